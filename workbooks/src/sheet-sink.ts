import type { CellText } from './cell-text.ts';

export interface SheetHead {
  /** Name of the tab, or of the CSV file without '.csv'; NFC. */
  readonly name: string;
  readonly hidden: boolean;
}

/** One row that has at least one filled cell; rows without any are not delivered (the number tells of the gap). */
export interface SheetRow {
  /** 1-based row number as Excel shows it. */
  readonly number: number;
  /** From column A on; cells missing at the end are absent, so the length differs between rows. */
  readonly cells: readonly CellText[];
}

/** Receives sheets and rows in their order. */
export interface SheetSink {
  onSheet(sheet: SheetHead): void;
  onRow(row: SheetRow): void;
  /** Asked now and then; reading waits for the promise, so that a slow receiver is not flooded. */
  ready?(): Promise<void> | undefined;
}
