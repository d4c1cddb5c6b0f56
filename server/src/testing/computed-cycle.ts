import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';
import { aPerson } from './units.ts';

/** Puts a cycle straight into the database, brought through these states. */
export async function aCycle(
  superuser: Client,
  given: {
    readonly unit: string;
    readonly states: readonly string[];
    /** Versions of regulations, `id@date`. */
    readonly regulations?: readonly string[];
    readonly period?: string;
  },
): Promise<string> {
  const [id, by] = [newId(), await anAccount(superuser)];
  await superuser.query(
    `insert into congtam.cycle (id, unit_id, kind, period, roots, excluded, people, is_pilot, ground, planned_by)
     values ($1, $2, 'year', $4, array[$2::uuid], '{}', '{}', false, 'KH 01', $3)`,
    [id, given.unit, by, given.period ?? '2026'],
  );
  for (const [at, name] of (given.regulations ?? ['nd-335-2025@2026-01-01']).entries())
    await superuser.query(
      `insert into congtam.cycle_regulation (cycle_id, position, regulation, version, parts)
       values ($1, $2, $3, $4, '[]')`,
      [id, at + 1, ...name.split('@')],
    );
  for (const [at, state] of given.states.entries()) {
    await superuser.query(
      'insert into congtam.cycle_step (cycle_id, step, state, ground, taken_by) values ($1, $2, $3, $4, $5)',
      [id, at + 1, state, 'KH 01', await anAccount(superuser)],
    );
  }
  return id;
}

/** An open cycle of a unit in which the office said something of somebody. */
export async function aStatement(
  superuser: Client,
  { unit, person }: { readonly unit: string; readonly person: string },
): Promise<void> {
  const cycle = await aCycle(superuser, { unit, states: ['planned', 'open'] });
  await superuser.query(
    `insert into congtam.statement (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, is_late, said_by)
     values ($1, 'leave', $2, $3, '', 'a', 'office', '{}', false, $4)`,
    [cycle, unit, person, await anAccount(superuser)],
  );
}

export interface ComputedCycle {
  readonly cycle: string;
  /** The first of the candidates. */
  readonly person: string;
  readonly code: string;
  readonly codes: readonly string[];
}

const STATE_OF = { open: 'waiting', 'everyone-fits': 'in', 'duty-group-missing': 'waiting' } as const;

/** A closed cycle with a run in which one person, or several, are candidates for the places there are. */
export async function aComputedCycle(
  superuser: Client,
  {
    unit,
    places,
    about = [],
    candidates = about.length || 1,
    beside = 0,
    frame = { group: 'staff', authority: { rule: 'classifies-others', articles: [] } },
    frames = [],
    regulations = ['nd-335-2025@2026-01-01'],
    isOfUnit = false,
    period = '2026',
    quota = 'excellent-people',
    reached = 'excellent',
    besideReached = 'good',
    servesIn = unit,
    why = 'open',
    eligible = 5,
    countedBy = [],
  }: {
    readonly unit: string;
    readonly places: number;
    readonly candidates?: number;
    /** How many more of the unit reach another level, and stand on no board. */
    readonly beside?: number;
    /** Who they are; without them they are somebody new. */
    readonly about?: readonly string[];
    /** What stands of the subject in the line of its result. */
    readonly frame?: object;
    /** The same, candidate by candidate; whoever is left out has `frame`. */
    readonly frames?: readonly object[];
    /** Versions of regulations, `id@date`; the first is the base under which the result stands. */
    readonly regulations?: readonly string[];
    /** The result is that of the unit, and not of a person in it. */
    readonly isOfUnit?: boolean;
    readonly period?: string;
    /** Of the base, under which there are places. */
    readonly quota?: string;
    /** The level that the candidates reach before any quota. */
    readonly reached?: string;
    /** The level that those beside the board reach. */
    readonly besideReached?: string;
    /** A unit below, where they serve; the board is that of `unit`. */
    readonly servesIn?: string;
    /** Where the run left the candidates. */
    readonly why?: keyof typeof STATE_OF;
    /** How many are in the base. */
    readonly eligible?: number;
    /** Other quotas whose boards count them, without a place. */
    readonly countedBy?: readonly string[];
  },
): Promise<ComputedCycle> {
  const cycle = await aCycle(superuser, {
    unit,
    states: ['planned', 'open', 'closing', 'closed'],
    regulations,
    period,
  });
  const [base = ''] = regulations[0]?.split('@') ?? [];
  const people: { readonly id: string; readonly code: string }[] = [];
  for (let at = 0; at < candidates + beside; at += 1) {
    const id = about[at] ?? (await aPerson(superuser, { name: 'Người', unit: servesIn }));
    const { rows } = await superuser.query('select staff_code from congtam.person where id = $1', [id]);
    people.push({ id, code: String(rows[0].staff_code) });
  }
  const { rows: units } = await superuser.query('select code from congtam.unit where id = $1', [unit]);
  const codes = isOfUnit ? [String(units[0].code)] : people.map(({ code }) => code);
  const run = newId();
  await superuser.query(
    `insert into congtam.evaluation_run (id, cycle_id, unit_id, number, as_of, asked_by)
     values ($1, $2, $3, 1, '2026-12-31', $4)`,
    [run, cycle, unit, await anAccount(superuser)],
  );
  for (const [at, code] of codes.entries())
    await superuser.query(
      `insert into congtam.evaluation_result (run_id, regulation, kind, position, subject_code, unit_id, person_id,
         outcome, suggested, before_quota, line)
       values ($1, $7, $8, $6, $2, $3, $4, 'decided', $10, $9, $5)`,
      [
        ...[
          run,
          code,
          servesIn,
          isOfUnit ? null : people[at]?.id,
          JSON.stringify(frames[at] ?? frame),
          at,
          base,
        ],
        ...[isOfUnit ? 'unit' : 'person', at < candidates ? reached : besideReached],
        at < candidates && why === 'everyone-fits' ? reached : 'good',
      ],
    );
  const line = { scope: 'X', eligible, rated: eligible, places, binding: true, share: '0.2', notes: [] };
  const standing = codes
    .slice(0, candidates)
    .map((subject, at) => ({ subject, rank: at + 1, state: STATE_OF[why], why }));
  for (const [at, board] of [
    { ...line, quota, candidates: standing },
    ...countedBy.map((other) => ({ ...line, quota: other, places: 0, candidates: [] })),
  ].entries())
    await superuser.query(
      `insert into congtam.evaluation_board (run_id, regulation, position, quota, scope, unit_id, line, members)
       values ($1, $4, $7, $5, 'X', $2, $3, $6)`,
      [run, unit, JSON.stringify(board), base, board.quota, codes, at],
    );
  await superuser.query(
    `insert into congtam.evaluation_end (run_id, outcome, receipt, frames) values ($1, 'done', '{}', '[]')`,
    [run],
  );
  const [first] = people;
  const [code] = codes;
  if (first === undefined || code === undefined) throw new Error('somebody is a candidate');
  return { cycle, person: first.id, code, codes };
}
