import { expect, it } from 'vitest';
import { afterMove, type Candidate, changeNeeded, columnOf, partsOf } from './board-moves.ts';
import type { Level } from './levels.ts';

const aCandidate = (subject: string, rank: number, given: Partial<Candidate> = {}): Candidate => ({
  ...{ subject, rank, state: 'waiting', why: 'open', choice: null },
  ...given,
});
const aLine = (candidates: readonly Candidate[], dutyGroup?: string) => ({
  ...{ quota: 'q', scope: 'X', eligible: 10, rated: 10, places: 1, share: '0.2', binding: true },
  ...{ chosen: 0, beside: [], free: 1, notes: [], candidates },
  ...(dutyGroup !== undefined && { dutyGroup }),
});
const proposed = (level: string): Level => ({
  ...{ regulation: 'r', kind: 'person', subject: 'A', name: 'A', unit: 'u', person: 'p', outcome: 'decided' },
  ...{ score: '91', beforeQuota: 'excellent', suggested: null, duty: 'none', state: 'proposed', number: 1 },
  ...{ round: 1, level, onPaper: null },
});
const asIs = (subject: string) => subject;

it('a proposal moves somebody for who proposes, and for nobody else', () => {
  const candidate = aCandidate('A', 1);
  const given = { level: proposed('excellent'), quotaLevel: 'excellent' };
  expect(columnOf(candidate, { ...given, byProposals: true })).toBe('in');
  expect(columnOf(candidate, { ...given, byProposals: false })).toBe('waiting');
  expect(columnOf(candidate, { ...given, level: proposed('good'), byProposals: true })).toBe('out');
  const chosen = aCandidate('A', 1, { state: 'out', choice: 'notGiven' });
  expect(columnOf(chosen, { ...given, byProposals: true })).toBe('out');
});

it('whoever is in no group stands by themself, and nobody twice', () => {
  const [a, b] = [aCandidate('A', 1), aCandidate('B', 2)];
  const board = { quota: 'q', scope: 'X', lines: [aLine([a, b]), aLine([a], 'Một cửa')] };
  const { whole, groups, others } = partsOf(board);
  expect(whole?.candidates).toHaveLength(2);
  expect(groups.map(({ dutyGroup }) => dutyGroup)).toEqual(['Một cửa']);
  expect(others).toEqual([b]);
});

it('the smallest change names those who stand last, and is nothing where the line holds', () => {
  const inside = (subject: string, rank: number) => ({
    ...{ subject, rank, why: 'chosen' },
    column: 'in' as const,
  });
  const waiting = (subject: string, rank: number, why = 'open') => ({
    ...{ subject, rank, why },
    column: 'waiting' as const,
  });
  const line = { places: 1, binding: true, beside: [] };
  expect(changeNeeded(line, [inside('A', 1)], asIs)).toBeUndefined();
  expect(changeNeeded(line, [inside('A', 1), inside('B', 2), inside('C', 3)], asIs)?.en).toContain(
    '2 above the quota. Smallest change: take 2 out (last: C, B)',
  );
  expect(changeNeeded(line, [waiting('A', 1), waiting('B', 2)], asIs)?.en).toContain('choose 1 at most');
  expect(changeNeeded(line, [inside('A', 1), waiting('B', 2)], asIs)?.en).toContain('No place is left');
  expect(changeNeeded(line, [inside('A', 1), waiting('B', 2, 'others-open')], asIs)?.en).toContain(
    'No place so far',
  );
  expect(changeNeeded({ ...line, binding: false }, [inside('A', 1), inside('B', 2)], asIs)).toBeUndefined();
});

it('whoever is decided beside the board leaves fewer places to those on it', () => {
  const a = { subject: 'A', rank: 1, why: 'open', column: 'waiting' as const };
  const line = { places: 2, binding: true, beside: ['X'] };
  expect(changeNeeded(line, [a], asIs)?.en).toContain('1 places for 1 who wait');
  expect(changeNeeded({ ...line, beside: ['X', 'Y'] }, [a], asIs)?.en).toContain('No place is left');
  expect(changeNeeded({ ...line, beside: ['X', 'Y'] }, [{ ...a, column: 'in' }], asIs)?.en).toContain(
    'take 1 out',
  );
});

it('a move changes the lines in which somebody stands and leaves the other groups where they were', () => {
  const [a, b] = [aCandidate('A', 1), aCandidate('B', 2)];
  const board = {
    quota: 'q',
    scope: 'X',
    lines: [aLine([a, b]), aLine([a], 'Một cửa'), aLine([b], 'Văn phòng')],
  };
  const chosen = { ...a, state: 'in', choice: 'given' };
  const told = { quota: 'q', scope: 'X', lines: [aLine([chosen, b]), aLine([chosen], 'Một cửa')] };
  const after = afterMove(board, told);
  expect(after.lines.map(({ dutyGroup }) => dutyGroup)).toEqual([undefined, 'Một cửa', 'Văn phòng']);
  expect(after.lines.map(({ candidates }) => candidates[0]?.state)).toEqual(['in', 'in', 'waiting']);
});
