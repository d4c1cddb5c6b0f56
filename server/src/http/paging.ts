import { say } from '@congtam/engine';
import { z } from 'zod';
import { type Refusal, refusal } from '../refusal.ts';
import { id } from './texts.ts';

/** How a list is asked for page by page: the next page begins behind the last one seen, whatever was added meanwhile. */
export const pageQuery = (limit: number) => ({
  after: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(limit),
});

/** What to ask with for what comes behind these; nothing when they do not fill the page. */
export function nextPageOf(
  rows: readonly { readonly id: string }[],
  limit: number,
): { readonly after: string } | undefined {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? undefined : { after: last.id };
}

/** Where the list went on is no longer in sight: going on elsewhere could leave somebody out unseen. */
export const placeLost = (): Refusal =>
  refusal(
    409,
    'http.place-lost',
    say(
      'chỗ đang xem trong danh sách không còn trong phạm vi của bạn',
      'where you were in the list is no longer in your sight',
    ),
    say('tải lại danh sách từ đầu', 'load the list again from its beginning'),
  );

/** Which part of a list: those behind one that was seen. */
export interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}
