import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clocksOf } from '../../national-clocks.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { aRatedProvince, decideOtherwise, type RatedProvince } from '../../testing/rated-province.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { waitsFor } from '../../testing/waits.ts';
import { workingDays } from '../../working-days.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let year: RatedProvince;
let department: string;

const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const outbox = (as = department): Promise<Reply> =>
  ask('get', `/api/v1/units/${year.province}/national-outbox`, { as });
const deliver = (as = department): Promise<Reply> =>
  ask('post', `/api/v1/units/${year.province}/national-deliveries`, { as, body: { ground: 'CV 05' } });

beforeAll(async () => {
  const numbers = Array.from({ length: 12 }, (_, n) => n + 1);
  year = await aRatedProvince(superuser, { communes: [numbers] });
  department = await withRole('homeAffairs', year.province);
});

describe('results for the national database', () => {
  it('wait until they are given over, go once, and come back when they were refused or decided otherwise', async () => {
    const decided = year.subjects.filter(({ level }) => level !== null);
    const waiting = await outbox();
    expect([waiting.body.items?.length, waiting.body.late, waiting.body.refused]).toEqual([
      decided.length,
      0,
      0,
    ]);
    const waits = () => waitsFor(server, department, ['sendResults']);
    const soonest = String(waiting.body.items?.[0]?.clocks?.[0]?.dueOn);
    expect(await waits()).toEqual([`sendResults ${decided.length} ${soonest}`]);
    const { body: first, status } = await deliver();
    expect(await waits()).toEqual([]);
    expect([status, first.items]).toEqual([201, decided.length]);
    expect((await outbox()).body.items).toEqual([]);
    expect(said(await deliver())).toEqual([409, 'national-database.nothing-waits']);
    const answers = (list: readonly object[], as = department): Promise<Reply> =>
      ask('post', `/api/v1/national-deliveries/${first.id}/answers`, { as, body: { answers: list } });
    expect(said(await answers([{ position: 1, outcome: 'refused' }]))).toEqual([
      422,
      'national-database.refusal-needs-words',
    ]);
    expect(said(await answers([{ position: 99, outcome: 'accepted' }]))).toEqual([
      422,
      'national-database.unknown-item',
    ]);
    const answered = await answers([
      { position: 1, outcome: 'refused', words: 'Sai số định danh' },
      { position: 2, outcome: 'accepted', reference: 'TN-1' },
    ]);
    expect([answered.body.accepted, answered.body.refused]).toEqual([1, 1]);
    const opened = await ask('get', `/api/v1/national-deliveries/${first.id}`, { as: department });
    const shown = z
      .array(z.object({ position: z.int(), outcome: z.string().nullable(), words: z.string().nullable() }))
      .parse(opened.body.items);
    expect(shown.length).toBe(decided.length);
    expect(shown.slice(0, 3).map(({ outcome, words }) => [outcome, words])).toEqual([
      ['refused', 'Sai số định danh'],
      ['accepted', null],
      [null, null],
    ]);
    const back = await outbox();
    expect([back.body.refused, back.body.items?.map(({ refusedBecause }) => refusedBecause)]).toEqual([
      1,
      ['Sai số định danh'],
    ]);
    expect(await waits()).toEqual([`sendResults 1 ${soonest}`]);
    const one = decided.find(
      ({ code, level }) => level === 'good' && code !== String(back.body.items?.[0]?.subject),
    );
    await decideOtherwise(superuser, one?.code ?? '', 'completed');
    expect((await outbox()).body.items?.map(({ subject }) => subject).sort()).toEqual(
      [back.body.items?.[0]?.subject, one?.code].map(String).sort(),
    );
    expect(server.faults).toEqual([]);
  });

  it('leave with the personal number, for who sends them alone; codes nobody published are left open', async () => {
    const [one] = year.subjects;
    await superuser.query("update congtam.person set id_number = '001090012345' where staff_code = $1", [
      one?.code,
    ]);
    const list = await ask('get', `/api/v1/units/${year.province}/national-deliveries`, { as: department });
    const id = list.body.deliveries?.[0]?.id;
    const file = await ask('get', `/api/v1/national-deliveries/${id}/file`, { as: department });
    const lines = gunzipSync(file.bytes)
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.find(({ subject }) => subject === one?.code)).toMatchObject({
      ...{ idNumber: '001090012345', period: '2026', level: one?.level, levelCode: null },
    });
    // Who is in the file is told that it was taken; who is in none is not.
    const { rows: people } = await superuser.query<{ id: string; is_filed: boolean }>(
      `select p.id, exists (select 1 from congtam.national_item n where n.delivery_id = $1 and n.person_id = p.id) as is_filed
       from congtam.person p order by is_filed, p.id`,
      [id],
    );
    for (const { id: person, is_filed } of [people[0]!, people.at(-1)!]) {
      const as = await server.session(await anAccount(superuser, { person }));
      const { body } = await ask('get', '/api/v1/me/readers', { as });
      expect((body.readings ?? []).map(({ action }) => action)).toEqual(
        is_filed ? ['nationalDatabase.file'] : [],
      );
    }
    expect(people.map(({ is_filed }) => is_filed)).toEqual(expect.arrayContaining([true, false]));
    const inspector = await withRole('inspector', year.province);
    expect((await outbox(inspector)).status).toBe(200);
    expect(said(await ask('get', `/api/v1/national-deliveries/${id}/file`, { as: inspector }))).toEqual([
      403,
      'access.not-allowed',
    ]);
    const aside = await withRole('homeAffairs', year.communes[0]?.unit ?? '');
    for (const path of [`/api/v1/national-deliveries/${id}/file`, `/api/v1/national-deliveries/${id}`])
      expect((await ask('get', path, { as: aside })).status).toBe(404);
    expect((await ask('get', `/api/v1/national-deliveries/${id}`, { as: inspector })).status).toBe(200);
  });

  it('have every clock the texts name, the shortest first: five days, one and three working days', () => {
    // Friday 11 December 2026.
    const due = (done: string) =>
      clocksOf('2026-12-11', done, workingDays()).map(({ id, dueOn, isLate }) => [id, dueOn, isLate]);
    expect(due('2026-12-15')).toEqual([
      ['processed', '2026-12-14', true],
      ['results', '2026-12-16', false],
      ['employer', '2026-12-16', false],
    ]);
    expect(due('2026-12-14').some(([, , isLate]) => isLate)).toBe(false);
  });
});
