import { DOINGS, OPINION_SIDES, PROCEDURE_KEYS, STEP_ACTORS, STEP_PLACES } from '@congtam/regulations';
import { DIALECT, type JsonSchema, list, mapOf, oneOf, record, ref, text, texts } from './json-schema.ts';

/** A scalar as YAML writes it; the loader keeps its text. */
const scalar: JsonSchema = {};
const words: JsonSchema = { anyOf: [text, texts] };
const several = (known: readonly string[]): JsonSchema => ({
  anyOf: [oneOf(...known), list(oneOf(...known))],
});

/** What stands under a key, wherever it stands but for the places that say their own. */
const SHAPES: { readonly [key: string]: JsonSchema } = {
  ...{ 'procedure-of': text, id: text, ref: text, source: text, paper: text },
  ...{ label: ref('bilingual'), says: ref('bilingual'), optional: scalar, 'suppress-below': scalar },
  ...{ article: words, unverified: words, groups: words, authorities: words, after: words, before: words },
  'decided-after': words,
  articles: mapOf(ref('article')),
  certainty: oneOf('read', 'secondary', 'inferred', 'unknown'),
  kinds: list(ref('kind')),
  steps: list(ref('step')),
  does: oneOf(...DOINGS),
  by: several(STEP_ACTORS),
  at: oneOf(...STEP_PLACES),
  sides: several(OPINION_SIDES),
  deadline: ref('deadline'),
  opinions: ref('opinions'),
  replacement: ref('replacement'),
};

/** A member of the part with exactly the keys its reader knows. */
const shaped = (
  keys: readonly string[],
  own: { readonly [key: string]: JsonSchema } = {},
  description?: string,
): JsonSchema =>
  record(
    Object.fromEntries(
      keys.map((key) => {
        const name = key.replace(/\?$/, '');
        const shape = own[name] ?? SHAPES[name];
        if (shape === undefined) throw new Error(`no shape for ${name}`);
        return [key, shape];
      }),
    ),
    description,
  );

/** The shape of `procedure.yaml`; order, names and what a layer may tighten are checked by `congtam check`. */
export const procedureSchema: JsonSchema = {
  $schema: DIALECT,
  title: 'procedure.yaml of a congtam regulation',
  ...shaped(
    PROCEDURE_KEYS.part,
    { unverified: mapOf(ref('bilingual')) },
    'The shape only: who does what, after what, by when.',
  ),
  $defs: {
    bilingual: record({ vi: text, en: text }),
    article: shaped(PROCEDURE_KEYS.article),
    kind: shaped(PROCEDURE_KEYS.kind),
    step: shaped(PROCEDURE_KEYS.step),
    deadline: shaped(PROCEDURE_KEYS.deadline, {
      before: {
        type: 'string',
        pattern: '^\\d{2}-\\d{2}$',
        description: 'The first day on which it is late, month-day.',
      },
      year: oneOf('same', 'next'),
      'working-days': scalar,
      days: scalar,
      after: text,
    }),
    opinions: shaped(PROCEDURE_KEYS.opinions, { kind: oneOf('named', 'anonymous') }),
    replacement: shaped(PROCEDURE_KEYS.replacement),
  },
};
