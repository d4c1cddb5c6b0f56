import { z } from 'zod';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { Database } from '../../database/open-database.ts';
import { id } from '../../http/texts.ts';
import type { JobCall, JobHandlers } from '../../jobs/worker.ts';
import { holderOfActor } from '../accounts/accounts.queries.ts';
import { disableLeavers } from './membership.queries.ts';
import * as queries from './roster.queries.ts';
import { contextFor, planHash, reportOf, unitsFor } from './roster.ts';
import { applyPlan, OutOfReach } from './roster-apply.ts';
import { conflict } from './roster-faults.ts';
import { planOf, type RosterPlan } from './roster-plan.ts';
import { type RosterRead, readRoster, sheetsOf } from './roster-reading.ts';
import type { UnitInSight } from './roster-row.ts';

const payload = z.strictObject({ roster: id });
const MOST_ABSENT = 500;

/** What becomes of rosters after they are put in: checked, then applied. Both with the rights of who asked, as they are now. */
export const rosterJobs = (xlsxReader: string | undefined): JobHandlers => ({
  'roster.check': (call) => carry(call, xlsxReader, 'checking', checked),
  'roster.apply': (call) => carry(call, xlsxReader, 'applying', applied),
});

/** Nothing of what was done is kept; tried again, the job finds nothing to do. */
class WithdrawnMeanwhile extends Error {
  constructor() {
    super('the roster was withdrawn while it was applied');
    this.name = 'WithdrawnMeanwhile';
  }
}

interface Prepared {
  readonly roster: queries.RosterRow;
  readonly plan: RosterPlan;
  readonly absent: readonly string[];
}

async function carry(
  call: JobCall,
  xlsxReader: string | undefined,
  state: 'checking' | 'applying',
  next: (call: JobCall, prepared: Prepared) => Promise<void>,
): Promise<void> {
  const prepared = await prepare(call, xlsxReader, state);
  // Withdrawn, done already, or the requester may not see it any more: nothing is left to do.
  return prepared === undefined ? call.finishing(async () => {}) : next(call, prepared);
}

/** What the roster would do now. The file and its sheets are let go before anything is done with it. */
async function prepare(
  call: JobCall,
  xlsxReader: string | undefined,
  state: 'checking' | 'applying',
): Promise<Prepared | undefined> {
  const { asRequester, report } = call;
  const { roster: rosterId } = payload.parse(call.job.payload);
  const found = await asRequester(async (tx) => {
    const roster = await queries.rosterById(tx, rosterId);
    if (roster === undefined || roster.state !== state) return undefined;
    return { roster, units: await unitsFor(tx, await holderOfActor(tx), roster) };
  });
  if (found === undefined) return undefined;
  const { roster, units } = found;
  const read = await readFile(call, roster, units, xlsxReader);
  await report(25);
  const codes = read.people.map((person) => person.id);
  const { plan, absent } = await asRequester(async (tx) => {
    const holder = await holderOfActor(tx);
    const plan = planOf(read, await contextFor(tx, holder, roster, { units, codes }));
    const isFaulty = plan.problems.length > 0;
    return { plan, absent: isFaulty ? [] : await absentFrom(tx, roster, units, new Set(codes)) };
  });
  await report(40);
  return { roster, plan, absent };
}

async function readFile(
  { asRequester }: JobCall,
  { id: rosterId, kind, headings }: queries.RosterRow,
  units: ReadonlyMap<string, UnitInSight>,
  xlsxReader: string | undefined,
): Promise<RosterRead> {
  const bytes = await asRequester((tx) => queries.contentOf(tx, rosterId));
  if (bytes === undefined) throw new Error('a roster that is not settled has its file');
  const sheets = await sheetsOf({ kind, bytes }, xlsxReader, headings);
  return sheets.problems.length > 0
    ? { people: [], columns: new Set(), problems: sheets.problems }
    : readRoster(sheets, [...units.values()], headings);
}

async function checked({ finishing }: JobCall, { roster, plan, absent }: Prepared): Promise<void> {
  const isFaulty = plan.problems.length > 0;
  // Withdrawn meanwhile: it stays so.
  await finishing((tx) =>
    queries.setRoster(tx, roster.id, {
      from: roster.state,
      state: isFaulty ? 'faulty' : 'checked',
      report: reportOf(plan, absent),
      planHash: isFaulty ? null : planHash(plan),
    }),
  );
}

async function applied(call: JobCall, prepared: Prepared): Promise<void> {
  const { roster, plan, absent } = prepared;
  const isAsShown =
    plan.problems.length === 0 && roster.planHash !== null && planHash(plan).equals(roster.planHash);
  // Something has changed since it was shown: it is shown again.
  if (!isAsShown) return checked(call, prepared);
  try {
    await call.finishing(async (tx) => {
      await applyPlan(tx, plan, roster, (done) =>
        call.report(40 + Math.floor((done / plan.changes.length) * 55)),
      );
      const report = reportOf(plan, absent);
      const settled = { from: roster.state, state: 'applied', report, isDone: true } as const;
      if (!(await queries.setRoster(tx, roster.id, settled))) throw new WithdrawnMeanwhile();
      const { problems: _, absent: __, ...facts } = report;
      await record(tx, {
        action: 'roster.apply',
        subject: { kind: 'roster', id: roster.id },
        unit: roster.unit,
        facts: { on: roster.on, ground: roster.ground, ...facts },
      });
    });
  } catch (error) {
    if (!isConflict(error)) throw error;
    const problem = { ...conflict(), row: undefined, column: undefined };
    await checked(call, { ...prepared, plan: { ...plan, changes: [], problems: [problem] } });
  }
}

/** Exclusion, uniqueness, a check: what the rows of others, out of sight, have against it. */
const isConflict = (error: unknown): boolean =>
  error instanceof OutOfReach ||
  (error instanceof Error && 'code' in error && /^23|^42501/.test(String(error.code)));

/** Who holds a post in the units of the roster on its day, and is not in the file. */
async function absentFrom(
  tx: Tx,
  { on }: queries.RosterRow,
  units: ReadonlyMap<string, UnitInSight>,
  codes: ReadonlySet<string>,
): Promise<readonly string[]> {
  const inRoster = [...units.values()].filter(({ isOfRoster }) => isOfRoster).map((unit) => unit.id);
  const there = await queries.codesInUnits(tx, { units: inRoster, from: on, to: on });
  return there.filter((code) => !codes.has(code)).slice(0, MOST_ABSENT);
}

/** Disables the accounts of those whose last day of service has passed. */
export async function sweepLeavers({ asSystem }: Pick<Database, 'asSystem'>): Promise<readonly string[]> {
  return asSystem(async (tx) => {
    const disabled = await disableLeavers(tx);
    for (const account of disabled) {
      const facts = { why: 'left' };
      await record(tx, { action: 'account.disable', subject: { kind: 'account', id: account }, facts });
    }
    return disabled;
  });
}
