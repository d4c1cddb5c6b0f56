import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';

/** The days of a year that is not the calendar year. */
export function ownYearSentences({ view, words }: Case): Sentence[] {
  const { period } = view;
  const rule = words.regulation.ownYear;
  if (period.own === undefined || rule === undefined) return [];
  const [from, to] = [words.day(period.from), words.day(period.to)];
  const name = words.period(period.id);
  return [
    words.sentence(
      words.say(
        `Năm công tác riêng: ${name} là từ ${from} đến ${to}`,
        `Own year of work: ${name} is ${from} to ${to}`,
      ),
      rule.articles,
    ),
  ];
}

/** A level decided on the day before which it was due, or later: it stands, and is late. A dossier's day says nothing. */
export function lateSentences({ result, words }: Case): Sentence[] {
  const { decided, deadlines = [] } = result;
  if (decided === undefined) return [];
  // A decision that replaces an earlier one is no late rating.
  const first = Math.min(decided.decision.on, ...decided.replaces.map((d) => d.on));
  return deadlines
    .filter(({ of, before }) => of === 'level' && first >= before)
    .map(({ rule, before, articles }) => {
      const { label } = words.regulation.deadlines.find((d) => d.id === rule) ?? {};
      const named = label ? `“${words.of(label)}”: ` : '';
      const on = words.day(first as typeof before);
      const due = words.day(before);
      return words.sentence(
        words.say(
          `${named}quyết định ngày ${on}, muộn: hạn là trước ngày ${due}`,
          `${named}decided on ${on}, late: it was due before ${due}`,
        ),
        articles,
      );
    });
}
