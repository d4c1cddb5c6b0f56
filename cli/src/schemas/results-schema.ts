import { RESULTS_FORMAT } from '@congtam/regulations';
import {
  DIALECT,
  flag,
  type JsonSchema,
  list,
  mapOf,
  oneOf,
  record,
  ref,
  text,
  texts,
  whole,
} from './json-schema.ts';

const decided = record({
  level: text,
  by: text,
  on: ref('day'),
  'document?': text,
  'reason?': text,
  replaces: list(record({ level: text, by: text, on: ref('day'), 'document?': text, 'reason?': text })),
});

const subject = record({
  subject: { type: 'string', description: 'Id of the person or unit in the register.' },
  name: text,
  kind: oneOf('person', 'unit', 'collective', 'partyOrganisation'),
  'unit?': { type: 'string', description: 'Of a person the unit of the main post, of a unit its parent.' },
  'group?': { type: 'string', description: 'Group of the regulation that the rules follow.' },
  outcome: oneOf('decided', 'facts-missing', 'decision-needed', 'other-regime'),
  'score?': ref('decimal'),
  'band?': { type: 'string', description: 'What the score ladder alone gives.' },
  'levelBeforeQuota?': text,
  'proposed?': { type: 'string', description: 'Level after the quota; absent while a person has to choose.' },
  'decided?': decided,
  'payout?': record({ rule: text, coefficient: ref('decimal'), 'isLimit?': flag, articles: texts }),
  'authority?': record({ rule: text, articles: texts }, 'Row of the table of authorities that fits.'),
  'consequences?': list(
    record({
      rule: text,
      holds: oneOf('yes', 'open'),
      articles: texts,
      missing: list(ref('missing')),
      questions: list(ref('question')),
    }),
  ),
  'deadlines?': {
    ...list(
      record({
        rule: text,
        'alsoBy?': texts,
        of: oneOf('level', 'dossier'),
        before: ref('day'),
        articles: texts,
      }),
    ),
    description:
      'Days before which the level is to be decided, or the dossier sent in, each once; `alsoBy` names further rules with that day.',
  },
  'quota?': record(
    { state: oneOf('in', 'out', 'waiting'), why: text, rank: whole },
    'The place that settles the level, or holds it open.',
  ),
  'quotas?': {
    ...list(
      record({ quota: text, state: oneOf('in', 'out', 'waiting'), why: text, rank: whole, articles: texts }),
    ),
    description: 'The places under every quota the subject is held against.',
  },
  cites: {
    type: 'array',
    items: text,
    description: 'Articles of every rule the level rests on, quotas and limits that hold it down among them.',
  },
  mask: {
    type: 'string',
    description: 'Truth of every condition in the order of the rules: 0 false, 1 true, 2 unknown.',
  },
  missing: list(ref('missing')),
  questions: list(ref('question')),
  findings: list(record({ code: text, articles: texts })),
  standsOn: { type: 'array', items: text, description: 'Marks `reading:id` and `unverified:id`.' },
  'scores?': {
    type: 'object',
    additionalProperties: ref('decimal'),
    description: 'By finer period, such as 2026-03.',
  },
});

const standing = record({
  quota: text,
  scope: text,
  'dutyGroup?': text,
  eligible: whole,
  rated: whole,
  share: ref('decimal'),
  'raisedBy?': text,
  places: whole,
  placesByBase: mapOf(whole),
  binding: flag,
  chosen: whole,
  free: whole,
  'moreForNextPlace?': whole,
  'line?': record({ 'lastIn?': ref('decimal'), 'firstOut?': ref('decimal'), tied: texts }),
  candidates: list(
    record({
      subject: text,
      'score?': ref('decimal'),
      rank: whole,
      state: oneOf('in', 'out', 'waiting'),
      why: text,
      'document?': text,
    }),
  ),
  notes: texts,
});

const evaluation = record({
  regulation: text,
  number: text,
  title: ref('bilingual'),
  invented: flag,
  layers: texts,
  parts: list(
    record({ regulation: text, name: text, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }),
  ),
  stage: text,
  levels: list(record({ id: text, label: ref('bilingual'), short: text, 'means?': text })),
  placeholders: {
    type: 'array',
    items: text,
    description: 'Marks `unverified:id` of numbers that are stand-ins until the real ones are known.',
  },
  readings: list(record({ reading: text, option: text, chosenBy: oneOf('default', 'decision', 'request') })),
  units: list(ref('subject')),
  people: list(ref('subject')),
  quotas: list(ref('standing')),
});

/** results.json as other programs may rely on it. */
export const resultsSchema: JsonSchema = {
  $schema: DIALECT,
  $id: `https://congtam.invalid/schemas/${RESULTS_FORMAT}`,
  title: 'Results of congtam evaluate',
  description: 'Canonical JSON, one subject per line. Decimals are texts: they are exact.',
  ...record({
    format: { type: 'string', const: RESULTS_FORMAT },
    engine: text,
    period: text,
    asOf: ref('day'),
    evaluations: list(ref('evaluation')),
  }),
  $defs: {
    missing: record({ subject: text, period: text, what: text, 'rater?': text, articles: texts }),
    question: record({ question: text, subject: text, period: text, 'waitsFor?': text }),
    bilingual: record({ vi: text, en: text }),
    day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    decimal: {
      type: 'string',
      pattern: '^-?\\d+(\\.\\d+|/\\d+)?$',
      description: 'An exact decimal, or a fraction such as 200/3 where there is no finite decimal.',
    },
    subject,
    standing,
    evaluation,
  },
};
