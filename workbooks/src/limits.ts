/** Bounds on what a reader accepts. Sizes in bytes unless the name says otherwise. */
export interface ReadLimits {
  /** Largest .xlsx file. CSV files are streamed and have no such bound. */
  readonly maxFileBytes: number;
  /** Largest sum of unpacked parts, as declared by the ZIP directory and as counted while inflating. */
  readonly maxUnpackedBytes: number;
  /** Largest unpacked ÷ packed size, of the whole file and of each part over 1 MB. */
  readonly maxRatio: number;
  readonly maxEntries: number;
  /** Columns further right are not read (a problem says so). */
  readonly maxColumns: number;
  /** Cells delivered per workbook, empty ones left of a filled one included. */
  readonly maxCells: number;
  /** Rows of a .csv file, empty ones and the header included. */
  readonly maxCsvRows: number;
  /** Old-space limit of the reading process, in megabytes. */
  readonly childMemoryMegabytes: number;
  /** Time limit of the reading process, in seconds. */
  readonly childSeconds: number;
}

const megabyte = 1024 * 1024;

export const defaultReadLimits: ReadLimits = {
  maxFileBytes: 20 * megabyte,
  maxUnpackedBytes: 500 * megabyte,
  maxRatio: 200,
  maxEntries: 1000,
  maxColumns: 1000,
  maxCells: 20_000_000,
  maxCsvRows: 10_000_000,
  childMemoryMegabytes: 512,
  childSeconds: 60,
};
