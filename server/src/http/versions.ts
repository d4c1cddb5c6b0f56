import { type Bilingual, say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';
import { timeInVietnam, todayInVietnam, writtenDay } from '../vietnam-day.ts';

/** The head of an answer that says which version it is of. */
export const versionHeader = (version: string): { readonly etag: string } => ({ etag: `"${version}"` });

/** What came after the version somebody has seen. */
export interface LastChange {
  /** By the same account: in another window, or on another machine. */
  readonly isOwn: boolean;
  /** RFC 3339. */
  readonly at: string;
  /** Whose part it was, where it was somebody else's. */
  readonly by: Bilingual;
}

/** Whoever changes something says which version they have seen: two windows never overwrite each other unseen. */
export function refusalOfVersion(
  seen: string | undefined,
  present: string,
  last?: LastChange,
): Refusal | undefined {
  if (seen === present) return undefined;
  return seen === undefined
    ? refusal(
        428,
        'http.version-needed',
        say('chưa nói đang sửa phiên bản nào', 'it is not said which version is being changed'),
        say('gửi If-Match với ETag của lần đọc', 'send If-Match with the ETag of what was read'),
      )
    : refusal(
        412,
        'http.version-outdated',
        last === undefined
          ? say('đã được sửa từ lúc bạn đọc', 'it has been changed since you read it')
          : changedBy(last),
        say(
          'lấy bản mới, xem thay đổi, rồi làm lại',
          'take the newer state, see what changed, and do it again',
        ),
      );
}

function changedBy({ isOwn, at, by }: LastChange): Bilingual {
  const moment = new Date(at);
  const [time, day] = [timeInVietnam(moment), writtenDay(todayInVietnam(moment))];
  return isOwn
    ? say(
        `chính bạn đã sửa ở cửa sổ hoặc máy khác, lúc ${time} ngày ${day}`,
        `you changed it yourself in another window or on another machine, at ${time} on ${day}`,
      )
    : say(`${by.vi} đã sửa lúc ${time} ngày ${day}`, `${by.en} changed it at ${time} on ${day}`);
}
