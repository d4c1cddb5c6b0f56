import { type Cursor, chooseAmong, type Problem, say } from '../engine.ts';
import type {
  LayerKind,
  LayerStep,
  Procedure,
  ProcedureKind,
  ProcedureLayer,
  ProcedureStep,
  ReplacementRule,
} from './format.ts';
import { placeOf } from './place-of.ts';

type Tell = (at: Cursor, code: string, message: Problem['message'], mend: Problem['mend']) => void;

/**
 * A base with its layers as one procedure. A layer adds kinds and steps, and tightens steps below it: fewer may take them,
 * they are due earlier, they wait for more. It takes nothing away. Problems `layer.procedure-*`, `pack.missing-key`.
 */
export function joinProcedures(
  parts: readonly ProcedureLayer[],
): { readonly procedure: Procedure } | { readonly problems: readonly Problem[] } {
  const [base, ...layers] = parts;
  if (base === undefined) throw new Error('a procedure has a base');
  const problems: Problem[] = [];
  const tell: Tell = (at, code, message, mend) => problems.push({ code, at: at.place(), message, mend });
  let kinds: readonly ProcedureKind[] = base.kinds.map((kind) => whole(kind, tell));
  for (const layer of layers) {
    const further = layer.kinds.filter(({ isFurther }) => isFurther);
    for (const one of further) {
      if (kinds.some(({ id }) => id === one.id)) continue;
      const message = say(`cấp trên không có đối tượng “${one.id}”`, `there is no kind '${one.id}' below`);
      tell(
        one.at,
        'layer.procedure-unknown-kind',
        message,
        chooseAmong(
          one.id,
          kinds.map(({ id }) => id),
        ),
      );
    }
    // What a layer says of some goes before what stands below for all.
    const own = layer.kinds.filter(({ isFurther }) => !isFurther).map((kind) => whole(kind, tell));
    kinds = [
      ...own,
      ...kinds.map((kind) => {
        const more = further.filter(({ id }) => id === kind.id);
        for (const one of more) keepsItsMembers(one, tell);
        const [all, last] = [[kind, ...more], more.at(-1) ?? kind];
        const decidedAfter = [...new Set(all.flatMap((one) => one.decidedAfter))];
        const articles = [...new Set(all.flatMap((one) => one.articles))];
        // What is below was checked when it came: what is wrong in both together is told where the layer speaks.
        return tightened(
          { ...kind, at: last.at, decidedAfter, articles },
          more.flatMap(({ steps }) => steps),
          tell,
        );
      }),
    ];
  }
  const replacement = parts
    .flatMap((part) => part.replacement ?? [])
    .reduce<ReplacementRule | undefined>((below, one) => tighterReplacement(below, one, tell), undefined);
  const procedure = {
    of: base.of,
    articles: new Map(parts.flatMap(({ articles }) => [...articles])),
    unverified: new Map(parts.flatMap(({ unverified }) => [...unverified])),
    kinds,
    ...(replacement ? { replacement } : {}),
  };
  return problems.length > 0 ? { problems } : { procedure };
}

function whole(kind: LayerKind, tell: Tell): ProcedureKind {
  const { isFurther, steps, ...rest } = kind;
  if (isFurther) missing(kind.at, 'label', tell);
  return { ...rest, steps: steps.map((step) => wholeStep(step, tell)) };
}

function wholeStep({ before: _, says, ...step }: LayerStep, tell: Tell): ProcedureStep {
  for (const key of ['label', 'does', 'by']) if (!says.includes(key)) missing(step.at, key, tell);
  return step;
}

function missing(at: Cursor, key: string, tell: Tell): void {
  const message = say(`${at.at} thiếu khóa “${key}”`, `${at.at} lacks the key '${key}'`);
  tell(at, 'pack.missing-key', message, say(`thêm dòng “${key}: …”`, `add a line '${key}: …'`));
}

function tightened(kind: ProcedureKind, more: readonly LayerStep[], tell: Tell): ProcedureKind {
  const steps = new Map(kind.steps.map((step) => [step.id, step]));
  const own = new Set(more.map(({ id }) => id));
  for (const one of more) {
    const below = steps.get(one.id);
    steps.set(one.id, below === undefined ? wholeStep(one, tell) : tighterStep(below, one, tell));
    for (const id of one.before) {
      const later = steps.get(id);
      if (later !== undefined) {
        const { at } = own.has(id) ? later : one;
        steps.set(id, { ...later, at, after: [...new Set([...later.after, one.id])] });
      } else {
        const message = say(`không có bước “${id}”`, `there is no step '${id}'`);
        tell(placeOf(one.at, 'before', id), 'pack.unknown-step', message, chooseAmong(id, [...steps.keys()]));
      }
    }
  }
  return { ...kind, steps: [...steps.values()] };
}

/** A step below with what a layer adds to it. */
function tighterStep(below: ProcedureStep, one: LayerStep, tell: Tell): ProcedureStep {
  const loosens = (key: string, what: Problem['message']) =>
    tell(
      placeOf(one.at, key),
      'layer.procedure-loosens',
      say(`bước “${one.id}” bị nới: ${what.vi}`, `the step '${one.id}' is loosened: ${what.en}`),
      ONLY_TIGHTER,
    );
  if (one.says.includes('does') && one.does !== below.does) loosens('does', say('việc khác', 'another act'));
  if (one.by.some((actor) => !below.by.includes(actor))) loosens('by', MORE_ACTORS);
  if (one.says.includes('at') && below.place !== 'within' && one.place !== below.place)
    loosens('at', ANOTHER_PLACE);
  if (one.isOptional && !below.isOptional) loosens('optional', say('thành tùy chọn', 'it need not be done'));
  if (one.deadline && below.deadline && isLater(one.deadline, below.deadline))
    loosens('deadline', say('hạn muộn hơn', 'it is due later'));
  return {
    ...below,
    at: one.at,
    by: one.by.length > 0 ? one.by : below.by,
    place: one.says.includes('at') ? one.place : below.place,
    after: [...new Set([...below.after, ...one.after])],
    ...(one.deadline ? { deadline: one.deadline } : {}),
    ...(one.paper === undefined ? {} : { paper: one.paper }),
    ...(one.opinions ? { opinions: one.opinions } : {}),
    isOptional: one.says.includes('optional') ? one.isOptional : below.isOptional,
    articles: [...new Set([...below.articles, ...one.articles])],
    unverified: [...new Set([...below.unverified, ...one.unverified])],
  };
}

const ONLY_TIGHTER = say('lớp dưới chỉ được siết thêm', 'a layer may only tighten');
const MORE_ACTORS = say('thêm người làm', 'more may take it');
const ANOTHER_PLACE = say('nơi khác', 'another place');

/** Who goes the way of a kind is said where the kind is: of others a layer makes a kind of its own. */
function keepsItsMembers({ id, at, groups, authorities }: LayerKind, tell: Tell): void {
  for (const [key, said] of [
    ['groups', groups],
    ['authorities', authorities],
  ] as const) {
    if (said.length === 0) continue;
    tell(
      placeOf(at, key),
      'layer.procedure-loosens',
      say(
        `đối tượng “${id}” của cấp trên bị đổi thành viên`,
        `the kind '${id}' of the text below gets other members`,
      ),
      say(
        'bỏ khóa này, hoặc nêu một đối tượng riêng có label',
        'remove the key, or name a kind of its own with a label',
      ),
    );
  }
}

/** Who replaces a decision, as a layer says it of what stands below. */
function tighterReplacement(
  below: ReplacementRule | undefined,
  one: ReplacementRule,
  tell: Tell,
): ReplacementRule {
  if (below === undefined) return one;
  const loosens = (key: string, what: Problem['message']) =>
    tell(
      placeOf(one.at, key),
      'layer.procedure-loosens',
      say(
        `việc thay thế quyết định bị nới: ${what.vi}`,
        `the replacement of a decision is loosened: ${what.en}`,
      ),
      ONLY_TIGHTER,
    );
  if (one.by.some((actor) => !below.by.includes(actor))) loosens('by', MORE_ACTORS);
  if (below.place !== 'within' && one.place !== below.place) loosens('at', ANOTHER_PLACE);
  const ofAll = below.groups.length === 0 || one.groups.length === 0;
  return {
    ...one,
    groups: ofAll ? [] : [...new Set([...below.groups, ...one.groups])],
    articles: [...new Set([...below.articles, ...one.articles])],
  };
}

/** Whether one deadline is later than another, or cannot be compared with it: then it is no tightening that shows. */
function isLater(
  one: NonNullable<ProcedureStep['deadline']>,
  other: NonNullable<ProcedureStep['deadline']>,
): boolean {
  if (one.kind === 'before' && other.kind === 'before') {
    const dayOf = ({ year, month, day }: typeof one) => (year === 'next' ? 10_000 : 0) + month * 100 + day;
    return dayOf(one) > dayOf(other);
  }
  if (one.kind === 'before' || other.kind === 'before') return true;
  if (one.after !== other.after) return true;
  return one.kind === other.kind ? one.days > other.days : one.kind === 'working-days';
}
