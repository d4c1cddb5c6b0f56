import { join } from 'node:path';
import { expect, it } from 'vitest';
import { congtam, newFolder } from '../testing/run-congtam.fixture.ts';
import { office, tinyLayer, tinyRules, writePack, writeTables } from '../testing/tiny-pack.fixture.ts';

const folder = newFolder();
const pack = writePack(folder, 'tiny', tinyRules);
const layer = writePack(folder, 'tiny-local', tinyLayer);
const good = office({ an: '9' });
const mendOf = async (name: string, tables: { [table: string]: string }, ...more: string[]) => {
  const input = writeTables(folder, name, tables);
  const { exit, json } = await congtam('check', input, '--regulation', pack, ...more, '--json');
  return [exit, ...json().complaints.map((c: { mend: { vi: string; en: string } }) => c.mend)];
};

it('a sheet that only a layer knows: the layer may be missing', async () => {
  const local = { ...good, lateness: 'subject,period,late\nan,2026,có\n' };
  const [exit, mend] = await mendOf('local', local);
  expect(exit).toBe(2);
  expect(mend.vi).toContain('có thể thiếu --regulation của quy định địa phương (lớp)');
  expect(await mendOf('layered', local, '--regulation', layer)).toEqual([0]);
});

it('a sheet like none at all is answered with the labels of the sheets', async () => {
  const [, mend] = await mendOf('weather', { ...good, weather: 'day\n2026-01-01\n' });
  expect(mend.vi).toContain('“Đơn vị”, “Người và vị trí”');
  expect(mend.en).toContain('“Units”');
  expect(mend.vi).not.toContain('--regulation');
});

it('a heading is answered with labels in the language chosen', async () => {
  const tables = { ...good, units: 'id,name,kind,role,colour\nphong,P,administrativeAgency,usingBody,x\n' };
  const [, mend] = await mendOf('colour', tables);
  expect(mend.vi).toContain('“Mã đơn vị”');
  expect(mend.vi).not.toMatch(/\bparent\b/);
  expect(mend.en).toContain('“Unit id”');
  const [, near] = await mendOf('near', { ...good, units: good.units?.replace('name', 'Tên đơn vj') ?? '' });
  expect(near.vi).toBe('có phải là “Tên đơn vị”?');
  const { err } = await congtam('check', join(folder, 'colour'), '--regulation', pack, '--lang', 'en');
  expect(err).toContain('“Unit name”');
});
