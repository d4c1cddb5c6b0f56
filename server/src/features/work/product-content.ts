import { compare, formatExact, isRoundThousands, min, parseExact, ratio } from '@congtam/engine';
import { z } from 'zod';
import { THOUSANDS_SIGN } from '../../http/field-words.ts';
import { day, id, text } from '../../http/texts.ts';

/** A quantity as text: never a binary float; at most the four decimals that regulations take. */
export const quantityKept = z.string().regex(/^\d{1,7}(\.\d{1,4})?$/);
export const coefficientKept = z.string().regex(/^\d{1,4}(\.\d{1,4})?$/);
/** What somebody gives is not `1.000` either: it may mean a thousand. */
export const isNoThousands = (given: string): boolean => !isRoundThousands(given);
export const quantity = quantityKept.refine(isNoThousands, { message: THOUSANDS_SIGN });
const count = z.int().min(0).max(10_000);
const optionalText = (most: number) => text(most).nullable().default(null);

/** Proof of what was done: a document, or a file that was put in. */
export const evidence = z.strictObject({
  title: text(300),
  /** Number of the document, or where it lies. */
  reference: text(500),
  attachment: id.nullable().default(null),
});
export const evidenceList = z.array(evidence).max(50).readonly().default([]);

/** Cells of a table of a regulation that nothing else here fills. */
export const given = z
  .strictObject({
    regulation: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/),
    version: day,
    table: text(100),
    cells: z.record(text(100), text(4000)),
  })
  .meta({ id: 'CellsGiven' });
export const givenList = z.array(given).max(10).readonly().default([]);

/** What is asked of a person: how the task came, what it is worth, until when. */
export const workPart = {
  title: text(500),
  /** Code of the catalogue in force; its coefficient counts. */
  code: optionalText(50),
  /** For a product that is in no catalogue. */
  coefficient: coefficientKept.refine(isNoThousands, { message: THOUSANDS_SIGN }).nullable().default(null),
  isPlanned: z.boolean().default(true),
  /** By law, by a programme, or assigned by somebody above. */
  basis: z.enum(['law', 'programme', 'assigned']).nullable().default(null),
  assignedBy: optionalText(300),
  document: optionalText(500),
  deadline: day.nullable().default(null),
  /** One of the key tasks of the year. */
  isKey: z.boolean().default(false),
  given: givenList,
};

/** What came of it, as whoever did the work says. What is not said is as good as what is: all of due quality, on time. */
export const resultFields = {
  completed: quantity,
  meetingQuality: quantity.nullable().default(null),
  onTime: quantity.nullable().default(null),
  majorErrors: count.default(0),
  latenesses: count.default(0),
  finishedOn: day.nullable().default(null),
  isExceeded: z.boolean().default(false),
};

export const SOURCES = ['plan', 'unplanned', 'takenOver', 'handedOver'] as const;

export interface WorkPart extends z.output<z.ZodObject<typeof workPart>> {
  /** Where the coefficient comes from. */
  readonly catalogue: string | null;
  /** `handedOver` only of what another system says; here a handing over is recorded as such. */
  readonly source: (typeof SOURCES)[number];
  /** Null while a task only has its name. */
  readonly quantity: string | null;
  /** Of the whole product, where it is split. */
  readonly share: string | null;
  /** The job position of the person when it was assigned. */
  readonly jobPosition: string | null;
}

export type Results = z.output<z.ZodObject<typeof resultFields>>;
export type Evidence = z.output<typeof evidence>;
export type Given = z.output<typeof given>;

export interface Report extends Results {
  readonly justification: string | null;
  readonly evidence: readonly Evidence[];
  readonly given: readonly Given[];
}

/** A correction says only what it changes. */
export type Correction = { readonly [field in keyof Results]?: Results[field] | undefined } & {
  readonly given?: readonly Given[] | undefined;
};

export interface ProductContent {
  readonly work: WorkPart;
  readonly reported: Report | null;
  readonly corrected: Correction;
}

/** Errors and latenesses that an authority agreed not to count, and by which documents. */
export interface Waived {
  readonly errors: number;
  readonly latenesses: number;
  readonly documents: readonly string[];
}

/** Whose word counts: the person's alone, or with what their manager changed. */
export type Side = 'reported' | 'standing';

/** What the person says, and over it what the manager changed. Undefined while nothing is reported. */
export function resultsOf({ reported, corrected }: ProductContent, side: Side): Results | undefined {
  if (reported === null) return undefined;
  const { justification: _, evidence: __, given: ___, ...said } = reported;
  if (side === 'reported') return said;
  return {
    completed: corrected.completed ?? said.completed,
    meetingQuality: changed(corrected.meetingQuality, said.meetingQuality),
    onTime: changed(corrected.onTime, said.onTime),
    majorErrors: corrected.majorErrors ?? said.majorErrors,
    latenesses: corrected.latenesses ?? said.latenesses,
    finishedOn: changed(corrected.finishedOn, said.finishedOn),
    isExceeded: corrected.isExceeded ?? said.isExceeded,
  };
}

/** Null is a value a correction may give. */
const changed = (corrected: string | null | undefined, said: string | null): string | null =>
  corrected === undefined ? said : corrected;

/** Why these numbers cannot be so together; undefined when they can. */
export function refusedNumber(
  assigned: string | null,
  { completed, meetingQuality, onTime }: Results,
): 'completed' | 'meetingQuality' | 'onTime' | undefined {
  if (assigned !== null && isMore(completed, assigned)) return 'completed';
  if (meetingQuality !== null && isMore(meetingQuality, completed)) return 'meetingQuality';
  return onTime !== null && isMore(onTime, completed) ? 'onTime' : undefined;
}

const isMore = (one: string, other: string): boolean => compare(exact(one), exact(other)) > 0;

/** @param text a quantity that was checked when it was written */
export function exact(text: string) {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`'${text}' is no number`);
  return value;
}

/** A product in plain words, for the tables of regulations: what is not known is left out. */
export type Facts = { readonly [name: string]: string | boolean };

export function factsOf(
  content: ProductContent,
  about: { readonly isHandedOver: boolean; readonly waived: Waived },
  side: Side,
): Facts {
  const { work } = content;
  const results = about.isHandedOver ? undefined : resultsOf(content, side);
  const evidence = content.reported?.evidence
    .map(({ title, reference }) => `${title}: ${reference}`)
    .join('; ');
  return {
    ...known({
      title: work.title,
      code: work.code,
      coefficient: plainly(work.coefficient),
      assigned: plainly(work.quantity),
      basis: work.basis,
      assignedBy: work.assignedBy,
      document: work.document,
      deadline: work.deadline,
      jobPosition: work.jobPosition,
      evidence: evidence === '' ? undefined : evidence,
    }),
    source: about.isHandedOver ? 'handedOver' : work.source,
    isPlanned: work.isPlanned,
    isKey: work.isKey,
    ...(results === undefined ? {} : factsOfResults(results, work, about.waived)),
  };
}

function factsOfResults(results: Results, { quantity: assigned, deadline }: WorkPart, waived: Waived): Facts {
  const { completed, meetingQuality, onTime, majorErrors, latenesses, finishedOn, isExceeded } = results;
  const fit = (part: string | null) => (part === null || !isMore(part, completed) ? part : completed);
  const [good, early] = [fit(meetingQuality), fit(onTime)];
  const errors = formatExact(min(ratio(waived.errors), ratio(majorErrors)));
  const late = formatExact(min(ratio(waived.latenesses), ratio(latenesses)));
  const isWaived = errors !== '0' || late !== '0';
  const isDone = assigned !== null && !isMore(assigned, completed);
  return {
    ...known({
      ...{ completed: plainly(completed), meetingQuality: plainly(good), onTime: plainly(early) },
      finishedOn,
    }),
    majorErrors: String(majorErrors),
    latenesses: String(latenesses),
    waivedErrors: errors,
    waivedLatenesses: late,
    ...(isWaived ? { waiverDocument: waived.documents.join('; ') } : {}),
    isDone,
    isOnTime:
      (early === null || !isMore(completed, early)) &&
      latenesses <= waived.latenesses &&
      (finishedOn === null || deadline === null || finishedOn <= deadline || waived.latenesses > 0),
    isOfQuality: (good === null || !isMore(completed, good)) && majorErrors <= waived.errors,
    isExceeded,
  };
}

/** As a table takes it: `1.500` was taken here once. */
export const plain = (number: string): string => formatExact(exact(number));
const plainly = (number: string | null): string | null => (number === null ? null : plain(number));

const known = (facts: { readonly [name: string]: string | null | undefined }): Facts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value]],
    ),
  );
