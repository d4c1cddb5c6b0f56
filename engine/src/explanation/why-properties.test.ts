import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare, parseExact } from '../exact.ts';
import { commune, evaluated, MONTHS, staff, steady, together } from './case.fixture.ts';
import { why } from './why.ts';

const arbitraryPeople = fc.array(
  fc.record({
    done: fc.integer({ min: 20, max: 100 }),
    months: fc.integer({ min: 5, max: 12 }),
    disciplined: fc.boolean(),
    dutyGroup: fc.constantFrom('', 'Chuyên môn', 'Văn phòng'),
  }),
  { minLength: 1, maxLength: 8 },
);

type Person = { done: number; months: number; disciplined: boolean; dutyGroup: string };

const tablesOf = (people: readonly Person[]) =>
  together(
    {
      units: [commune],
      people: people.map((p, i) => staff(`p${i}`, `Người ${i}`, { dutyGroup: p.dutyGroup })),
    },
    ...people.map((p, i) => steady(`p${i}`, String(p.done), {}, MONTHS.slice(0, p.months))),
    {
      decisions: [
        {
          question: 'missing-months',
          subject: '*',
          option: 'available-months',
          by: 'Chủ tịch xã',
          on: '2026-12-20',
          document: '1/QĐ',
        },
      ],
      discipline: people.flatMap((p, i) =>
        p.disciplined
          ? [
              {
                subject: `p${i}`,
                act: 'HV',
                nature: 'duty',
                side: 'party',
                measure: 'warning',
                effectiveOn: '2026-03-02',
              },
            ]
          : [],
      ),
    },
  );

it('every sentence of a decided result cites at least one article, in both languages', () => {
  fc.assert(
    fc.property(arbitraryPeople, (people) => {
      const { context } = evaluated(tablesOf(people));
      for (const result of context.evaluation.people) {
        for (const language of ['vi', 'en'] as const) {
          const e = why(result, context, language);
          const sentences = [...e.sections.flatMap((s) => s.sentences), ...e.wouldHaveChanged, ...e.standsOn];
          expect(sentences.length).toBeGreaterThan(0);
          if (result.outcome !== 'decided') continue;
          for (const s of sentences) expect(s.articles.length > 0 && s.refs !== '', s.text).toBe(true);
        }
      }
    }),
    { numRuns: 25 },
  );
});

it('no sentence carries a trace of what could not be said', () => {
  fc.assert(
    fc.property(arbitraryPeople, (people) => {
      const { context } = evaluated(tablesOf(people));
      for (const result of context.evaluation.people) {
        const text = JSON.stringify([why(result, context, 'vi'), why(result, context, 'en')]);
        expect(text).not.toMatch(/undefined|NaN|\[object|null/);
      }
    }),
    { numRuns: 25 },
  );
});

it('a result of a mass run, without steps, is explained with the very same words', () => {
  fc.assert(
    fc.property(arbitraryPeople, (people) => {
      const [traced, plain] = [evaluated(tablesOf(people)), evaluated(tablesOf(people), { traced: false })];
      for (const result of plain.context.evaluation.people)
        expect(why(result, plain.context, 'vi')).toEqual(
          why(traced.of(result.subject), traced.context, 'vi'),
        );
    }),
    { numRuns: 10 },
  );
});

it('the score in the summary lies on the side of every threshold on which the exact score lies', () => {
  fc.assert(
    fc.property(fc.integer({ min: 600000, max: 900000 }), (done) => {
      const { context, of } = evaluated(
        together({ units: [commune], people: [staff('a', 'An')] }, steady('a', String(done / 10_000))),
      );
      const result = of('a');
      const shown = /Mean score ([0-9.]+)…? points/.exec(why(result, context, 'en').summary)?.[1];
      for (const bar of ['50', '70', '90']) {
        const t = parseExact(bar)!;
        expect(Math.sign(compare(parseExact(shown!)!, t))).toBe(Math.sign(compare(result.score!, t)));
      }
    }),
    { numRuns: 25 },
  );
});
