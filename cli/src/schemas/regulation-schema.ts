import { CONSEQUENCE_USES, PERIOD_UNITS, RULE_KINDS, SERVICES } from '@congtam/engine';
import { DIALECT, type JsonSchema, list, mapOf, oneOf, record, ref, text, texts } from './json-schema.ts';

const SUBJECTS = oneOf('person', 'unit');
/** A scalar as YAML writes it; the loader keeps its text. */
const scalar: JsonSchema = {};
const words: JsonSchema = { anyOf: [text, texts] };
const condition: JsonSchema = {
  type: 'object',
  description:
    'all, any, not, condition, reading/is, or an operand (measure, fact, attribute, column) with its tests; of: asks other units, records counts documents, rating and level ask for levels elsewhere, rated (in consequences) for the level that came out, period-ends for the days of the period.',
};
const ask = record({ ask: text });

/** What a section of rules, or a sheet of facts, may say for all its members at once. */
const shared = {
  'article?': words,
  'unverified?': words,
  'for?': words,
  'stage?': words,
  'unit?': ref('bilingual'),
};
const head = { id: text, label: ref('bilingual'), ...shared };

/** Rules in a list, or in sections that say once what holds for all rules in them. */
const rules = (rule: JsonSchema): JsonSchema =>
  list({ anyOf: [rule, record({ section: ref('bilingual'), ...shared, rules: list(rule) })] });
const type = {
  type: oneOf('number', 'whole', 'flag', 'choice', 'day', 'text'),
  'at-least?': scalar,
  'at-most?': scalar,
  'step?': scalar,
  'options?': mapOf(ref('bilingual')),
  'when-absent?': scalar,
};

const measure: JsonSchema = {
  anyOf: RULE_KINDS.map(({ kind, keys }) =>
    record({
      ...head,
      kind: { type: 'string', const: kind },
      'shown-as?': oneOf('number', 'percent'),
      'rounded?': ref('rounded'),
      ...Object.fromEntries(keys.map((key) => [key, scalar])),
    }),
  ),
};

const quota = record({
  ...head,
  of: SUBJECTS,
  level: text,
  next: text,
  share: {
    anyOf: [
      scalar,
      record({
        'measure?': text,
        'rating?': text,
        'by-level-of-unit?': mapOf(scalar),
        'level?': text,
        'at-most?': scalar,
        otherwise: ask,
      }),
    ],
  },
  'raised?': record({
    share: { anyOf: [scalar, record({ measure: text, 'at-most?': scalar })] },
    ask: text,
  }),
  base: scalar,
  rounding: { anyOf: [oneOf('down'), record({ to: oneOf('down', 'nearest', 'up'), article: words })] },
  tests: scalar,
  scope: scalar,
  'heads-in?': scalar,
  'seconded-in?': scalar,
  'small-group?': record({ 'up-to': scalar, places: scalar, 'rule?': scalar }),
  'among?': condition,
  'at-least?': scalar,
  'when-no-place?': ask,
  'when-over?': oneOf('rate-again'),
  choice: ask,
});

const forced = record({ ...head, when: condition, 'level?': text, 'ask?': text });
const fact = record({
  label: ref('bilingual'),
  'note?': ref('bilingual'),
  'unit?': ref('bilingual'),
  'of?': SUBJECTS,
  'for?': words,
  'per?': text,
  'raters?': words,
  'sheet?': text,
  'article?': words,
  'may-not-apply?': scalar,
  'confidential?': scalar,
  ...type,
});
const column = record({
  label: ref('bilingual'),
  'note?': ref('bilingual'),
  'required?': scalar,
  'at-most-of?': text,
  'same-as?': text,
  'from-table?': record({ table: text, column: text, by: text, key: text }),
  ...type,
});
const option = record({
  says: ref('bilingual'),
  'level?': text,
  'value?': scalar,
  'enter?': record({ 'at-least': scalar, 'at-most': scalar }),
  'then?': oneOf('leave-out', 'accept'),
});

const RULES: { readonly [key: string]: JsonSchema } = {
  'not-rated?': rules(ref('forced')),
  'forced-levels?': rules(ref('forced')),
  'ladders?': rules(
    record({
      ...head,
      'score?': text,
      rungs: list(record({ level: text, 'when?': condition, article: words })),
      'otherwise?': ask,
    }),
  ),
  'ceilings?': rules(ref('forced')),
  'tightens?': rules(record({ ...head, rule: text, level: text, adds: condition })),
  'caps?': rules(
    record({
      ...head,
      by: oneOf('unit-headed', 'units-in-charge', 'own-unit'),
      'whose?': scalar,
      'two-units': ask,
      undetermined: ask,
    }),
  ),
  'quotas?': rules(ref('quota')),
  'payouts?': rules(
    record({ ...head, coefficients: mapOf({ anyOf: [scalar, record({ 'at-most': scalar, of: text })] }) }),
  ),
  'consequences?': rules(
    record({ ...head, when: condition, 'says?': ref('bilingual'), 'use?': oneOf(...CONSEQUENCE_USES) }),
  ),
  'authorities?': rules(
    record({
      id: text,
      label: ref('bilingual'),
      'article?': words,
      'unverified?': words,
      of: SUBJECTS,
      'stage?': words,
      'when?': condition,
      decides: ref('bilingual'),
      'delegated-by?': ref('bilingual'),
      'drafts?': ref('bilingual'),
      'opinion-of?': ref('bilingual'),
      'dossier-to?': ref('bilingual'),
    }),
  ),
};

/** rules.yaml, for editors that complete and check while one writes. `congtam check PACK` says everything else. */
export const regulationSchema: JsonSchema = {
  $schema: DIALECT,
  title: 'rules.yaml of a congtam regulation',
  description: `The shape only. Attribute service is one of ${SERVICES.join(', ')}. Names, ranges and citations are checked by congtam check.`,
  ...record({
    regulation: text,
    title: ref('bilingual'),
    issuer: ref('bilingual'),
    number: text,
    'issued-on': ref('day'),
    'in-force-from': ref('day'),
    'in-force-to?': ref('day'),
    'source?': text,
    'invented?': scalar,
    'layer-of?': text,
    'binds?': record({
      'units?': words,
      'unit-kinds?': words,
      'territory?': words,
      'tier?': words,
      'partyMember?': scalar,
    }),
    'fills?': mapOf(text),
    articles: mapOf(
      record({
        ref: text,
        says: ref('bilingual'),
        'certainty?': oneOf('read', 'secondary', 'inferred', 'unknown'),
        'source?': text,
        'verified-on?': ref('day'),
      }),
    ),
    'readings?': mapOf(
      record({
        'doubt?': text,
        article: words,
        question: ref('bilingual'),
        options: mapOf(ref('bilingual')),
        default: text,
        decider: ref('bilingual'),
      }),
    ),
    'unverified?': mapOf(
      record({ 'doubt?': text, article: words, says: ref('bilingual'), 'placeholder?': scalar }),
    ),
    'questions?': mapOf(
      record({
        'doubt?': text,
        article: words,
        ground: ref('bilingual'),
        decider: ref('bilingual'),
        options: mapOf(option),
      }),
    ),
    'levels?': list(record({ id: text, label: ref('bilingual'), short: text, 'means?': text })),
    'stages?': mapOf(
      record({ label: ref('bilingual'), periods: list(oneOf(...PERIOD_UNITS)), 'shows?': text }),
    ),
    'applies-to?': list(record({ of: SUBJECTS, when: condition, article: words, 'unverified?': words })),
    'groups?': list(
      record({
        id: text,
        of: SUBJECTS,
        label: ref('bilingual'),
        'when?': condition,
        'within?': text,
        article: words,
      }),
    ),
    'facts?': mapOf(fact),
    'tables?': mapOf(
      record({
        label: ref('bilingual'),
        of: SUBJECTS,
        'per?': text,
        columns: mapOf(column),
        article: words,
        'key?': text,
        'confidential?': scalar,
      }),
    ),
    'service-time?': record({
      table: text,
      kind: text,
      from: text,
      to: text,
      'not-worked': words,
      'month-counts': scalar,
      article: words,
      'unverified?': words,
    }),
    'calendar?': record({
      'own-year?': record({
        article: words,
        'when?': condition,
        'except?': condition,
        'second-half-from?': scalar,
      }),
      'deadlines?': rules(
        record({
          ...head,
          'of?': oneOf('level', 'dossier'),
          before: { anyOf: [scalar, record({ day: scalar, month: oneOf('last', 'next') })] },
          'year?': oneOf('same', 'next'),
          'when?': condition,
          'except?': oneOf('own-year'),
        }),
      ),
    }),
    'fact-sheets?': mapOf(
      record({
        label: ref('bilingual'),
        of: SUBJECTS,
        'for?': words,
        per: text,
        'raters?': words,
        'unit?': ref('bilingual'),
        'article?': words,
        'confidential?': scalar,
        facts: mapOf(fact),
      }),
    ),
    'raters?': mapOf(ref('bilingual')),
    'conditions?': mapOf(record({ label: ref('bilingual'), article: words, when: condition })),
    'remarks?': list(record({ unverified: text, 'for?': words, stage: words, when: condition })),
    'calculation?': rules(ref('measure')),
    ...RULES,
  }),
  $defs: {
    measure,
    forced,
    quota,
    bilingual: record({ vi: text, en: text }),
    rounded: record({ digits: scalar, to: oneOf('nearest', 'down', 'up'), article: words }),
    day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  },
};
