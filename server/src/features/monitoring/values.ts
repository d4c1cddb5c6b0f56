import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { listFiles } from './file-view.ts';
import * as queries from './monitoring.queries.ts';
import { raterOf } from './raters.ts';
import { asIfHandedOn } from './score.ts';
import { readFor } from './sheets.ts';
import { shownIn } from './shown-scores.ts';

/**
 * Everybody of a unit and below in a period: what each said of themself beside what was confirmed, and what it gives. One
 * reading of many is one event.
 */
export async function valuesOf(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly period: string; readonly unit: string },
) {
  const listed = await listFiles(tx, holder, sources, given);
  if (isRefusal(listed)) return listed;
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const opened = await readFor(tx, sources, cycle);
  if (isRefusal(opened)) return opened;
  const { packs, descriptors } = opened;
  const rated = descriptors.filter((descriptor) => raterOf(descriptor, 'manager') !== undefined);
  const rows = (await queries.rowsStanding(tx, { cycle: cycle.id })).filter(
    ({ period }) => period === given.period,
  );
  const ofPerson = (person: string) => rows.filter((row) => row.person === person);
  let { tables } = await sources.body(tx, cycle, packs);
  for (const { code, person } of listed.people)
    tables = asIfHandedOn(tables, packs, code, ofPerson(person), given.period);
  const shown = shownIn(tables, packs, given.period, [given.period], Number(cycle.period.slice(0, 4)));
  await record(tx, {
    action: 'monitoring.readTable',
    subject: { kind: 'unit', id: given.unit },
    unit: given.unit,
    facts: { period: given.period, people: listed.people.length },
  });
  return {
    people: listed.people.map((one) => ({
      ...one,
      shown: shown(one.code, given.period),
      sheets: rated.map((descriptor) => {
        const said = (rater: string | undefined) =>
          ofPerson(one.person).find(({ sheet, cells }) => sheet === descriptor.id && cells?.rater === rater)
            ?.cells ?? null;
        return {
          sheet: descriptor.id,
          self: said(raterOf(descriptor, 'self')),
          confirmed: said(raterOf(descriptor, 'manager')),
        };
      }),
    })),
  };
}
