import { beforeAll, describe, expect, it } from 'vitest';
import { account, type Tx } from '../../database/as-actor.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { aRatedProvince, type RatedProvince } from '../../testing/rated-province.ts';
import { aPack } from '../../testing/regulations.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import type { LocalPackRow } from '../regulations/regulations.queries.ts';
import { cataloguesOfUnits, regulationsOfUnits } from './issued-texts.ts';
import { progressWithin } from './progress.queries.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let year: RatedProvince;
let department: string;
let officer: string;
let late: string;

const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const progress = (unit: string, as = department): Promise<Reply> =>
  ask('get', `/api/v1/units/${unit}/progress?period=2026`, { as });
const unitAt = (at: number) => year.communes[at]?.unit ?? '';

beforeAll(async () => {
  const numbers = (many: number) => Array.from({ length: many }, (_, n) => n + 1);
  year = await aRatedProvince(superuser, { communes: [numbers(30), numbers(12)] });
  department = await withRole('homeAffairs', year.province);
  officer = await withRole('personnelOfficer', unitAt(0));
  late = await aUnit(superuser, { name: 'Xã chậm', parent: year.province });
  await aCycle(superuser, { unit: late, states: ['planned', 'open'] });
  await aUnit(superuser, { name: 'Xã chưa lập đợt', parent: year.province });
  const [first] = year.communes;
  for (const [at, state] of ['submitted', 'returned', 'received'].entries()) {
    const subject = year.subjects[at];
    const { rows } = await superuser.query(
      `insert into congtam.dossier (id, cycle_id, regulation, subject_code, round, unit_id, recipient_unit, due_on, lines, opened_by)
       values (gen_random_uuid(), $1, 'nd-335-2025', $2, 1, $3, $4, '2026-01-05', '[]', $5) returning id`,
      [first?.cycle, subject?.code, subject?.unit, year.province, await anAccount(superuser)],
    );
    await superuser.query(
      `insert into congtam.dossier_step (dossier_id, number, act, state, is_late, taken_by, taken_by_name)
       values ($1, 1, $2, $3, false, $4, 'Người gửi')`,
      [
        rows[0].id,
        { submitted: 'submit', returned: 'return', received: 'receive' }[state],
        state,
        await anAccount(superuser),
      ],
    );
  }
  await superuser.query(
    `insert into congtam.procedure_step (cycle_id, regulation, subject_code, round, step, does, unit_id, thing_kind, thing_id,
       is_late, reason, taken_by)
     select $1, 'nd-335-2025', code, 1, 'meeting', 'meet', $2, 'meeting', 'x', n = 1, case when n = 1 then 'ốm' end, $3
     from unnest($4::text[]) with ordinality t (code, n)`,
    [
      first?.cycle,
      first?.unit,
      await anAccount(superuser),
      year.subjects.slice(0, 4).map(({ code }) => code),
    ],
  );
});

describe('NT22-2a - progress', () => {
  it('says of every unit of a scope at which step it is, what is late and what was returned', async () => {
    const { body } = await progress(year.province);
    const decided = year.subjects.filter(({ level }) => level !== null).length;
    expect(body.total).toMatchObject({
      subjects: year.subjects.length,
      levels: { proposed: 0, decided },
      dossiers: { draft: 0, submitted: 1, returned: 1, received: 1, late: 1 },
      steps: [
        { step: 'meeting', label: { vi: expect.stringContaining('Họp nhận xét') }, subjects: 4, late: 1 },
      ],
    });
    // The province itself and the commune without a cycle; each commune and its office; the one that is open.
    expect(body.total?.stages).toEqual({ none: 2, planned: 0, open: 1, closed: 0, computed: 4, late: 0 });
    const byName = new Map(body.units?.map((unit) => [String(unit.name), unit]));
    expect([...byName.keys()]).toEqual(['Xã 1', 'Xã 2', 'Xã chậm', 'Xã chưa lập đợt']);
    expect(byName.get('Xã 2')).toMatchObject({ subjects: 12, hasBelow: true });
    expect(byName.get('Xã chậm')?.stages).toMatchObject({ open: 1 });
  });

  it('goes down to the unit, to each subject and its dossier; aside nobody sees anything', async () => {
    const { body } = await progress(unitAt(0), officer);
    const own = year.subjects.filter(({ unit }) => unit === unitAt(0));
    // Where something of the unit itself stands, it is among those it is made of.
    expect(body.units?.map(({ name, subjects }) => [name, subjects])).toEqual([
      ['Xã 1', own.length],
      ['Văn phòng 1', 30 - own.length],
    ]);
    const subjects = (unit: string, as: string, more = ''): Promise<Reply> =>
      ask('get', `/api/v1/units/${unit}/progress/subjects?period=2026${more}`, { as });
    const listed = await subjects(unitAt(0), officer);
    expect(listed.body.subjects).toHaveLength(own.length);
    const dossier = listed.body.subjects?.find((one) => one.dossier !== null);
    expect([dossier?.dossierState, dossier?.dueOn]).toEqual(['returned', '2026-01-05']);
    // Who oversees opens it from there.
    const opened = await ask('get', `/api/v1/dossiers/${dossier?.dossier}`, { as: department });
    expect([opened.status, opened.body.subject]).toEqual([200, dossier?.subject]);
    expect((await subjects(unitAt(0), officer, '&limit=2')).body.next).toBe(2);
    expect((await subjects(unitAt(1), officer)).status).toBe(404);
    expect(said(await progress(year.province, officer))).toEqual([403, 'access.not-allowed']);
    const nobody = await server.session(await anAccount(superuser));
    expect((await progress(year.province, nobody)).status).toBeGreaterThanOrEqual(403);
    // The database counts for nobody else either.
    const counted = async (role: string, unit: string) => {
      const who = await anAccount(superuser);
      await aGrant(superuser, { account: who, role, unit });
      const work = (tx: Tx) => progressWithin(tx, year.province, '2026');
      return (await database.asActor(account(who), work, { isReadOnly: true })).length > 0;
    };
    expect(await counted('homeAffairs', year.province)).toBe(true);
    expect(await counted('personnelOfficer', unitAt(0))).toBe(false);
    expect(await counted('recordsClerk', year.province)).toBe(false);
  });

  it('who is late is urged, many at once; there they are told, and it is counted', async () => {
    const told = await anAccount(superuser);
    await aGrant(superuser, { account: told, role: 'head', unit: late });
    const urge = (as: string, units: readonly string[]): Promise<Reply> =>
      ask('post', '/api/v1/urgings', {
        as,
        body: {
          units,
          period: '2026',
          about: 'cycle',
          words: 'Đề nghị đóng đợt trước 15/12',
          dueOn: '2026-12-10',
        },
      });
    expect((await urge(department, [late, unitAt(1)])).status).toBe(201);
    expect((await urge(department, [late])).status).toBe(201);
    const { body } = await progress(year.province);
    expect(body.total?.urged?.times).toBe(3);
    expect(body.units?.find(({ unit }) => unit === late)?.urged?.times).toBe(2);
    const session = await server.session(told);
    const notices = await ask('get', '/api/v1/me/notices', { as: session });
    expect(notices.body.notices?.map(({ kind }) => kind)).toEqual(['reminder']);
    const seen = await ask('get', '/api/v1/urgings?period=2026', { as: session });
    expect(seen.body.urgings?.map(({ unit }) => unit)).toEqual([late, late]);
    expect(said(await urge(officer, [unitAt(0), late]))[0]).toBe(404);
    expect(said(await urge(session, [late]))).toEqual([403, 'access.not-allowed']);
    expect(server.faults).toEqual([]);
  });
});

describe('texts that units have to issue', () => {
  const lines = new Map([
    ['a', ['a', 'top']],
    ['b', ['b', 'top']],
    ['top', ['top']],
  ]);
  const pack = (unit: string, more: Partial<LocalPackRow>): LocalPackRow => ({
    ...{ id: 'i', unit, regulation: 'r', from: '2026-02-01', layerOf: 'nd', titleVi: 'x', titleEn: 'x' },
    ...{ number: '12/QĐ', hash: '', procedureHash: null, registerTables: {}, state: 'official', step: 4 },
    ...more,
  });
  const shipped = [{ regulation: 'nd', version: '2026-01-01' }];
  const states = (packs: readonly LocalPackRow[], texts = shipped) =>
    [...regulationsOfUnits(lines, { packs, shipped: texts, on: '2026-10-01' }).values()].map(
      ({ state }) => state,
    );

  it('are their own, of a unit above, under way, old, contradictory, or none', () => {
    expect(states([])).toEqual(['none', 'none', 'none']);
    expect(states([pack('top', {})])).toEqual(['fromAbove', 'fromAbove', 'own']);
    expect(states([pack('a', {}), pack('b', { state: 'draft' })])).toEqual(['own', 'underWay', 'none']);
    expect(states([pack('a', { state: 'ended' })])).toEqual(['none', 'none', 'none']);
    expect(states([pack('a', {}), pack('a', { regulation: 'other', from: '2026-01-15' })])[0]).toBe(
      'contradictory',
    );
    // Another version of the same text follows it: that is no contradiction.
    expect(states([pack('a', {}), pack('a', { from: '2026-05-01' })])[0]).toBe('own');
    expect(states([pack('a', {})], [{ regulation: 'nd', version: '2026-07-01' }])[0]).toBe('old');
    expect(states([pack('a', {})], [{ regulation: 'nd', version: '2027-07-01' }])[0]).toBe('own');
  });

  it('a catalogue from before the regulation in force is old', () => {
    const regulations = regulationsOfUnits(lines, { packs: [pack('a', {})], shipped, on: '2026-10-01' });
    const catalogue = (from: string) => ({
      ...{ id: 'c', unit: 'a', from, standardProduct: 'x', groups: 5, groupsArticle: 'x', items: [] },
      ...{ ground: 'QĐ 5', proposedBy: 'p', state: 'approved' as const, decisionGround: null },
    });
    const state = (from: string) =>
      cataloguesOfUnits(lines, { inForce: [catalogue(from)], proposed: [], regulations }).get('a')?.state;
    expect([state('2025-12-01'), state('2026-02-01')]).toEqual(['old', 'own']);
  });

  it('stand beside each unit of the scope', async () => {
    await aPack(superuser, {
      unit: unitAt(0),
      regulation: 'qc-xa',
      states: ['draft', 'pilot', 'proposed', 'official'],
    });
    await aPack(superuser, { unit: unitAt(1), regulation: 'qc-xa', states: ['draft'] });
    const { body } = await progress(year.province);
    expect(
      body.units?.map(({ regulation, catalogue }) => [regulation?.state, catalogue?.state]).slice(0, 3),
    ).toEqual([
      ['own', 'none'],
      ['underWay', 'none'],
      ['none', 'none'],
    ]);
  });

  it('CITY-6 - bodies at any depth are listed with their texts, those without one among them; aside nobody sees it', async () => {
    const deep = await aUnit(superuser, { name: 'Trung tâm thuộc xã', parent: unitAt(1) });
    const listed = (unit: string, as: string): Promise<Reply> =>
      ask('get', `/api/v1/units/${unit}/progress/texts`, { as });
    const { body } = await listed(year.province, department);
    const stateOf = (unit: string) => {
      const of = body.bodies?.find((one) => one.unit === unit);
      return [of?.regulation?.state, of?.catalogue?.state, of?.above];
    };
    expect([stateOf(unitAt(0))[0], stateOf(unitAt(1))[0]]).toEqual(['own', 'underWay']);
    expect(stateOf(deep)).toEqual(['none', 'none', 'Xã 2']);
    // A text that contradicts the one in force is seen from above at once.
    await aPack(superuser, {
      ...{ unit: unitAt(0), regulation: 'qc-khac' },
      states: ['draft', 'pilot', 'proposed', 'official'],
    });
    const again = await listed(year.province, department);
    expect(again.body.bodies?.find(({ unit }) => unit === unitAt(0))?.regulation?.state).toBe(
      'contradictory',
    );
    expect((await listed(unitAt(0), officer)).status).toBe(200);
    expect(said(await listed(year.province, officer))).toEqual([403, 'access.not-allowed']);
    expect((await listed(unitAt(1), officer)).status).toBeGreaterThanOrEqual(403);
  });
});
