import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardLine, type Choice, isAboveLine, liveLine } from './board.ts';
import {
  afterLevelAct,
  firstState,
  isDecided,
  LEVEL_ACTS,
  type LevelState,
} from './classification.states.ts';
import { standingAfter } from './levels.ts';

const numRuns = process.env.CONGTAM_FULL === '1' ? 10_000 : 500;
const levels = fc.constantFrom('excellent', 'good', 'completed', 'notCompleted');

describe('the five states of a level', () => {
  it('are reached only by suggesting, proposing and deciding, and every round stays', () => {
    const step = fc.record({
      act: fc.constantFrom(...LEVEL_ACTS),
      level: levels,
      suggested: fc.option(levels, { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (tried) => {
        const acts: {
          state: LevelState;
          number: number;
          round: number;
          level: string | null;
          act: string;
        }[] = [];
        for (const { act, level, suggested } of tried) {
          const { state, number, round } = standingAfter(acts, suggested);
          expect(number).toBe(acts.length);
          const given = act === 'rateAgain' ? null : level;
          const next = afterLevelAct(state, act, { suggested, level: given });
          const mayNot =
            act === 'rateAgain' ? state === 'notDecided' || state === 'suggested' : isDecided(state);
          expect(next === undefined).toBe(mayNot);
          if (next === undefined) continue;
          if (isDecided(next)) {
            expect(act).toBe('decide');
            expect(next === 'decidedUnchanged').toBe(level === suggested);
          }
          const after = act === 'rateAgain' ? round + 1 : round;
          acts.push({ state: next, number: number + 1, round: after, level: given, act });
        }
        expect(acts.map(({ number }) => number)).toEqual(acts.map((_, at) => at + 1));
        const decided = new Map<number, number>();
        for (const { act, round } of acts)
          if (act === 'decide') decided.set(round, (decided.get(round) ?? 0) + 1);
        expect([...decided.values()].every((count) => count === 1)).toBe(true);
      }),
      { numRuns },
    );
  });

  it('begin where the engine left them', () => {
    expect([firstState(null), firstState('good')]).toEqual(['notDecided', 'suggested']);
  });
});

describe('a quota board while people choose', () => {
  const candidates = fc
    .array(fc.constantFrom('waiting' as const, 'in' as const, 'out' as const), {
      minLength: 1,
      maxLength: 12,
    })
    .map((states) => states.map((state, at) => ({ subject: `P${at}`, rank: at + 1, state, why: 'open' })));

  it('is never above its line when each choice was asked for first, in whatever order', () => {
    fc.assert(
      fc.property(
        candidates,
        fc.nat({ max: 6 }),
        fc.array(fc.record({ at: fc.nat({ max: 11 }), isGiven: fc.boolean() }), { maxLength: 60 }),
        (of, spare, tried) => {
          const places = of.filter(({ state }) => state === 'in').length + spare;
          const line: BoardLine = {
            ...{ quota: 'q', scope: 's', eligible: 9, rated: 9, share: '0.2', notes: [], binding: true },
            places,
            candidates: of,
          };
          const choices = new Map<string, Choice>();
          for (const { at, isGiven } of tried) {
            const subject = `P${at}`;
            if (!of.some((one) => one.subject === subject)) continue;
            if (isGiven && isAboveLine(liveLine(line, choices), subject)) continue;
            choices.set(subject, { isGiven, document: null });
            const { chosen, free } = liveLine(line, choices);
            expect(chosen).toBeLessThanOrEqual(places);
            expect(free).toBe(places - chosen);
          }
        },
      ),
      { numRuns },
    );
  });

  it('whoever was decided at the run and otherwise since holds what was decided last', () => {
    const line: BoardLine = {
      ...{ quota: 'q', scope: 's', eligible: 9, rated: 9, share: '0.2', notes: [], binding: true, places: 1 },
      candidates: [
        { subject: 'P', rank: 1, state: 'in', why: 'decided' },
        { subject: 'Q', rank: 2, state: 'out', why: 'decided' },
      ],
    };
    const swapped = liveLine(
      line,
      new Map([
        ['P', { isGiven: false, document: null }],
        ['Q', { isGiven: true, document: null }],
      ]),
    );
    expect(swapped.candidates.map(({ state }) => state)).toEqual(['out', 'in']);
    expect(isAboveLine(swapped, 'P')).toBe(true);
  });

  it('a place taken back stays free: nobody slips into it', () => {
    fc.assert(
      fc.property(candidates, fc.nat({ max: 11 }), (of, at) => {
        const line: BoardLine = {
          ...{ quota: 'q', scope: 's', eligible: 9, rated: 9, share: '0.2', notes: [], binding: true },
          places: of.length,
          candidates: of,
        };
        const before = liveLine(line, new Map([[`P${at}`, { isGiven: true, document: null }]]));
        const after = liveLine(line, new Map([[`P${at}`, { isGiven: false, document: null }]]));
        const others = (of_: typeof before) => of_.candidates.filter(({ subject }) => subject !== `P${at}`);
        expect(others(after)).toEqual(others(before));
        const isThere = of.some(({ subject }) => subject === `P${at}`);
        expect(before.chosen - after.chosen).toBe(isThere ? 1 : 0);
      }),
      { numRuns },
    );
  });
});
