import type { SheetRow } from './tables.ts';

/** Longer texts are seldom the same. */
const SHORT = 24;
/** A province says a few thousand different numbers; what differs in every row is not looked up for ever. */
const MOST = 50_000;

/**
 * Short texts, each kept once: a province says the same few numbers, months and choices millions of times a year, and as
 * many texts would be held, moved and collected.
 */
export class OneOfEach {
  readonly #texts = new Map<string, string>();

  text(text: string): string {
    if (text.length > SHORT) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < MOST) this.#texts.set(text, text);
    return text;
  }

  /** A row of these cells and what it is about. */
  row({ subject, period }: { readonly subject: string; readonly period: string }, cells: SheetRow): SheetRow {
    const row: Record<string, string> = { subject, period: this.text(period) };
    for (const column of Object.keys(cells)) row[column] = this.text(cells[column] ?? '');
    return row;
  }
}
