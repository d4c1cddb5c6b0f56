import { expect, it } from 'vitest';
import { type DossierPaper, paperOn, saidOf } from './dossier.ts';
import { inRegister } from './texts.ts';

const paper = (line: string, kind: DossierPaper['kind']): DossierPaper => ({
  ...{ line, number: 1, kind, attachment: null, paper: null, registerNumber: null, paperDay: null },
});

it('a paper that was taken out again does not stand on its line', () => {
  const papers = [paper('meeting', 'takenOut'), paper('self-review', 'classified')];
  expect(paperOn({ papers }, 'meeting')).toBeUndefined();
  expect(paperOn({ papers }, 'self-review')?.kind).toBe('classified');
  expect(paperOn({ papers }, 'synthesis')).toBeUndefined();
});

it('only what was said of a line or a finding is sent', () => {
  expect(saidOf({ meeting: ' thiếu chữ ký ', 'self-review': '  ' })).toEqual({ meeting: 'thiếu chữ ký' });
});

it('an entry of a register is told in words, where it stands only where that matters', () => {
  expect(inRegister('discipline', 'standing').vi).toBe('kỷ luật');
  expect(inRegister('accountabilityReviews', 'requested').vi).toBe('kiểm điểm trách nhiệm (đã yêu cầu)');
  expect(inRegister('inspectionFinding', 'standing').en).toBe('finding of an inspection');
});
