import { type Cursor, chooseAmong, type Problem, say } from '../engine.ts';
import type {
  LayerKind,
  LayerStep,
  Procedure,
  ProcedureKind,
  ProcedureLayer,
  ProcedureStep,
} from './format.ts';

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
        const decidedAfter = [...new Set([kind, ...more].flatMap((one) => one.decidedAfter))];
        return tightened(
          { ...kind, decidedAfter },
          more.flatMap(({ steps }) => steps),
          tell,
        );
      }),
    ];
  }
  const replacement = parts.flatMap((part) => part.replacement ?? []).at(-1);
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
  for (const one of more) {
    const below = steps.get(one.id);
    steps.set(one.id, below === undefined ? wholeStep(one, tell) : tighterStep(below, one, tell));
    for (const id of one.before) {
      const later = steps.get(id);
      if (later !== undefined) steps.set(id, { ...later, after: [...new Set([...later.after, one.id])] });
      else {
        const message = say(`không có bước “${id}”`, `there is no step '${id}'`);
        tell(one.at, 'pack.unknown-step', message, chooseAmong(id, [...steps.keys()]));
      }
    }
  }
  return { ...kind, steps: [...steps.values()] };
}

/** A step below with what a layer adds to it. */
function tighterStep(below: ProcedureStep, one: LayerStep, tell: Tell): ProcedureStep {
  const loosens = (what: Problem['message']) =>
    tell(
      one.at,
      'layer.procedure-loosens',
      say(`bước “${one.id}” bị nới: ${what.vi}`, `the step '${one.id}' is loosened: ${what.en}`),
      say('lớp dưới chỉ được siết thêm', 'a layer may only tighten'),
    );
  if (one.says.includes('does') && one.does !== below.does) loosens(say('việc khác', 'another act'));
  if (one.by.some((actor) => !below.by.includes(actor))) loosens(say('thêm người làm', 'more may take it'));
  if (one.says.includes('at') && below.place !== 'within' && one.place !== below.place)
    loosens(say('nơi khác', 'another place'));
  if (one.isOptional && !below.isOptional) loosens(say('thành tùy chọn', 'it need not be done'));
  if (one.deadline && below.deadline && isLater(one.deadline, below.deadline))
    loosens(say('hạn muộn hơn', 'it is due later'));
  return {
    ...below,
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
