import type { Product } from '../../server/src/testing/product.ts';
import { setUp } from './set-up.ts';
import { activate } from './steps.ts';

/** Whoever of the office signs in does so with this. */
export const PASSWORD = 'trang-sang-Ben-song-5';
export const ADMINISTRATORS = { first: 'mua-roi-tren-Song-7', second: 'nang-len-Duoi-pho-8' };

/** A session by its cookie: calls as the pages make them. */
export type Caller = (
  method: string,
  path: string,
  body?: object,
) => Promise<{ readonly [name: string]: string }>;

/** Who calls the API as somebody of the office. */
export async function callerFor({ address }: Product, login: string, password: string): Promise<Caller> {
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

const FROM = '2025-01-01';
const GROUND = 'QĐ 01/QĐ-UBND';

/** What the two administrators do: units, accounts that are activated, roles. */
async function administratorsOf(product: Product, from = FROM) {
  const first = await callerFor(product, 'mau.tt', ADMINISTRATORS.first);
  const second = await callerFor(product, 'thu.lv', ADMINISTRATORS.second);
  return {
    unit: async (code: string, name: string, parent: string | null, role: string) => {
      const body = { code, name, parent, role, kind: 'administrativeAgency', from, ground: GROUND };
      return String((await first('POST', '/api/v1/units', body)).id);
    },
    /** An account of somebody; who is to hold a role needs both administrators, and a person first. */
    account: async (login: string, displayName: string, byTwo: boolean) => {
      const invited = await first('POST', '/api/v1/accounts', { login, displayName, byTwo });
      const id = String(invited.account);
      const half = byTwo ? await second('POST', `/api/v1/accounts/${id}/activation/confirmation`) : undefined;
      await activate(product, login, `${invited.code}${half?.code ?? ''}`, PASSWORD);
      return id;
    },
    grant: async (id: string, role: string, unit: string) => {
      const body = { account: id, role, unit, from, ground: GROUND };
      const proposed = await first('POST', '/api/v1/role-grants', body);
      await second('POST', `/api/v1/role-grants/${proposed.id}/confirmation`);
    },
  };
}

/** Another body beside the office, which has a personnel officer of its own: `tochuc.so`. */
export async function anotherBody(product: Product, code: string, name: string): Promise<void> {
  const { unit, account, grant } = await administratorsOf(product);
  const body = await unit(code, name, null, 'usingBody');
  await grant(await account('tochuc.so', 'Vũ Tiếp Nhận', true), 'personnelOfficer', body);
}

/**
 * An office as other journeys make it screen by screen: two units, an officer, an authority, a head with two people, each
 * with an account: `tochuc`, `thamquyen`, `truongphong`, `an.nv`, `binh.lt`; and `thanh.tra`, who serves elsewhere.
 */
export async function anOffice(
  product: Product,
  from = FROM,
): Promise<{ readonly top: string; readonly unit: string }> {
  const code = await setUp(product);
  await activate(product, 'thu.lv', code, ADMINISTRATORS.second);
  const { unit, account, grant } = await administratorsOf(product, from);
  const top = await unit('XA', 'Ủy ban nhân dân xã Mẫu', null, 'usingBody');
  const office = await unit('VP', 'Văn phòng', top, 'directUnit');

  await grant(await account('tochuc', 'Lương Tổ Chức', true), 'personnelOfficer', top);

  const officer = await callerFor(product, 'tochuc', PASSWORD);
  const person = async (staffCode: string, fullName: string, login: string, post: object) => {
    const common = { service: 'civilServant', from, ground: GROUND, isMain: true };
    const { id } = await officer('POST', '/api/v1/people', {
      staffCode,
      fullName,
      post: { ...common, ...post },
    });
    await officer('PUT', `/api/v1/people/${id}/account`, { login, ground: GROUND });
  };
  const authority = await account('thamquyen', 'Phạm Thẩm Quyền', true);
  const head = await account('truongphong', 'Trần Thị Chi', true);
  await account('an.nv', 'Nguyễn Văn An', false);
  await account('binh.lt', 'Lê Thị Bình', false);
  await account('thanh.tra', 'Đỗ Thanh Tra', true);
  await person('UB-01', 'Phạm Thẩm Quyền', 'thamquyen', { unit: top, title: 'Chủ tịch', service: 'cadre' });
  await person('VP-01', 'Trần Thị Chi', 'truongphong', {
    unit: office,
    title: 'Chánh Văn phòng',
    leads: 'head',
  });
  await person('VP-02', 'Nguyễn Văn An', 'an.nv', { unit: office, title: 'Chuyên viên' });
  await person('VP-03', 'Lê Thị Bình', 'binh.lt', { unit: office, title: 'Chuyên viên' });
  await grant(authority, 'authority', top);
  await grant(head, 'head', office);
  return { top, unit: office };
}
