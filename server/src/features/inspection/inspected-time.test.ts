import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aCycle } from '../../testing/computed-cycle.ts';
import { anInspection } from '../../testing/inspections.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const { asActor, superuser } = await testDatabase();

/** A unit in a year: its cycle, and one id for everything there is of it. */
interface Place {
  readonly name: string;
  readonly unit: string;
  readonly year: string;
  readonly cycle: string;
  readonly id: string;
}

/** A row of each kind, and the column that says of which place it is. */
const rowsOf = ({ unit, year, cycle, id }: Place) => ({
  'cycle.id': undefined,
  'statement.cycle_id': `(cycle_id, sheet, unit_id, period, row_key, step, cells, is_late, said_by)
    values ('${cycle}', 'x', '${unit}', '', 'a', 'office', '{}', false, '${id}')`,
  'level_act.cycle_id': `(cycle_id, regulation, subject_code, number, act, state, round, level, suggested, unit_id, run_id, taken_by)
    values ('${cycle}', 'x', 'A', 1, 'decide', 'decidedUnchanged', 1, 'good', 'good', '${unit}', '${id}', '${id}')`,
  'quota_exception.cycle_id': `(id, cycle_id, regulation, quota, scope, subject_code, unit_id, ground, document, asked_by)
    values ('${id}', '${cycle}', 'x', 'x', 'x', 'A', '${unit}', 'x', 'x', '${id}')`,
  'result_use.cycle_id': `(cycle_id, regulation, subject_code, rule, number, act, unit_id, taken_by)
    values ('${cycle}', 'x', 'A', 'x', 1, 'takeUp', '${unit}', '${id}')`,
  'decision.id': `(id, cycle_id, regulation, unit_id, kind, basis, drafted_by)
    values ('${id}', '${cycle}', 'x', '${unit}', 'first', 'x', '${id}')`,
  'decision_item.decision_id': `(decision_id, subject_code, position, unit_id, level)
    values ('${id}', 'A', 1, '${unit}', 'good')`,
  'decision_act.decision_id': `(decision_id, number, act, state, unit_id, taken_by)
    values ('${id}', 1, 'draft', 'drafted', '${unit}', '${id}')`,
  'notice_act.decision_id': `(decision_id, subject_code, number, act, unit_id, taken_by)
    values ('${id}', 'A', 1, 'sent', '${unit}', '${id}')`,
  'meeting.id': `(id, cycle_id, regulation, unit_id, kind, on_day, place, called_by)
    values ('${id}', '${cycle}', 'x', '${unit}', 'meeting', '2026-12-01', 'x', '${id}')`,
  'meeting_subject.meeting_id': `(meeting_id, subject_code, unit_id) values ('${id}', 'A', '${unit}')`,
  'meeting_act.meeting_id': `(meeting_id, number, act, unit_id, conclusions, minutes, taken_by)
    values ('${id}', 1, 'adopt', '${unit}', 'x', 'biên bản', '${id}')`,
  'meeting_opinion.meeting_id': `(id, meeting_id, subject_code, unit_id, position, side, opinion, is_written, said_by)
    values ('${id}', '${id}', 'A', '${unit}', 1, 'x', 'ý kiến', false, '${id}')`,
  'poll.meeting_id': `(id, meeting_id, subject_code, unit_id, question, options, voters, suppress_below, opened_by)
    values ('${id}', '${id}', 'A', '${unit}', 'x', '{a,b}', array['${id}'::uuid], 5, '${id}')`,
  'issued_paper.id': `(id, form, cycle_id, unit_id, input, input_hash, code, issued_by, issued_by_name)
    values ('${id}', 'personal-notice', '${cycle}', '${unit}', '{}', sha256('{}'),
      'CT1:${id}:' || encode(sha256('{}'), 'hex'), '${id}', 'x')`,
  'issued_paper_file.paper_id': `(paper_id, kind, content, hash) values ('${id}', 'pdf', 'x', sha256('x'))`,
  'consolidation.id': `(id, unit_id, period, number, ground, figures, figures_hash, sent_by, sent_by_name)
    values ('${id}', '${unit}', '${year}', 1, 'x', '{}', sha256('{}'), '${id}', 'x')`,
});

const places: Place[] = [];
const unit: Record<string, string> = {};
/** Inspects one unit over the years, and the other one in 2026. */
let ofBoth: string;
/** Inspects one unit in 2026. */
let ofOne: string;
/** The same as the first, and oversees both units anyway. */
let withOwnRole: string;

/** Of which places somebody sees a row, by the kind of row. */
const seenBy = (who: string) =>
  asActor(account(who), async ({ db }) => {
    const seen: Record<string, string[]> = {};
    for (const kind of Object.keys(rowsOf(places[0]!))) {
      const [table, column] = kind.split('.');
      const { rows } = await sql<{ id: string }>`select ${sql.ref(column ?? '')} as id
        from ${sql.table(`congtam.${table}`)}`.execute(db);
      const ids = rows.map(({ id }) => id);
      seen[kind] = places
        .filter(({ id, cycle }) => ids.includes(id) || ids.includes(cycle))
        .map(({ name }) => name);
    }
    return seen;
  });
const each = (names: readonly string[]) =>
  Object.fromEntries(Object.keys(rowsOf(places[0]!)).map((kind) => [kind, names]));

beforeAll(async () => {
  for (const name of ['Một', 'Hai']) {
    unit[name] = await aUnit(superuser, { name: `Xã ${name}` });
    for (const year of ['2021', '2026']) {
      const cycle = await aCycle(superuser, { unit: unit[name], states: ['planned', 'open'], period: year });
      places.push({ name: `${name} ${year}`, unit: unit[name], year, cycle, id: newId() });
    }
  }
  // What things hang together by is not asked about here: only who sees them.
  await superuser.query("set session_replication_role = 'replica'");
  for (const place of places)
    for (const [kind, row] of Object.entries(rowsOf(place)))
      if (row !== undefined) await superuser.query(`insert into congtam.${kind.split('.')[0]} ${row}`);
  await superuser.query("set session_replication_role = 'origin'");
  [ofBoth, ofOne, withOwnRole] = [
    await anAccount(superuser),
    await anAccount(superuser),
    await anAccount(superuser),
  ];
  for (const name of ['Một', 'Hai'])
    await aGrant(superuser, { account: withOwnRole, role: 'homeAffairs', unit: unit[name]! });
  const overYears = ['2020-01-01', '2026-12-31'] as const;
  await anInspection(superuser, { unit: unit.Một!, members: [ofBoth, withOwnRole], covers: overYears });
  await anInspection(superuser, { unit: unit.Hai!, members: [ofBoth, withOwnRole] });
  await anInspection(superuser, { unit: unit.Một!, members: [ofOne] });
}, 120_000);

describe('A30 - the time that an inspection looks at', () => {
  it('bounds papers, decisions, meetings, notices and uses of results as it bounds cycles', async () => {
    expect(await seenBy(ofOne)).toEqual(each(['Một 2026']));
  });

  it('is that of its own units: what another inspection looks at over years opens no year of these', async () => {
    expect(await seenBy(ofBoth)).toEqual(each(['Một 2021', 'Một 2026', 'Hai 2026']));
  });

  it('takes nothing from who sees the units by a role of their own', async () => {
    expect(await seenBy(withOwnRole)).toEqual(each(places.map(({ name }) => name)));
  });

  it('holds for what somebody brought along to where they serve now', async () => {
    const elsewhere = await aUnit(superuser, { name: 'Xã cũ' });
    const person = await aPerson(superuser, { name: 'Người chuyển đến', unit: unit.Hai! });
    for (const year of ['2021', '2026'])
      await superuser.query(
        `insert into congtam.result_sent (cycle_id, person_id, unit_id, regulation, period, measure, value, body, document, sent_by)
         values ($1, $2, $3, 'x', $4, 'x', '80', 'x', 'x', $5)`,
        [
          await aCycle(superuser, { unit: elsewhere, states: ['planned', 'open'], period: year }),
          ...[person, elsewhere, `${year}-01`, await anAccount(superuser)],
        ],
      );
    const brought = await asActor(account(ofBoth), ({ db }) =>
      db.selectFrom('congtam.result_sent').select('period').execute(),
    );
    expect(brought).toEqual([{ period: '2026-01' }]);
  });

  it('is asked by every table of a cycle or a period that inspectors read', async () => {
    const { rows } = await superuser.query<{ name: string }>(
      `select distinct c.table_name as name from information_schema.columns c
       join pg_policies p on p.schemaname = c.table_schema and p.tablename = c.table_name
       where c.table_schema = 'congtam' and c.column_name in ('cycle_id', 'period', 'run_id', 'decision_id', 'meeting_id')
         and p.cmd = 'SELECT' and p.permissive = 'PERMISSIVE'
         and p.qual ~ 'units_within|readers_of_people|every_role'
         and p.qual ~ 'readers_of_people|every_role|inspector'
         and not exists (
           select 1 from pg_policies r
           where r.schemaname = p.schemaname and r.tablename = p.tablename and r.permissive = 'RESTRICTIVE'
             and r.qual ~ 'inspects')
       order by 1`,
    );
    // Counts that were made public, without those of few people.
    expect(rows.map(({ name }) => name)).toEqual(['consolidation_shown']);
  });
});
