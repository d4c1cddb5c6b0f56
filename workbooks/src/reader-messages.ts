import type { ReadLimits } from './limits.ts';
import type { Problem } from './problem.ts';
import type { SheetHead, SheetRow } from './sheet-sink.ts';

export type ReaderEvent = { readonly sheet: SheetHead } | { readonly row: SheetRow };

/** Parent → reading process. After each batch the reader waits for 'continue'. */
export type ToReader =
  | { readonly kind: 'read'; readonly path: string; readonly limits: ReadLimits }
  | { readonly kind: 'continue' };

/** Reading process → parent. */
export type FromReader =
  | { readonly kind: 'batch'; readonly events: readonly ReaderEvent[] }
  | { readonly kind: 'done'; readonly problems: readonly Problem[] };
