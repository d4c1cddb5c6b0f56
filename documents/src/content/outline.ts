import type { Block, Row, Text } from './paper.ts';

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

/** So many short sentences may stand between the end of a list and the signature that goes with it. */
const SENTENCES = 2;
const SHORT = 300;

/**
 * Whether the first of these blocks stays on the page of the next: a signature never stands alone (NĐ 30/2020), nor a table
 * without its sentence, nor what is announced without what follows, nor the code of verification. Of a table it is the last rows that stay, also where sentences stand
 * between.
 */
export function keepsWithNext([block, ...following]: readonly Block[]): boolean {
  if (block === undefined) return false;
  const [next] = following;
  if (isSignature(block)) return next?.kind === 'verification';
  const signature = following.findIndex(isSignature);
  if (block.kind === 'paragraph' && (signature === 0 || next?.kind === 'table' || announces(block)))
    return true;
  const between = following.slice(0, Math.max(0, signature));
  const isSigned = signature >= 0 && between.length <= SENTENCES && between.every(isSentence);
  return (
    isSigned &&
    (block.kind === 'table' || isSentence(block) || (between.length === 0 && KEPT.includes(block.kind)))
  );
}

const KEPT: readonly Block['kind'][] = ['field', 'blank-lines', 'choices'];
const isSignature = ({ kind }: Block): boolean => kind === 'closing' || kind === 'signatures';

/** "QUYẾT ĐỊNH:", "Kính gửi:": what comes next is on its page. */
const announces = ({ text }: Extract<Block, { kind: 'paragraph' }>): boolean =>
  (typeof text === 'string' ? text : text.map((run) => run.text).join('')).trimEnd().endsWith(':');

const isSentence = (block: Block): boolean => block.kind === 'paragraph' && lettersOf(block.text) < SHORT;

/** A row with so many letters in one cell is tall: two of them and a signature fill a page. */
const TALL = 120;

/** How many rows at the end of a table stay with the signature below them. */
export const rowsKept = (rows: readonly Row[]): number =>
  rows.slice(-2).some(({ cells }) => cells.some((cell) => lettersOf(cell) > TALL)) ? 1 : 2;

/** A row with so many letters in one cell may be torn at the end of a page. */
const TORN = 500;

/** Whether a row stays on one page. A taller one may be torn: whole, it could leave a page empty or run out of it. */
export const staysWhole = ({ cells }: Pick<Row, 'cells'>): boolean =>
  cells.every((cell) => lettersOf(cell) < TORN);

const lettersOf = (text: Text): number =>
  typeof text === 'string' ? text.length : text.reduce((sum, run) => sum + run.text.length, 0);

/** Whether a short rule stands under the title: on administrative papers, which carry a number, not on forms (NĐ 30/2020, annex I). */
export const hasRuleUnderTitle = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.kind === 'letterhead' && block.number !== undefined);
