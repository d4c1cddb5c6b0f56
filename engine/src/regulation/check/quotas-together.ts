/** Several quotas that may hold one person: each asks a question of its own, and on one level all send down to one. */
import { say } from '../../problem.ts';
import type { Quota } from '../format.ts';
import type { Context } from './context.ts';
import { concernTheSame } from './quota-bases.ts';
import { spot } from './report.ts';

export function checkQuotasTogether(context: Context): void {
  const { quotas } = context.regulation;
  quotas.forEach((quota, index) => {
    for (const earlier of quotas.slice(0, index)) {
      if (!concernTheSame(context, quota, earlier)) continue;
      checkOwnChoice(context, quota, earlier);
      checkOneNext(context, quota, earlier);
    }
  });
}

/** One answer for two boards would give, or refuse, a place on both; where one of them is full it would never settle. */
function checkOwnChoice({ report }: Context, quota: Quota, earlier: Quota): void {
  if (quota.choice !== earlier.choice) return;
  report.refuse(
    spot(quota.at, 'choice', 'ask'),
    'pack.choice-of-two-quotas',
    say(
      `“${earlier.id}” đã hỏi “${quota.choice}” về cùng những người: một câu trả lời không nói được ai có suất ở tỷ lệ nào`,
      `'${earlier.id}' asks '${quota.choice}' about the same people already: one answer cannot say who has a place under which quota`,
    ),
    say(
      'đặt cho mỗi tỷ lệ một câu hỏi riêng ở questions',
      'write a question for each quota of its own under questions',
    ),
  );
}

function checkOneNext({ report }: Context, quota: Quota, earlier: Quota): void {
  if (quota.level !== earlier.level || quota.next === earlier.next) return;
  report.refuse(
    spot(quota.at, 'next'),
    'pack.next-of-two-quotas',
    say(
      `cùng những người ở mức “${quota.level}”: “${earlier.id}” đưa ai không có suất xuống “${earlier.next}”, “${quota.id}” xuống “${quota.next}”`,
      `of the same people at '${quota.level}' '${earlier.id}' brings whoever gets no place down to '${earlier.next}', '${quota.id}' to '${quota.next}'`,
    ),
    say(
      'ghi cùng một mức ở next, hoặc tách người bằng for hay among',
      'write one level as next, or tell the people apart by for or among',
    ),
  );
}
