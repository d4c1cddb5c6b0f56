import { bilingual } from '../bilingual.ts';
import { type Cursor, type PackPart, type Problem, reader, say } from '../engine.ts';
import {
  DOINGS,
  type LayerKind,
  type LayerStep,
  OPINION_SIDES,
  type OpinionRule,
  type ProcedureArticle,
  type ProcedureLayer,
  type ProcedureStance,
  type ReplacementRule,
  STEP_ACTORS,
  STEP_PLACES,
  type StepDeadline,
} from './format.ts';

/** Every key of the part, where it stands; `?` may be left out. */
export const PROCEDURE_KEYS = {
  part: ['procedure-of', 'articles', 'unverified?', 'kinds', 'replacement?'],
  article: ['ref', 'says', 'certainty?', 'source?'],
  kind: ['id', 'label?', 'groups?', 'authorities?', 'decided-after?', 'article?', 'steps'],
  step: [
    ...['id', 'label?', 'does?', 'by?', 'at?', 'after?', 'before?', 'deadline?', 'paper?', 'opinions?'],
    ...['optional?', 'article', 'unverified?'],
  ],
  deadline: ['before?', 'year?', 'working-days?', 'days?', 'after?'],
  opinions: ['kind', 'sides', 'suppress-below?'],
  replacement: ['groups?', 'by', 'at', 'article'],
} as const;

/**
 * Reads the shape of a part `procedure`: all that is wrong in one pass (`pack.*`), or what it says. A base says every step
 * whole; a layer may say only what it adds to a step below, so completeness is looked at when parts are joined.
 */
export function readProcedure(
  part: PackPart,
): { readonly procedure: ProcedureLayer } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const at = reader(part, problems).map(PROCEDURE_KEYS.part);
  const of = at?.field('procedure-of')?.id();
  const articles = new Map<string, ProcedureArticle>();
  for (const [id, place] of at?.field('articles')?.entries() ?? []) {
    const article = readArticle(id, place);
    if (article) articles.set(id, article);
  }
  const unverified = new Map<string, ProcedureStance>();
  for (const [id, place] of at?.optional('unverified')?.entries() ?? []) {
    const says = bilingual(place);
    if (says) unverified.set(id, { at: place, says });
  }
  const kinds = (at?.field('kinds')?.list() ?? []).flatMap((one) => readKind(one) ?? []);
  const replacement = at?.optional('replacement') && readReplacement(at.optional('replacement'));
  if (problems.length > 0 || of === undefined) return { problems };
  return { procedure: { of, articles, unverified, kinds, ...(replacement ? { replacement } : {}) } };
}

/** One id or several. */
function ids(at: Cursor | undefined): readonly string[] {
  if (at === undefined) return [];
  const all = at.isText() ? [at] : (at.list() ?? []);
  return all.flatMap((one) => one.id() ?? []);
}

function words<const Word extends string>(at: Cursor | undefined, known: readonly Word[]): readonly Word[] {
  if (at === undefined) return [];
  const all = at.isText() ? [at] : (at.list() ?? []);
  return all.flatMap((one) => one.oneOf(known) ?? []);
}

function readArticle(id: string, place: Cursor): ProcedureArticle | undefined {
  const at = place.map(PROCEDURE_KEYS.article);
  const ref = at?.field('ref')?.text();
  const says = bilingual(at?.field('says'));
  const certainty = at?.optional('certainty')?.oneOf(['read', 'secondary', 'inferred', 'unknown']) ?? 'read';
  const source = at?.optional('source')?.text();
  if (at === undefined || ref === undefined || says === undefined) return undefined;
  return { id, at, ref, says, certainty, ...(source === undefined ? {} : { source }) };
}

function readKind(place: Cursor): LayerKind | undefined {
  const at = place.map(PROCEDURE_KEYS.kind);
  const id = at?.field('id')?.id();
  const steps = (at?.field('steps')?.list() ?? []).flatMap((one) => readStep(one) ?? []);
  if (at === undefined || id === undefined) return undefined;
  const isFurther = at.optional('label') === undefined;
  const label = isFurther ? say(id, id) : bilingual(at.optional('label'));
  const groups = ids(at.optional('groups'));
  if (!isFurther && groups.length === 0) at.field('groups');
  if (label === undefined) return undefined;
  return {
    ...{ id, at, label, groups, steps, isFurther },
    authorities: ids(at.optional('authorities')),
    decidedAfter: ids(at.optional('decided-after')),
    articles: ids(at.optional('article')),
  };
}

function readStep(place: Cursor): LayerStep | undefined {
  const at = place.map(PROCEDURE_KEYS.step);
  const id = at?.field('id')?.id();
  if (at === undefined || id === undefined) return undefined;
  const deadline = at.optional('deadline') && readDeadline(at.optional('deadline'));
  const opinions = at.optional('opinions') && readOpinions(at.optional('opinions'));
  const paper = at.optional('paper')?.id();
  const label = at.optional('label') ? bilingual(at.optional('label')) : say(id, id);
  return {
    ...{ id, at },
    label: label ?? say(id, id),
    does: at.optional('does')?.oneOf(DOINGS) ?? 'submission',
    by: words(at.optional('by'), STEP_ACTORS),
    place: at.optional('at')?.oneOf(STEP_PLACES) ?? 'within',
    after: ids(at.optional('after')),
    before: ids(at.optional('before')),
    ...(deadline ? { deadline } : {}),
    ...(paper === undefined ? {} : { paper }),
    ...(opinions ? { opinions } : {}),
    isOptional: at.optional('optional')?.flag() ?? false,
    articles: ids(at.field('article')),
    unverified: ids(at.optional('unverified')),
    says: at.keys(),
  };
}

function readDeadline(place: Cursor | undefined): StepDeadline | undefined {
  const at = place?.map(PROCEDURE_KEYS.deadline);
  if (at === undefined) return undefined;
  const before = at.optional('before');
  if (before !== undefined) {
    const found = /^(\d{2})-(\d{2})$/.exec(before.text() ?? '');
    const [month, day] = [Number(found?.[1]), Number(found?.[2])];
    const year = at.optional('year')?.oneOf(['same', 'next']) ?? 'same';
    if (found && month >= 1 && month <= 12 && day >= 1 && day <= 31)
      return { kind: 'before', month, day, year };
    return before.refuse(
      'pack.not-a-day-of-the-year',
      say(
        `“${before.text() ?? ''}” không phải một ngày trong năm`,
        `'${before.text() ?? ''}' is no day of the year`,
      ),
      say('viết tháng-ngày như 12-15', 'write month-day like 12-15'),
    );
  }
  for (const kind of ['working-days', 'days'] as const) {
    const given = at.optional(kind);
    if (given === undefined) continue;
    const days = given.integer();
    const after = at.field('after')?.id();
    if (days === undefined || after === undefined) return undefined;
    if (days >= 1 && days <= 365) return { kind, days, after };
    return given.refuse(
      'pack.days-out-of-reach',
      say('thời hạn từ 1 đến 365 ngày', 'a time is of 1 to 365 days'),
      say('viết số ngày như 7', 'write a number of days like 7'),
    );
  }
  return at.refuse(
    'pack.deadline-says-nothing',
    say(
      'thời hạn không nói trước ngày nào hay trong mấy ngày',
      'the deadline says neither a day nor a number of days',
    ),
    say(
      'viết {before: 12-15} hoặc {working-days: 7, after: …}',
      'write {before: 12-15} or {working-days: 7, after: …}',
    ),
  );
}

function readOpinions(place: Cursor | undefined): OpinionRule | undefined {
  const at = place?.map(PROCEDURE_KEYS.opinions);
  const kind = at?.field('kind')?.oneOf(['named', 'anonymous']);
  const sides = words(at?.field('sides'), OPINION_SIDES);
  const suppressBelow = at?.optional('suppress-below')?.integer() ?? 0;
  if (at === undefined || kind === undefined) return undefined;
  if (kind === 'named' || suppressBelow >= 3) return { kind, sides, suppressBelow };
  return at.refuse(
    'pack.ballots-shown',
    say('phiếu kín phải có ngưỡng ẩn từ 3 phiếu', 'anonymous ballots need a threshold of at least 3'),
    say('thêm suppress-below: 5', 'add suppress-below: 5'),
  );
}

function readReplacement(place: Cursor | undefined): ReplacementRule | undefined {
  const at = place?.map(PROCEDURE_KEYS.replacement);
  const by = words(at?.field('by'), STEP_ACTORS);
  const where = at?.field('at')?.oneOf(STEP_PLACES);
  const articles = ids(at?.field('article'));
  if (at === undefined || where === undefined) return undefined;
  return { at, groups: ids(at.optional('groups')), by, place: where, articles };
}
