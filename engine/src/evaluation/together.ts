/**
 * Several regulations over one register: a civil rating and a Party rating of the same person, each with its own level.
 * A regulation whose conditions ask for the level under another one comes after it; a circle is refused.
 */
import type { CalendarDay } from '../calendar-day.ts';
import type { Period } from '../period.ts';
import { type Problem, say } from '../problem.ts';
import type { Register } from '../register.ts';
import type { Regulation } from '../regulation/format.ts';
import { type AskedRating, ratingsAskedBy } from '../regulation/ratings.ts';
import { evaluatePeriod, stageFor } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import type { Ratings } from './levels-elsewhere.ts';
import { possibleLevels, resultIn } from './levels-in-periods.ts';
import type { Program } from './program.ts';
import { vocabularyClashes } from './vocabulary-clashes.ts';

export interface TogetherRequest {
  readonly programs: readonly Program[];
  readonly register: Register;
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly traced?: boolean;
  onBegin?(program: Program): void;
}

/** Results by the id of the regulation, in the order in which they were computed. */
export type Evaluations = ReadonlyMap<string, Evaluation>;

/**
 * Evaluates all regulations that have a stage for the period.
 *
 * @example
 * const all = evaluateAll({ programs: [civil, party], register, period, asOf });
 * if ('evaluations' in all) all.evaluations.get('party')?.people[0]?.proposed;
 */
export function evaluateAll(
  request: TogetherRequest,
): { evaluations: Evaluations } | { problems: readonly Problem[] } {
  const { register, period, asOf, traced = false } = request;
  const ordered = inOrder(request.programs.map((p) => p.regulation));
  if ('problems' in ordered) return ordered;
  const evaluations = new Map<string, Evaluation>();
  const programs = new Map(request.programs.map((p) => [p.regulation.id, p]));
  const ratings: Ratings = (rating, kind, index) => {
    const [evaluation, program] = [evaluations.get(rating), programs.get(rating)];
    if (evaluation === undefined || program === undefined) return 'not-evaluated';
    const known = possibleLevels(program, resultIn(evaluation, kind, index));
    return typeof known === 'string' ? undefined : known;
  };
  for (const { id } of ordered.order) {
    const program = programs.get(id);
    if (program === undefined || stageFor(program, period) === undefined) continue;
    request.onBegin?.(program);
    evaluations.set(id, evaluatePeriod({ program, register, period, asOf, traced, ratings }));
  }
  return { evaluations };
}

/**
 * Each regulation after those whose levels it asks for; the order of the input never matters. Refused: circles, levels
 * the other one does not have, and facts or tables that two of them declare differently.
 */
export function inOrder(
  regulations: readonly Regulation[],
): { order: readonly Regulation[] } | { problems: readonly Problem[] } {
  const byId = new Map([...regulations].sort((a, b) => (a.id < b.id ? -1 : 1)).map((r) => [r.id, r]));
  const asked = new Map([...byId.values()].map((r) => [r.id, ratingsAskedBy(r)]));
  const problems = [
    ...vocabularyClashes([...byId.values()]),
    ...[...asked].flatMap(([id, list]) => wordsUnknown(byId.get(id)!, list, byId)),
  ];
  const order: Regulation[] = [];
  const begun: string[] = [];
  const visit = (id: string): void => {
    const regulation = byId.get(id);
    if (regulation === undefined || order.includes(regulation)) return;
    const at = begun.indexOf(id);
    if (at >= 0) {
      problems.push(circle(begun.slice(at), asked));
      return;
    }
    begun.push(id);
    for (const { rating, isSoft } of asked.get(id) ?? []) if (!isSoft) visit(rating);
    // What is only taken when it happens to be there never makes a circle.
    for (const { rating, isSoft } of asked.get(id) ?? [])
      if (isSoft && !reaches(rating, id, asked)) visit(rating);
    begun.pop();
    order.push(regulation);
  };
  for (const id of byId.keys()) visit(id);
  return problems.length > 0 ? { problems } : { order };
}

function reaches(
  from: string,
  to: string,
  asked: ReadonlyMap<string, readonly AskedRating[]>,
  seen = new Set<string>(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (asked.get(from) ?? []).some(({ rating }) => reaches(rating, to, asked, seen));
}

function wordsUnknown(
  regulation: Regulation,
  asked: readonly AskedRating[],
  byId: ReadonlyMap<string, Regulation>,
): Problem[] {
  return asked.flatMap(({ rating, levels, at }) => {
    const other = byId.get(rating);
    const known = other?.levels.map((l) => l.id);
    return levels
      .filter((level) => known !== undefined && level !== 'notRated' && !known.includes(level))
      .map((level) => ({
        code: 'ratings.unknown-level',
        at: at.place(),
        message: say(
          `“${regulation.id}” hỏi mức “${level}” mà “${rating}” không có`,
          `'${regulation.id}' asks for the level '${level}', which '${rating}' does not have`,
        ),
        mend: say(`dùng: ${known?.join(', ')}`, `use: ${known?.join(', ')}`),
      }));
  });
}

function circle(ids: readonly string[], asked: ReadonlyMap<string, readonly AskedRating[]>): Problem {
  const way = [...ids, ids[0]].join(' → ');
  const at = asked.get(ids[0] ?? '')?.find((a) => a.rating === (ids[1] ?? ids[0]))?.at;
  return {
    code: 'ratings.circle',
    ...(at ? { at: at.place() } : {}),
    message: say(
      `các quy định chờ kết quả của nhau: ${way}`,
      `these regulations wait for each other's levels: ${way}`,
    ),
    mend: say(
      'bỏ một mắt xích, hoặc nhập mức ấy như một quyết định đã có',
      'take one link away, or enter that level as a decision taken',
    ),
  };
}
