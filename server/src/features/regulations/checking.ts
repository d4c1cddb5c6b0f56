import { applyLayers, type Problem, parseRegulation, type Regulation } from '@congtam/engine';
import { loadPart, procedureOf } from '@congtam/regulations';
import { chainBelow, headOf, type Pack, type PackHead, readSteps } from './library.ts';
import type { PackTexts } from './regulations.queries.ts';

/** What an uploaded pack says, checked alone and together with what it lies on. */
export type Checked =
  | { readonly kind: 'fine'; readonly regulation: Regulation; readonly head: PackHead }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }
  | { readonly kind: 'no-base'; readonly layerOf: string; readonly on: string };

/** Signs that begin or part something: the work of checking grows with them, however long the text is. */
const MOST_SIGNS = 15_000;

/** Whether a text is larger than any regulation is: twice the largest that ships. It is not even parsed then. */
export const isTooLarge = (source: string): boolean =>
  source.length > 300_000 || (source.match(/[:,\n[{]/g)?.length ?? 0) > MOST_SIGNS;

/**
 * Checks a pack as `congtam check` does: its shape, its meaning, its reach, and, for a layer, that it only lowers; and its
 * procedure together with what it lies on.
 */
export function checkPack({ source, procedure }: PackTexts, packs: readonly Pack[]): Checked {
  const loaded = loadPart(source, 'rules.yaml');
  if ('problems' in loaded) return { kind: 'wrong', problems: loaded.problems };
  const head = headOf(loaded.part);
  if (head === undefined) {
    const read = parseRegulation(loaded.part);
    if ('problems' in read) return { kind: 'wrong', problems: read.problems };
    throw new Error('a pack without a head was read');
  }
  const below = chainBelow(packs, head);
  if (below === undefined) return { kind: 'no-base', layerOf: head.layerOf ?? '', on: head.from };
  const [base, ...layers] = below.map(({ regulation }) => regulation);
  const upper = base && (layers.length === 0 ? { regulation: base } : applyLayers(base, layers));
  if (upper && 'problems' in upper) return { kind: 'wrong', problems: upper.problems };
  const read = parseRegulation(loaded.part, upper?.regulation);
  if ('problems' in read) return { kind: 'wrong', problems: read.problems };
  const joined = base && applyLayers(base, [...layers, read.regulation]);
  if (joined && 'problems' in joined) return { kind: 'wrong', problems: joined.problems };
  const steps = readSteps(procedure);
  if ('problems' in steps) return { kind: 'wrong', problems: steps.problems };
  if (steps.procedure !== undefined) {
    const whole = procedureOf(
      [...below, { regulation: read.regulation, ...steps }],
      joined ? joined.regulation : read.regulation,
    );
    if (whole && 'problems' in whole) return { kind: 'wrong', problems: whole.problems };
  }
  return { kind: 'fine', regulation: read.regulation, head };
}
