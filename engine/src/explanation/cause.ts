import type { LevelStep } from '../classification/classification.ts';
import { TRUE } from '../evaluation/condition.ts';
import type { QuotaPlace } from '../evaluation/result.ts';
import type { Case } from './case.ts';
import { isLeaf, requirement, sentenceFor } from './condition-words.ts';
import { cappingUnits, labelOf, lower } from './level-words.ts';

/** What decided the proposed level, in a few words: the quota, a limit, a forced rule, or the rung. */
export function causeOf(of: Case): string | undefined {
  const { result } = of;
  const isMoved = result.proposed !== undefined && result.levelBeforeQuota !== result.proposed;
  return isMoved ? quotaCause(of, 'out') : levelCause(of);
}

/** Why there is no proposed level although the level before the quota, or that of each unit headed, is known. */
export function waitingCause(of: Case): string | undefined {
  const { words, result, classification } = of;
  if (result.quota?.state === 'waiting') return quotaCause(of, 'waiting');
  const open = classification?.steps.find((s) => s.role === 'cap' && s.level === undefined);
  if (open === undefined || result.proposed !== undefined) return undefined;
  const units = cappingUnits(open, of);
  const names = units
    .map(({ id, level }) => {
      const shown = level === undefined ? words.say('chưa xác định', 'not settled') : words.level(level);
      return `${words.unitName(id)} (${shown})`;
    })
    .join(', ');
  return words.say(`chờ mức của đơn vị: ${names}`, `waiting for the level of: ${names}`);
}

/** Every quota that takes the level away, or holds it open; named where there are several. */
function quotaCause(of: Case, state: QuotaPlace['state']): string | undefined {
  const { words, result } = of;
  const limiting = (result.quotas ?? []).filter((place) => place.state === state);
  const causes = limiting.flatMap((place) => {
    const quota = of.program.quotas.find((q) => q.id === place.quota);
    const cause = quota && placeCause(place, words.level(quota.level), of);
    if (quota === undefined || cause === undefined) return [];
    const which = limiting.length > 1 ? ` (“${words.of(quota.label)}”, ${words.refs(place.articles)})` : '';
    return [`${cause}${which}`];
  });
  return causes.length === 0 ? undefined : causes.join(words.say(' và ', ' and '));
}

function placeCause({ why }: QuotaPlace, best: string, { words }: Case): string | undefined {
  switch (why) {
    case 'no-place':
      return words.say(`không có suất ${best} nào`, `there is no place for ${best}`);
    case 'not-chosen':
      return words.say(`không được chọn giữ mức ${best}`, `not chosen for ${best}`);
    case 'places-taken':
      return words.say(
        `các suất ${best} đã được chọn cho người khác`,
        `the places for ${best} went to others`,
      );
    case 'open':
      return words.say(`chưa chọn ai giữ mức ${best}`, `nobody has been chosen for ${best} yet`);
    case 'over':
      return words.say(`số giữ mức ${best} nhiều hơn số suất`, `more hold ${best} than there are places`);
    case 'decided':
      return words.say(
        `người có thẩm quyền đã quyết định không giữ mức ${best}`,
        `the authority has decided against ${best}`,
      );
    case 'others-open':
      return words.say(
        `mức của đối tượng khác chưa xác định còn có thể làm thay đổi số suất ${best}`,
        `levels still open may change the places for ${best}`,
      );
    case 'duty-group-missing':
      return words.say(
        `chưa ghi nhóm nhiệm vụ tương đồng, nên chưa biết suất ${best}`,
        `no duty group is recorded, so the places for ${best} are not known`,
      );
    case 'counted-elsewhere':
    case 'share-open':
    case 'places-open':
      return words.say(`chưa biết số suất ${best}`, `the places for ${best} are not known yet`);
    default:
      return undefined;
  }
}

/** The last limit that took something away, else the rule that gave the level. */
function levelCause(of: Case): string | undefined {
  let level: string | undefined;
  let cause: string | undefined;
  for (const step of of.classification?.steps ?? []) {
    if (step.role === 'cap' || step.role === 'ceiling') {
      const isSettledHere = level === undefined && step.level === of.classification?.level;
      const limited = isSettledHere ? step.level : lower(level, step.level, of);
      if (limited === level) continue;
      level = limited;
      cause = step.role === 'cap' ? capCause(step, of) : `“${labelOf(step, of)}”`;
    } else if (step.level !== undefined) {
      level = step.level;
      cause = step.role === 'ladder' ? rungCause(step, of) : `“${labelOf(step, of)}”`;
    }
  }
  return cause;
}

function capCause(step: LevelStep, of: Case): string {
  const { words } = of;
  const names = cappingUnits(step, of)
    .filter((u) => u.level === step.level)
    .map((u) => words.unitName(u.id))
    .join(', ');
  const level = words.level(step.level ?? '');
  return words.say(
    `không cao hơn mức của ${names} (${level})`,
    `it is not above the level of ${names} (${level})`,
  );
}

/** The bar of the score, which stands beside it already; any other condition whole. */
function rungCause(step: LevelStep, of: Case): string | undefined {
  const { words } = of;
  if (step.decision)
    return words.say(
      `không mức nào khớp và ${step.decision.by} đã quyết định`,
      `no level fits and ${step.decision.by} has decided`,
    );
  const outcome = step.conditions.find((c) => c.level === step.level && c.outcome.truth === TRUE)?.outcome;
  if (outcome === undefined) return undefined;
  if (isLeaf(outcome) && outcome.left.id === of.score?.rule)
    return words.say(`điểm ${requirement(outcome, words)}`, `the score is ${requirement(outcome, words)}`);
  return sentenceFor(outcome, words);
}
