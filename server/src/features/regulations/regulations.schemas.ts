import { z } from 'zod';
import { tableMapping } from '../../feeding/mapping.ts';
import { bilingual, day, ground, id, moment, text } from '../../http/texts.ts';

const name = z.string().min(1).max(100);
const regulationId = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,79}$/);

export const unitParams = z.strictObject({ unit: id });
export const personParams = z.strictObject({ person: id });
export const packParams = z.strictObject({ pack: id });
/** A version is named by its day of effect. */
export const versionParams = z.strictObject({ regulation: z.string().max(80), version: z.string().max(10) });
/** Absent: today, in Vietnam. */
export const onQuery = z.strictObject({ on: day.optional() });
export const feedQuery = z.strictObject({
  regulation: regulationId,
  version: day,
  year: z.string().regex(/^(19|20)\d\d$/),
});

const partText = z
  .string()
  .min(1)
  .max(900_000)
  .refine((value) => value.isWellFormed(), { message: 'hidden-characters' });
export const uploadBody = z.strictObject({
  /** The text of `rules.yaml`. */
  source: partText,
  /** The text of `procedure.yaml`, where the unit changes the procedure it lies on. */
  procedure: partText.nullable().default(null),
  /** How registers feed the tables the pack declares, where it needs other than what ships. */
  registerTables: tableMapping.default({ tables: [], facts: [] }),
});
export const stepBody = z.strictObject({ on: day, ground });
export const choiceBody = z.strictObject({
  regulation: regulationId,
  version: day,
  kind: z.enum(['reading', 'stance']),
  name,
  option: name,
  from: day,
  document: text(300),
  documentDay: day,
  reason: text(1000).nullable().default(null),
});

const part = z.object({ name: z.string(), sha256: z.string() });
export const packReply = z
  .object({
    regulation: z.string(),
    version: day,
    title: bilingual,
    number: z.string(),
    issuer: z.string(),
    origin: z.enum(['shipped', 'local']),
    pack: id.nullable(),
    state: z.string(),
    layerOf: z.string().nullable(),
    isInvented: z.boolean(),
    isAsReleased: z.boolean(),
    hashes: z.array(part).readonly(),
    /** The best first. */
    levels: z.array(z.object({ level: z.string(), label: bilingual })).readonly(),
  })
  .meta({ id: 'Pack' });
export const packsReply = z.object({
  regulations: z.array(packReply).readonly(),
  /** Files that ship and cannot be read; without problems: what they lie on is missing. */
  unreadable: z
    .array(z.object({ regulation: z.string(), version: day, problems: z.array(bilingual).readonly() }))
    .readonly(),
});

const opening = z.object({ id: z.string(), label: bilingual, filledBy: z.string().nullable() });
export const regulationReply = packReply.extend({
  readings: z
    .array(
      z.object({
        name: z.string(),
        question: bilingual,
        decider: bilingual,
        options: z.array(z.object({ option: z.string(), says: bilingual })).readonly(),
        default: z.string(),
      }),
    )
    .readonly(),
  stances: z.array(z.object({ name: z.string(), says: bilingual })).readonly(),
  openings: z.array(opening).readonly(),
  /** Rows of its table of authorities: who decides, prepares, is heard, in the words of the text. */
  authorities: z
    .array(
      z.object({
        authority: z.string(),
        of: z.enum(['person', 'unit']),
        decides: bilingual,
        drafts: bilingual.nullable(),
        opinionOf: bilingual.nullable(),
      }),
    )
    .readonly(),
});

/** The texts of `rules.yaml` and `procedure.yaml` as they lie in the program, or were uploaded; null where there is none. */
export const sourceReply = z.object({ source: z.string(), procedure: z.string().nullable() });

/** A regulation to be read: `articles` names those a rule rests on; one that rests on none tells how the pack works. */
export const textReply = packReply.extend({
  source: z.string().nullable(),
  articles: z
    .array(
      z.object({
        id: z.string(),
        ref: z.string(),
        document: bilingual,
        says: bilingual,
        certainty: z.string(),
        source: z.string().nullable(),
        verifiedOn: day.nullable(),
      }),
    )
    .readonly(),
  rules: z
    .array(
      z.object({
        part: z.string(),
        rule: z.string(),
        articles: z.array(z.string()).readonly(),
        label: bilingual,
        text: bilingual,
      }),
    )
    .readonly(),
  /** Who does what, in which order, by when; null where the text says nothing of it. */
  procedure: z
    .object({
      articles: z
        .array(
          z.object({
            id: z.string(),
            ref: z.string(),
            says: bilingual,
            certainty: z.string(),
            source: z.string().nullable(),
          }),
        )
        .readonly(),
      unverified: z.array(z.object({ id: z.string(), says: bilingual })).readonly(),
      steps: z
        .array(
          z.object({
            kind: z.string(),
            kindLabel: bilingual,
            step: z.string(),
            label: bilingual,
            text: bilingual,
            articles: z.array(z.string()).readonly(),
            unverified: z.array(z.string()).readonly(),
          }),
        )
        .readonly(),
      /** Who replaces a wrong decision; null: whoever may take it. */
      replacement: z.object({ text: bilingual, articles: z.array(z.string()).readonly() }).nullable(),
    })
    .nullable(),
});

/** Scenarios beside a regulation, in words; `articles` names those it shows. */
export const scenariosReply = z.object({
  scenarios: z
    .array(
      z.object({
        name: bilingual,
        articles: z.array(z.string()).readonly(),
        asked: bilingual,
        given: z.array(z.object({ label: bilingual, rows: z.array(bilingual).readonly() })).readonly(),
        expected: z.array(bilingual).readonly(),
      }),
    )
    .readonly(),
  /** What is wrong with files of scenarios that cannot be read. */
  problems: z.array(bilingual).readonly(),
});

export const appliedReply = z
  .object({
    on: day,
    regulations: z
      .array(
        packReply.extend({
          applies: z.boolean(),
          reasons: z.array(z.object({ holds: z.boolean(), says: bilingual })).readonly(),
          readings: z
            .array(
              z.object({
                name: z.string(),
                question: bilingual,
                option: z.string(),
                isDefault: z.boolean(),
                chosenBy: id.nullable(),
                document: z.string().nullable(),
                documentDay: day.nullable(),
              }),
            )
            .readonly(),
          openings: z.array(opening).readonly(),
          openStances: z.array(z.string()).readonly(),
          maySign: z.boolean(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'AppliedRegulations' });

const local = {
  id,
  unit: id,
  regulation: z.string(),
  from: day,
  layerOf: z.string().nullable(),
  titleVi: z.string(),
  titleEn: z.string(),
  number: z.string(),
  state: z.string(),
  step: z.int(),
};
export const localReply = z.object(local).meta({ id: 'LocalPack' });
export const localOpenReply = z.object({
  ...local,
  source: z.string(),
  procedure: z.string().nullable(),
  hash: z.string(),
  procedureHash: z.string().nullable(),
  registerTables: z.unknown(),
  /** False when this version of the program cannot read the text any more; then it applies to nobody. */
  isReadable: z.boolean(),
  problems: z.array(bilingual).readonly(),
  steps: z.array(z.object({ step: z.int(), state: z.string(), on: day, ground: z.string() })).readonly(),
});

export const choiceReply = z
  .object({
    unit: id,
    regulation: z.string(),
    version: day,
    kind: z.enum(['reading', 'stance']),
    name: z.string(),
    number: z.int(),
    option: z.string(),
    from: day,
    document: z.string(),
    documentDay: day,
    reason: z.string().nullable(),
    chosenAt: moment,
  })
  .meta({ id: 'RegulationChoice' });
export const choicesReply = z.object({ choices: z.array(choiceReply).readonly() });

export const feedReply = z.object({
  tables: z.record(z.string(), z.array(z.record(z.string(), z.string())).readonly()),
  notes: z
    .array(
      z.object({
        table: z.string(),
        column: z.string().nullable(),
        entry: id.nullable(),
        says: bilingual,
      }),
    )
    .readonly(),
  notFed: z.array(z.string()).readonly(),
});
