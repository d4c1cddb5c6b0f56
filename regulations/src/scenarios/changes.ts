/**
 * What scenarios prove of a regulation: all that can be shown by id, and the regulation with one thing changed, so that
 * a test can ask whether any scenario notices.
 */
import type { Regulation } from './engine.ts';

type Condition = Regulation['forcedLevels'][number]['when'];

/** A regulation with one thing taken out or moved; scenarios show it under one of the ids of `shownAs`. */
export interface Change {
  readonly what: string;
  readonly shownAs: readonly string[];
  change(regulation: Regulation): Regulation;
}

/**
 * Ids of every rule: quantities, rules that give or limit a level, rungs as `ladder.level`, quotas, deadlines, what
 * follows, who decides, and `own-year`.
 */
export function rulesOf(regulation: Regulation): string[] {
  const rules = [
    ...regulation.measures,
    ...DELETED.flatMap((list) => regulation[list].map(({ id }) => ({ id }))),
    ...rungsOf(regulation.ladders),
  ];
  return [...new Set([...rules.map((r) => r.id), ...ownYearOf(regulation)])];
}

const ownYearOf = ({ ownYear }: Regulation): string[] => (ownYear ? [OWN_YEAR] : []);
const OWN_YEAR = 'own-year';

/** Readings and questions by id, their options as `reading.option`, unverified stances by id. */
export function stancesOf({ readings, questions, unverified }: Regulation): string[] {
  const asked = [...readings.values(), ...questions.values()];
  return [
    ...asked.flatMap(({ id, options }) => [id, ...[...options.keys()].map((option) => `${id}.${option}`)]),
    ...unverified.keys(),
  ];
}

/** Ids of the doubts a regulation answers; one clause may answer several. */
export function doubtsOf({ readings, questions, unverified }: Regulation): string[] {
  const marked = [...readings.values(), ...questions.values(), ...unverified.values()];
  return [...new Set(marked.flatMap(({ doubt }) => doubt?.split(/,\s*/) ?? []))];
}

const rungsOf = (ladders: Regulation['ladders']) =>
  ladders.flatMap((ladder) =>
    ladder.rungs.map((rung) => ({ id: `${ladder.id}.${rung.level}`, ladder: ladder.id, rung })),
  );

const DELETED = [
  'notRated',
  'forcedLevels',
  'ceilings',
  'caps',
  'quotas',
  'deadlines',
  'consequences',
  'authorities',
] as const;

/**
 * Every rule that gives or limits a level, names a day, follows from a level or says who gives it, deleted; the year of
 * work taken away.
 */
export function deletions(regulation: Regulation): Change[] {
  const rules = DELETED.flatMap((list) =>
    regulation[list].map(({ id }): Change => {
      const change = (r: Regulation) => ({ ...r, [list]: r[list].filter((rule) => rule.id !== id) });
      return { what: id, shownAs: [id], change };
    }),
  );
  const rungs = rungsOf(regulation.ladders).map(({ id, ladder, rung }): Change => {
    const change = (r: Regulation) =>
      withLadder(r, ladder, (rungs) => rungs.filter((other) => other.level !== rung.level));
    return { what: id, shownAs: [id], change };
  });
  const ownYear = ownYearOf(regulation).map((id): Change => {
    const change = ({ ownYear: _, ...r }: Regulation) => r;
    return { what: id, shownAs: [id], change };
  });
  return [...rules, ...rungs, ...ownYear];
}

/** Every day of the year moved by one, and what a deadline or a year of work holds for or leaves out, changed. */
export const calendarChanges = (regulation: Regulation): Change[] => [
  ...regulation.deadlines.flatMap(({ id, before, exceptOwnYear, when, year }): Change[] => {
    const day = before.day > 1 ? before.day - 1 : before.day + 1;
    const other = year === 'same' ? 'next' : 'same';
    const otherMonth = before.month === 'last' ? 'next' : 'last';
    return [
      deadlineChange(id, 'moved by a day', (d) => ({ ...d, before: { ...before, day } })),
      typeof before.month === 'number'
        ? deadlineChange(id, `in the ${other} year`, (d) => ({ ...d, year: other }))
        : deadlineChange(id, 'in the other month', (d) => ({
            ...d,
            before: { day: before.day, month: otherMonth },
          })),
      ...(exceptOwnYear
        ? [deadlineChange(id, 'for own years too', (d) => ({ ...d, exceptOwnYear: false }))]
        : []),
      ...(when ? [deadlineChange(id, 'whatever the attributes', ({ when: _, ...d }) => d)] : []),
    ];
  }),
  ...(regulation.ownYear?.excepts ?? []).map((except): Change => {
    const change = (r: Regulation): Regulation =>
      r.ownYear
        ? { ...r, ownYear: { ...r.ownYear, excepts: r.ownYear.excepts.filter((e) => e.at !== except.at) } }
        : r;
    return { what: `${OWN_YEAR} without an exception`, shownAs: [OWN_YEAR], change };
  }),
];

/** Every rounding taken away. */
export const roundings = ({ measures }: Regulation): Change[] =>
  measures.flatMap((measure): Change[] => {
    const { rounded, ...exact } = measure;
    if (rounded === undefined) return [];
    const change = (r: Regulation) => ({
      ...r,
      measures: r.measures.map((m) => (m.at.at === measure.at.at && m.id === measure.id ? exact : m)),
    });
    return [{ what: `${measure.id} not rounded`, shownAs: [measure.id], change }];
  });

type Deadline = Regulation['deadlines'][number];

function deadlineChange(id: string, what: string, change: (deadline: Deadline) => Deadline): Change {
  return {
    what: `${id} ${what}`,
    shownAs: [id],
    change: (r) => ({ ...r, deadlines: r.deadlines.map((d) => (d.id === id ? change(d) : d)) }),
  };
}

/** Every condition among several that must all hold, left out of its rule. */
export const leftOut = (regulation: Regulation): Change[] =>
  conditionsOf(regulation).flatMap(({ id, when, put }) =>
    (when.kind === 'all' ? when.of : []).map((_, index): Change => {
      const rest = when.kind === 'all' ? when.of.filter((__, other) => other !== index) : [];
      const change = (r: Regulation) => put(r, { ...when, kind: 'all', of: rest });
      return { what: `${id}, condition ${index + 1}`, shownAs: [id], change };
    }),
  );

const OTHER_SIDE = { atLeast: 'above', above: 'atLeast', atMost: 'below', below: 'atMost' } as const;

/**
 * Every threshold with its very edge moved to the other side: 90 points no longer reach "from 90". Those inside a named
 * condition are moved for all rules that call it.
 */
export function edges(regulation: Regulation): Change[] {
  const ofRules = conditionsOf(regulation).flatMap(({ id, when, put, caughtBefore }) =>
    thresholdsIn(when)
      .filter((threshold) => !caughtBefore.includes(threshold.text))
      .map(({ text, moved }): Change => {
        return { what: `${id}, ${text}`, shownAs: [id], change: (r) => put(r, moved) };
      }),
  );
  return [...ofRules, ...edgesOfNamed(regulation)];
}

function edgesOfNamed(regulation: Regulation): Change[] {
  const rules = conditionsOf(regulation);
  return [...regulation.conditions].flatMap(([name, condition]) => {
    const callers = rules.filter(({ when }) => calls(when, name, regulation)).map(({ id }) => id);
    if (callers.length === 0) return [];
    return thresholdsIn(condition).map(({ text, moved }): Change => {
      const { label, articles } = condition;
      const named = { ...moved, label, articles };
      const change = (r: Regulation) => ({ ...r, conditions: new Map([...r.conditions, [name, named]]) });
      return { what: `${name}, ${text}`, shownAs: callers, change };
    });
  });
}

/** Whether a condition calls another one by name, itself or through others. */
function calls(when: Condition, name: string, regulation: Regulation): boolean {
  switch (when.kind) {
    case 'all':
    case 'any':
      return when.of.some((part) => calls(part, name, regulation));
    case 'not':
      return calls(when.of, name, regulation);
    case 'named': {
      const inner = regulation.conditions.get(when.condition);
      return when.condition === name || (inner !== undefined && calls(inner, name, regulation));
    }
    default:
      return false;
  }
}

interface Threshold {
  /** `meanScore below 90` */
  readonly text: string;
  /** The whole condition with this threshold's edge on the other side. */
  readonly moved: Condition;
}

function thresholdsIn(when: Condition): Threshold[] {
  if (when.kind === 'compare') {
    return when.tests.flatMap((test, index) => {
      if (test.by === 'equals') return [];
      const by = OTHER_SIDE[test.by];
      const tests = when.tests.map((other, at) => (at === index ? { ...test, by } : other));
      return [{ text: `${when.left.id} ${test.by} ${test.text}`, moved: { ...when, tests } }];
    });
  }
  if (when.kind === 'level') {
    return (when.tests ?? []).flatMap((test, index) => {
      if (test.by === 'equals') return [];
      const moved = { ...test, by: OTHER_SIDE[test.by] };
      const tests = when.tests?.map((other, at) => (at === index ? moved : other)) ?? [];
      return [{ text: `${when.stage} level ${test.by} ${test.text}`, moved: { ...when, tests } }];
    });
  }
  if (when.kind === 'not') {
    return thresholdsIn(when.of).map(({ text, moved }) => ({ text, moved: { ...when, of: moved } }));
  }
  if (when.kind !== 'all' && when.kind !== 'any') return [];
  return when.of.flatMap((part, index) =>
    thresholdsIn(part).map(({ text, moved }) => ({
      text,
      moved: { ...when, of: when.of.map((other, at) => (at === index ? moved : other)) },
    })),
  );
}

interface PlacedCondition {
  readonly id: string;
  readonly when: Condition;
  /** Upper bounds that never decide, because an earlier rung takes everything from there up. */
  readonly caughtBefore: readonly string[];
  put(regulation: Regulation, when: Condition): Regulation;
}

function conditionsOf(regulation: Regulation): PlacedCondition[] {
  const forced = (['notRated', 'forcedLevels', 'ceilings', 'consequences'] as const).flatMap((list) =>
    regulation[list].map(
      ({ id, when }): PlacedCondition => ({
        id,
        when,
        caughtBefore: [],
        put: (r, changed) => ({
          ...r,
          [list]: r[list].map((rule) => (rule.id === id ? { ...rule, when: changed } : rule)),
        }),
      }),
    ),
  );
  const rungs = regulation.ladders.flatMap(({ id: ladder, rungs }) =>
    rungs.map(
      ({ level, when }, index): PlacedCondition => ({
        id: `${ladder}.${level}`,
        when,
        caughtBefore: rungs.slice(0, index).flatMap(takesFrom),
        put: (r, changed) =>
          withLadder(r, ladder, (all) =>
            all.map((rung) => (rung.level === level ? { ...rung, when: changed } : rung)),
          ),
      }),
    ),
  );
  const rows = regulation.authorities.flatMap(({ id, when }): PlacedCondition[] =>
    when === undefined
      ? []
      : [
          {
            id,
            when,
            caughtBefore: [],
            put: (r, changed) => ({
              ...r,
              authorities: r.authorities.map((row) => (row.id === id ? { ...row, when: changed } : row)),
            }),
          },
        ],
  );
  return [...forced, ...rungs, ...rows];
}

/** What a rung on one lower bound takes, said as the upper bound of the rungs after it. */
function takesFrom({ when }: Regulation['ladders'][number]['rungs'][number]): string[] {
  const [lowest] = when.kind === 'compare' ? when.tests : [];
  return when.kind === 'compare' && lowest?.by === 'atLeast' ? [`${when.left.id} below ${lowest.text}`] : [];
}

function withLadder(
  regulation: Regulation,
  id: string,
  change: (rungs: Regulation['ladders'][number]['rungs']) => Regulation['ladders'][number]['rungs'],
): Regulation {
  const ladders = regulation.ladders.map((l) => (l.id === id ? { ...l, rungs: change(l.rungs) } : l));
  return { ...regulation, ladders };
}
