import { fold } from '../fold.ts';
import type { Bilingual } from '../problem.ts';
import { NOT_APPLICABLE } from '../register.ts';
import type { FactDeclaration, FactValue, ValueType } from '../regulation/format.ts';
import { cellReader, readText } from './cell-text.ts';
import { readChoice, readFlag } from './choice-cell.ts';
import { readDay } from './day-cell.ts';
import { readNumber } from './number-cell.ts';
import { FACT_LIMITS } from './number-rule.ts';
import type { CellReader } from './refusal.ts';

/** The reader of a declared fact. Equal texts give the very same value, so that a province fits into memory. */
export function readValue(type: ValueType, unit: Bilingual | undefined): CellReader<FactValue> {
  switch (type.kind) {
    case 'number': {
      const rule = { ...type, ...FACT_LIMITS, ...(unit ? { unit } : {}) };
      return cellReader((text) => readNumber(text, rule));
    }
    case 'flag':
      return readFlag();
    case 'choice':
      return readChoice(type.options);
    case 'day':
      return readDay();
    case 'text':
      return readText();
  }
}

const DOES_NOT_APPLY = new Set(['khongapdung', 'kad', 'notapplicable', 'n/a']);

/** As `readValue`; where the fact may not apply, "không áp dụng" is a value too. */
export function readFactCell({ type, unit, mayNotApply }: FactDeclaration): CellReader<FactValue> {
  const read = readValue(type, unit);
  return mayNotApply ? (raw) => (DOES_NOT_APPLY.has(fold(raw)) ? NOT_APPLICABLE : read(raw)) : read;
}
