import type { Product } from '../../server/src/testing/product.ts';
import { setUp } from './set-up.ts';
import { activate } from './steps.ts';

/** Whoever of the office signs in does so with this. */
export const PASSWORD = 'trang-sang-Ben-song-5';
const ADMINISTRATORS = { first: 'mua-roi-tren-Song-7', second: 'nang-len-Duoi-pho-8' };

/** A session by its cookie: calls as the pages make them. */
type Caller = (method: string, path: string, body?: object) => Promise<{ readonly [name: string]: string }>;

async function callerFor({ address }: Product, login: string, password: string): Promise<Caller> {
  let cookie = '';
  const call: Caller = async (method, path, body) => {
    const answer = await fetch(new URL(path, address), {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
    const given = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
    if (given.length > 0) cookie = given.join('; ');
    return answer.status === 204 ? {} : answer.json();
  };
  await call('POST', '/api/v1/session', { login, password });
  return call;
}

/**
 * An office as other journeys make it screen by screen: two units, an officer, an authority, a head with two people, each
 * with an account: `tochuc`, `thamquyen`, `truongphong`, `an`, `binh`.
 */
export async function anOffice(product: Product): Promise<{ readonly unit: string }> {
  const code = await setUp(product);
  await activate(product, 'thu.lv', code, ADMINISTRATORS.second);
  const first = await callerFor(product, 'mau.tt', ADMINISTRATORS.first);
  const second = await callerFor(product, 'thu.lv', ADMINISTRATORS.second);
  const from = '2025-01-01';
  const ground = 'QĐ 01/QĐ-UBND';
  const unit = async (code: string, name: string, parent: string | null, role: string) => {
    const body = { code, name, parent, role, kind: 'administrativeAgency', from, ground };
    return String((await first('POST', '/api/v1/units', body)).id);
  };
  const top = await unit('XA', 'Ủy ban nhân dân xã Mẫu', null, 'usingBody');
  const office = await unit('VP', 'Văn phòng', top, 'directUnit');

  const account = async (login: string, displayName: string, role?: string, at?: string) => {
    const invited = await first('POST', '/api/v1/accounts', {
      login,
      displayName,
      byTwo: role !== undefined,
    });
    const id = String(invited.account);
    let whole = String(invited.code);
    if (role !== undefined) {
      const half = await second('POST', `/api/v1/accounts/${id}/activation/confirmation`);
      whole += String(half.code);
      const proposed = { account: id, role, unit: at, from, ground };
      const grant = await first('POST', '/api/v1/role-grants', proposed);
      await second('POST', `/api/v1/role-grants/${grant.id}/confirmation`);
    }
    await activate(product, login, whole, PASSWORD);
  };
  await account('tochuc', 'Lương Tổ Chức', 'personnelOfficer', top);
  await account('thamquyen', 'Phạm Thẩm Quyền', 'authority', top);
  await account('truongphong', 'Trần Thị Chi', 'head', office);
  await account('an', 'Nguyễn Văn An');
  await account('binh', 'Lê Thị Bình');

  const officer = await callerFor(product, 'tochuc', PASSWORD);
  const person = async (staffCode: string, fullName: string, title: string, leads: string, login: string) => {
    const post = { unit: office, title, leads, service: 'civilServant', from, ground, isMain: true };
    const { id } = await officer('POST', '/api/v1/people', { staffCode, fullName, post });
    await officer('PUT', `/api/v1/people/${id}/account`, { login, ground });
  };
  await person('VP-01', 'Trần Thị Chi', 'Chánh Văn phòng', 'head', 'truongphong');
  await person('VP-02', 'Nguyễn Văn An', 'Chuyên viên', 'none', 'an');
  await person('VP-03', 'Lê Thị Bình', 'Chuyên viên', 'none', 'binh');
  return { unit: office };
}
