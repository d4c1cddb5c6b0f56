/** What a scenario names that its regulation does not have: such a scenario would show, or rule out, nothing. */
import { doubtsOf, rulesOf, stancesOf } from './changes.ts';
import { type Bilingual, chooseAmong, type Problem, type Regulation, say } from './engine.ts';
import type { SubjectExpectation } from './expectation.ts';
import type { Scenario } from './scenario.ts';

/**
 * Every id under `shows`, and every quantity, mark, article and quota expected, that the regulation with its layers does
 * not declare: `scenario.unknown-id`.
 */
export function namesUnknownTo(regulation: Regulation, scenario: Scenario): Problem[] {
  const { people, units, quotas } = scenario.expect;
  const named: readonly (readonly [where: string, ids: readonly string[], known: readonly string[]])[] = [
    ['shows', scenario.shows, idsOf(regulation)],
    ...[...people, ...units].flatMap(([subject, expected]) => namedBy(subject, expected, regulation)),
    [
      'expect › quotas › quota',
      quotas.flatMap(({ words }) => words.get('quota') ?? []),
      regulation.quotas.map(({ id }) => id),
    ],
  ];
  return named.flatMap(([where, ids, known]) =>
    [...new Set(ids)].filter((id) => !known.includes(id)).map((id) => unknown(scenario, where, id, known)),
  );
}

function namedBy(subject: string, { lists, measures }: SubjectExpectation, regulation: Regulation) {
  const marks = [...regulation.readings.keys(), ...regulation.unverified.keys()];
  const place = `expect › ${subject}`;
  return [
    [`${place} › measures`, [...measures.keys()], regulation.measures.map(({ id }) => id)],
    [`${place} › cites`, lists.get('cites') ?? [], [...regulation.articles.keys()]],
    [`${place} › stands-on`, lists.get('stands-on') ?? [], marks],
    [`${place} › stands-not-on`, lists.get('stands-not-on') ?? [], marks],
  ] as const;
}

/** All that a scenario may be about: articles, rules, what is asked and doubted, and what rules are made of. */
const idsOf = (regulation: Regulation): readonly string[] => [
  ...regulation.articles.keys(),
  ...rulesOf(regulation),
  ...stancesOf(regulation),
  ...doubtsOf(regulation),
  ...[...regulation.ladders, ...regulation.payouts, ...regulation.groups].map(({ id }) => id),
  ...regulation.facts.keys(),
  ...regulation.tables.keys(),
  ...regulation.conditions.keys(),
];

function unknown({ file, line }: Scenario, where: string, id: string, known: readonly string[]): Problem {
  const message: Bilingual = say(
    `${where}: quy định không có “${id}”`,
    `${where}: the regulation has no '${id}'`,
  );
  return {
    code: 'scenario.unknown-id',
    at: { file, line, pointer: '' },
    message,
    mend: chooseAmong(id, known),
  };
}
