import type { Paper } from '../content/paper.ts';

export interface ToPress {
  readonly job: number;
  readonly paper: Paper;
}

export type FromPress =
  | { readonly kind: 'printed'; readonly job: number; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly job: number; readonly reason: string };
