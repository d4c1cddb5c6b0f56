import type { Exact } from '../exact.ts';
import type { ConditionNode } from '../regulation/format.ts';
import type { Case } from './case.ts';
import { causeOf, waitingCause } from './cause.ts';
import { isNotLookedAt, notLookedAt } from './not-in-period.ts';
import { missingRows, questionRows, questionsOf } from './open-points.ts';
import { isExact, shownBeside } from './show.ts';

/** The score beside the level; never on the wrong side of a number of the ladder. */
export function scoreInWords(of: Case): string {
  const value = of.score?.value;
  if (of.score === undefined || !isExact(value)) return '';
  const { words } = of;
  const rungs = of.view.plan.ladder?.rule.rungs ?? [];
  const bars = rungs.flatMap((r) => thresholdsIn(r.when, of.score!.rule));
  const unit = words.measure(of.score.rule)?.unit;
  const name = words.name(of.score.rule);
  return `${name} ${shownBeside(value, bars, words.language)}${unit ? ` ${words.of(unit)}` : ''}`;
}

/** The numbers a condition compares a quantity with. */
function thresholdsIn(node: ConditionNode, measure: string): Exact[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.flatMap((n) => thresholdsIn(n, measure));
    case 'not':
      return thresholdsIn(node.of, measure);
    case 'compare':
      return node.left.id === measure ? node.tests.map((t) => t.value) : [];
    default:
      return [];
  }
}

/** The result in one line. */
export function summaryOf(of: Case): string {
  const { result, words, evaluation } = of;
  const parts: string[] = isNotLookedAt(of) ? [notLookedAt(of)] : [];
  const score = scoreInWords(of);
  if (score !== '') parts.push(score);
  const before = result.levelBeforeQuota;
  if (before !== undefined && before !== result.proposed)
    parts.push(
      words.say(
        `mức trước khi tính tỷ lệ: ${words.level(before)}`,
        `level before the quota: ${words.level(before)}`,
      ),
    );
  if (result.proposed !== undefined) {
    const cause = causeOf(of);
    const because = cause === undefined ? '' : words.say(`, vì ${cause}`, `, because ${cause}`);
    parts.push(
      words.say(
        `mức đề xuất: ${words.level(result.proposed)}${because}`,
        `proposed level: ${words.level(result.proposed)}${because}`,
      ),
    );
  }
  const waiting = waitingCause(of);
  if (waiting !== undefined)
    parts.push(
      result.proposed === undefined
        ? words.say(`chưa có mức đề xuất: ${waiting}`, `no proposed level yet: ${waiting}`)
        : waiting,
    );
  if (result.decided !== undefined)
    parts.push(
      words.say(
        `mức được quyết định: ${words.level(result.decided.level)}`,
        `decided level: ${words.level(result.decided.level)}`,
      ),
    );
  if (result.missing.length > 0)
    parts.push(
      words.say(
        `còn thiếu ${missingRows(result.missing, words).length} dữ liệu`,
        `facts missing: ${missingRows(result.missing, words).length}`,
      ),
    );
  const asked = questionRows(questionsOf(result, of.program), words);
  const open = asked.filter(({ isOver }) => !isOver).length;
  if (open > 0)
    parts.push(words.say(`còn ${open} câu hỏi cho người có thẩm quyền`, `open questions: ${open}`));
  if (open < asked.length)
    parts.push(words.say('phải rút lại lựa chọn cho vừa số suất', 'as many choices have to be taken back'));
  const period = words.period(evaluation.period.id);
  return `${period.charAt(0).toUpperCase()}${period.slice(1)}: ${parts.join('; ')}.`;
}
