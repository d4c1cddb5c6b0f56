import { leaveGapsToExact } from '../evaluation/columns/linker.ts';
import { columnOf } from '../evaluation/columns/number-column.ts';
import type { Exact } from '../exact.ts';
import { shownPercent } from '../explanation/show.ts';
import { type Language, say } from '../problem.ts';
import { NOT_APPLICABLE } from '../register.ts';
import { hull } from '../regulation/interval.ts';
import { readingsOf } from './arithmetic.ts';
import { ask } from './ask.ts';
import type { RuleKind } from './kinds.ts';
import { DOES_NOT_APPLY, missingFact } from './measured.ts';

/** A value for each grade of a choice; a grade without a value is put to a person. */
export const valueByChoice: RuleKind = {
  kind: 'value-by-choice',
  keys: ['fact', 'take?', 'values', 'otherwise?'],
  read(at, read) {
    const fact = at.field('fact')?.id();
    const take = at.optional('take') ? read.parameter(at.optional('take'), (c) => c.id()) : undefined;
    const question = at.optional('otherwise')?.map(['ask'])?.field('ask')?.id();
    const values = new Map<string, Exact>();
    for (const [option, value] of at.field('values')?.entries() ?? []) {
      const number = read.exact(value);
      if (number !== undefined) values.set(option, number);
    }
    if (fact === undefined) return undefined;
    return {
      kind: 'value-by-choice',
      references: {
        inputs: [fact],
        readings: readingsOf(take),
        ...(question === undefined ? {} : { questions: [question] }),
      },
      range: () => hull([...values.values()]),
      link(linker) {
        const rater = take && linker.parameter(take);
        const readFact = linker.fact(fact, rater?.value);
        const asked = question === undefined ? undefined : linker.question(question);
        const { articles } = linker;
        return (view) => {
          view.stand(rater?.mark);
          const choice = readFact(view);
          if (choice === undefined) {
            return missingFact({ subject: view.id, period: view.period.id, what: fact, articles });
          }
          const word = typeof choice === 'boolean' ? (choice ? 'yes' : 'no') : String(choice);
          const value = values.get(word);
          if (view.traced) view.note({ inputs: [{ id: fact, value: word }] });
          if (value !== undefined) return value;
          if (word === NOT_APPLICABLE) return DOES_NOT_APPLY;
          return asked
            ? ask(view, asked)
            : missingFact({ subject: view.id, period: view.period.id, what: fact, articles });
        };
      },
      overColumns(linker) {
        const read = linker.choice(fact, take && linker.parameter(take));
        return (run) => {
          const choice = read(run);
          const worth = columnOf(choice.options.map((option) => values.get(option)));
          const numbers = Float64Array.from(choice.values, (v) => worth.values[v] ?? Number.NaN);
          return leaveGapsToExact(run, { values: numbers, scale: worth.scale, error: worth.error });
        };
      },
      explain: (step, language, telling) => {
        const choice = telling.option(fact, String(step.inputs[0]?.value ?? '—'));
        return language === 'vi'
          ? `“${choice}” được tính ${shownPercent(step.value, language)}`
          : `“${choice}” counts ${shownPercent(step.value, language)}`;
      },
      inWords: (name) => {
        const list = (language: Language) =>
          [...values]
            .map(([w, v]) => `“${name(`${fact}=${w}`)[language]}” ${shownPercent(v, language)}`)
            .join(', ');
        return say(
          `giá trị theo mức của ${name(fact).vi}: ${list('vi')}`,
          `value by the grade of ${name(fact).en}: ${list('en')}`,
        );
      },
    };
  },
};
