import { describe, expect, it } from 'vitest';
import type { AnswerRow } from './classification.queries.ts';
import { decisionRows } from './decision-rows.ts';

let seq = 0;
const place = (option: 'in' | 'out', document: string | null, more: Partial<AnswerRow> = {}): AnswerRow => ({
  ...{ seq: ++seq, regulation: 'nd-335-2025', question: 'quota:excellent-people', unit: 'u', person: 'p' },
  ...{ subject: 'A', period: '2026', option, value: null, by: 'Chủ tịch', on: '2026-12-10', document },
  ...{ reason: 'so sánh kết quả trong nhóm', isBrought: false, round: 1, ...more },
});
const counting = (...given: readonly AnswerRow[]) =>
  decisionRows(given).map(({ option, document }) => [option, document]);

describe('of two choices of one day the later one counts', () => {
  const HERE = 'ghi trên hệ thống ngày 2026-12-10';

  it('when the first has no document yet and the second has one', () => {
    expect(counting(place('in', null), place('out', 'QĐ 12/QĐ-UBND'))).toEqual([['out', 'QĐ 12/QĐ-UBND']]);
  });

  it('when neither has a document and the words would tell otherwise', () => {
    expect(counting(place('out', null), place('in', null))).toEqual([['in', HERE]]);
  });

  it('when one who decided differs only by name', () => {
    const [first, second] = [
      place('in', null, { by: 'Phó Chủ tịch' }),
      place('in', null, { by: 'Chủ tịch' }),
    ];
    expect(decisionRows([first, second]).map(({ by }) => by)).toEqual(['Chủ tịch']);
  });

  it('and an earlier one that the sheet takes for the earlier stays on it', () => {
    expect(counting(place('out', 'QĐ 12/QĐ-UBND'), place('in', null))).toEqual([
      ['out', 'QĐ 12/QĐ-UBND'],
      ['in', HERE],
    ]);
  });
});
