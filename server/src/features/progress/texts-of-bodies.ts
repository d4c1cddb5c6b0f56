import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { unitsOn } from '../units/units.queries.ts';
import { NO_TEXT, type ShippedText, type TextStanding, textsWithin } from './issued-texts.ts';
import * as errors from './progress.errors.ts';
import { treeOf } from './unit-tree.ts';

/** A body that has to issue a regulation and a catalogue of its own, and how it stands to them. */
export interface BodyTexts {
  readonly unit: string;
  readonly code: string;
  readonly name: string;
  /** Name of the unit above. */
  readonly above: string | null;
  readonly regulation: TextStanding;
  readonly catalogue: TextStanding;
}

/**
 * Every using body of a unit and all below it with its texts, in the order of the tree: which are without, which have an
 * old one or two that contradict each other, at whatever depth (CITY-6).
 */
export async function textsOfBodies(
  tx: Tx,
  holder: Holder,
  shipped: () => Promise<readonly ShippedText[]>,
  { unit }: { readonly unit: string },
): Promise<{ readonly bodies: readonly BodyTexts[] } | Refusal> {
  const on = todayInVietnam();
  const tree = treeOf(await unitsOn(tx, on));
  if (tree.unit(unit) === undefined) return errors.noSuchUnit();
  const why = refusalOf(holder, 'progress.see', { line: tree.line(unit) });
  if (why) return why;
  const { regulations, catalogues } = await textsWithin(tx, tree, { unit, shipped: await shipped(), on });
  const bodies = tree.below(unit).flatMap((id): BodyTexts[] => {
    const of = tree.unit(id);
    if (of === undefined || of.role !== 'usingBody') return [];
    return [
      {
        ...{ unit: id, code: of.code, name: of.name },
        above: (of.parent !== null && tree.unit(of.parent)?.name) || null,
        regulation: regulations.get(id) ?? NO_TEXT,
        catalogue: catalogues.get(id) ?? NO_TEXT,
      },
    ];
  });
  return { bodies };
}
