import { type Bilingual, say } from '@congtam/engine';
import type { paths } from '../../api/schema.generated.ts';
import { isDecided, type Level, levelNow } from './levels.ts';

type Reply =
  paths['/api/v1/cycles/{cycle}/quota-boards']['get']['responses'][200]['content']['application/json'];
export type Boards = Reply;
export type Board = Reply['boards'][number];
export type Line = Board['lines'][number];
export type Candidate = Line['candidates'][number];

export type Column = 'in' | 'waiting' | 'out';
export const COLUMNS: readonly Column[] = ['in', 'waiting', 'out'];

/**
 * Where a candidate stands for who proposes: by the proposal or decision there is, and else where the server has them. For
 * who gives the places it is what the server says, and nothing else.
 */
export function columnOf(
  candidate: Candidate,
  { level, quotaLevel, byProposals }: { level: Level | undefined; quotaLevel: string; byProposals: boolean },
): Column {
  const isSaid = level !== undefined && (level.state === 'proposed' || isDecided(level));
  if (byProposals && isSaid && candidate.choice === null)
    return levelNow(level) === quotaLevel ? 'in' : 'out';
  const { state } = candidate;
  return state === 'in' || state === 'out' ? state : 'waiting';
}

/** The whole scope, the groups that have candidates of their own, and those who are in no group. */
export function partsOf({ lines }: Board): {
  readonly whole: Line | undefined;
  readonly groups: readonly Line[];
  readonly others: readonly Candidate[];
} {
  const whole = lines.find(({ dutyGroup }) => dutyGroup === undefined);
  const groups = lines.filter(({ dutyGroup }) => dutyGroup !== undefined);
  const grouped = new Set(groups.flatMap(({ candidates }) => candidates.map(({ subject }) => subject)));
  const others = whole?.candidates.filter(({ subject }) => !grouped.has(subject)) ?? [];
  return { whole, groups, others };
}

/** Why somebody waits while the places themselves are not certain. */
const MAY_CHANGE: ReadonlySet<string> = new Set(['others-open', 'duty-group-missing']);

/**
 * The smallest change after which a line is in order: so many out, of those who stand last; so many to be chosen, of those
 * who wait. Nothing when it is in order.
 */
export function changeNeeded(
  { places, binding, beside }: Pick<Line, 'places' | 'binding' | 'beside'>,
  candidates: readonly (Pick<Candidate, 'subject' | 'rank' | 'why'> & { readonly column: Column })[],
  nameOf: (subject: string) => string,
): Bilingual | undefined {
  const inside = candidates.filter(({ column }) => column === 'in');
  const waiting = candidates.filter(({ column }) => column === 'waiting');
  const taken = inside.length + beside.length;
  const over = Math.min(taken - places, inside.length);
  if (binding && over > 0) {
    const last = inside.toSorted((a, b) => b.rank - a.rank).slice(0, over);
    const names = last.map(({ subject }) => nameOf(subject)).join(', ');
    return say(
      `Vượt ${over} suất. Thay đổi nhỏ nhất: đưa ${over} người ra (đứng cuối: ${names}), hoặc đề nghị ngoại lệ.`,
      `${over} above the quota. Smallest change: take ${over} out (last: ${names}), or ask for an exception.`,
    );
  }
  if (waiting.length === 0) return undefined;
  const left = binding ? Math.max(0, places - taken) : waiting.length;
  if (left === 0 && waiting.some(({ why }) => MAY_CHANGE.has(why)))
    return say(
      `Chưa có suất cho ${waiting.length} người đang chờ; số suất còn có thể đổi khi mức, nhóm nhiệm vụ của đồng nghiệp đã rõ.`,
      `No place so far for ${waiting.length} who wait; there may be more or fewer once the levels and duty groups of colleagues are known.`,
    );
  if (left === 0)
    return say(
      `Hết suất; còn ${waiting.length} người chờ được trả lời là không vào suất.`,
      `No place is left; ${waiting.length} still wait to be told that they get none.`,
    );
  return say(
    `Còn ${left} suất cho ${waiting.length} người đang chờ: chọn nhiều nhất ${left} người.`,
    `${left} places for ${waiting.length} who wait: choose ${left} at most.`,
  );
}

/** A board after a move: the server tells of the lines in which who was moved stands, the others are as they were. */
export function afterMove(board: Board, told: Board): Board {
  const lines = board.lines.map((line) => told.lines.find((one) => one.dutyGroup === line.dutyGroup) ?? line);
  return { ...board, lines };
}
