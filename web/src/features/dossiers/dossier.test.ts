import { expect, it } from 'vitest';
import { type DossierPaper, paperOn, saidOf } from './dossier.ts';

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
