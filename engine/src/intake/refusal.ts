import { type Bilingual, say } from '../problem.ts';

/** A cell that cannot be taken as it is: why, and how to mend it. Where it stands is known by whoever reads the row. */
export interface Refusal {
  readonly refused: { readonly code: string; readonly message: Bilingual; readonly mend: Bilingual };
}

/** Text of a cell → its value; undefined when the cell is blank. */
export type CellReader<Value> = (raw: string) => Value | Refusal | undefined;

export const refuse = (code: string, message: Bilingual, mend: Bilingual): Refusal => ({
  refused: { code: `intake.${code}`, message, mend },
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** A cell that must be filled and is not. */
export const EMPTY = refuse(
  'required',
  say('ô bắt buộc đang để trống', 'a required cell is empty'),
  say('điền giá trị', 'fill it in'),
);

/** A text as a message quotes it. */
export const quoted = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
