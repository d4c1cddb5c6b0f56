import { type Bilingual, say } from '../problem.ts';
import type { DeadlineOf } from '../regulation/calendar-rules.ts';
import type { Deadline, OwnYearRule } from '../regulation/format.ts';
import { conditionInWords } from './condition-words.ts';
import type { Wording } from './wording.ts';

/** Whose year of work may end before December, and who keeps the calendar year even there. */
export function ownYearInWords({ when, excepts, secondHalfFrom }: OwnYearRule, words: Wording): string {
  const units = when ? `: ${conditionInWords(when, words)}` : '';
  const kept = excepts.map((e) => conditionInWords(e.when, words)).join(words.say(' hoặc ', ' or '));
  const except =
    kept === ''
      ? ''
      : words.say(`; vẫn theo năm dương lịch: ${kept}`, `; on the calendar year still: ${kept}`);
  const half =
    secondHalfFrom === undefined
      ? ''
      : words.say(
          `; nửa năm sau bắt đầu từ tháng ${secondHalfFrom}`,
          `; the second half begins with month ${secondHalfFrom}`,
        );
  return words.say(
    `năm công tác có thể kết thúc trước tháng 12${units}${except}${half}`,
    `the year of work may end before December${units}${except}${half}`,
  );
}

/** "quyết định mức trước ngày 15/12, trừ nơi có năm công tác riêng" */
export function deadlineInWords(
  { of: what, before, year, when, exceptOwnYear }: Deadline,
  words: Wording,
): string {
  const day = `${String(before.day).padStart(2, '0')}/${String(before.month).padStart(2, '0')}`;
  const of = year === 'next' ? say(' năm sau', ' of the next year') : say('', '');
  const only = when
    ? words.say(`, khi ${conditionInWords(when, words)}`, `, where ${conditionInWords(when, words)}`)
    : '';
  const except = exceptOwnYear
    ? words.say(', trừ nơi có năm công tác riêng', ', except where the year of work is an own one')
    : '';
  const due = DUE[what];
  return words.say(
    `${due.vi} trước ngày ${day}${of.vi}${only}${except}`,
    `${due.en} before ${day}${of.en}${only}${except}`,
  );
}

const DUE: Readonly<Record<DeadlineOf, Bilingual>> = {
  level: say('quyết định mức', 'levels are decided'),
  dossier: say('gửi hồ sơ', 'dossiers are sent in'),
};
