import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';

/** The head of an answer that says which version it is of. */
export const versionHeader = (version: string): { readonly etag: string } => ({ etag: `"${version}"` });

/** Whoever changes something says which version they have seen: two windows never overwrite each other unseen. */
export function refusalOfVersion(seen: string | undefined, present: string): Refusal | undefined {
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
        say('đã có người khác sửa từ lúc bạn đọc', 'somebody has changed it since you read it'),
        say('tải lại, xem thay đổi, rồi làm lại', 'load it again, see what changed, and do it again'),
      );
}
