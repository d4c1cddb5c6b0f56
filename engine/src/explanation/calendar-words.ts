import { type Bilingual, say } from '../problem.ts';
import type { DeadlineOf } from '../regulation/calendar-rules.ts';
import { isOfMonth } from '../regulation/deadline-day.ts';
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

/** "quyết định mức trước ngày 15/12, trừ nơi có năm công tác riêng", "gửi hồ sơ trước ngày 5 của tháng liền sau kỳ" */
export function deadlineInWords(
  { of: what, before, year, when, exceptOwnYear }: Deadline,
  words: Wording,
): string {
  const day = dayInWords(before, year);
  const only = when
    ? words.say(`, khi ${conditionInWords(when, words)}`, `, where ${conditionInWords(when, words)}`)
    : '';
  const except = exceptOwnYear
    ? words.say(', trừ nơi có năm công tác riêng', ', except where the year of work is an own one')
    : '';
  const due = DUE[what];
  return words.say(
    `${due.vi} trước ngày ${day.vi}${only}${except}`,
    `${due.en} before ${day.en}${only}${except}`,
  );
}

const DUE: Readonly<Record<DeadlineOf, Bilingual>> = {
  level: say('quyết định mức', 'levels are decided'),
  dossier: say('gửi hồ sơ', 'dossiers are sent in'),
};

function dayInWords(before: Deadline['before'], year: Deadline['year']): Bilingual {
  if (isOfMonth(before))
    return before.month === 'next'
      ? say(`${before.day} của tháng liền sau kỳ`, `day ${before.day} of the month after the period`)
      : say(`${before.day} của tháng cuối kỳ`, `day ${before.day} of the last month of the period`);
  const day = `${String(before.day).padStart(2, '0')}/${String(before.month).padStart(2, '0')}`;
  return year === 'next' ? say(`${day} năm sau`, `${day} of the next year`) : say(day, day);
}
