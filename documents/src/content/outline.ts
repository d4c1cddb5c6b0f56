import type { Block } from './paper.ts';

/**
 * How deep each heading stands in the outline of the paper, from 1, without gaps: the title is 1 where there is one, and minor headings
 * move up where there are no main ones. Blocks that are no heading have 0.
 */
export function outline(blocks: readonly Block[]): number[] {
  const above = blocks.some(({ kind }) => kind === 'title') ? 1 : 0;
  let hasMain = false;
  return blocks.map((block) => {
    if (block.kind === 'title') return 1;
    if (block.kind !== 'heading') return 0;
    if (block.level === 1) hasMain = true;
    return above + (hasMain ? block.level : 1);
  });
}

/**
 * Whether a block stays on the page of the next: a signature never stands alone (NĐ 30/2020), nor a table without its sentence,
 * nor the code of verification. Of a table it is the last rows that stay, also where a sentence stands between.
 */
export function keepsWithNext([block, next, after]: readonly (Block | undefined)[]): boolean {
  if (block === undefined) return false;
  const isSigned = isSignature(next);
  if (block.kind === 'table' && next?.kind === 'paragraph') return isSignature(after);
  if (block.kind === 'paragraph') return isSigned || next?.kind === 'table';
  if (isSignature(block)) return next?.kind === 'verification';
  return isSigned && KEPT.includes(block.kind);
}

const KEPT: readonly Block['kind'][] = ['field', 'blank-lines', 'choices', 'table'];
const isSignature = (block: Block | undefined): boolean =>
  block?.kind === 'closing' || block?.kind === 'signatures';

/** So many rows at the end of a table stay with the signature below them. */
export const ROWS_KEPT = 2;

/** Whether a short rule stands under the title: on administrative papers, which carry a number, not on forms (NĐ 30/2020, annex I). */
export const hasRuleUnderTitle = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.kind === 'letterhead' && block.number !== undefined);
