/** What a command may touch of its surroundings besides files. Tests give their own. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Standard input, line by line. */
  input(): AsyncIterable<string>;
  /** Whether somebody watches stderr on a terminal: then progress is drawn, else told in plain lines. */
  readonly isWatched: boolean;
  readonly isColoured: boolean;
  /** Folder with the regulations that come with the program. */
  readonly regulationsRoot: string;
  /** The bundled process that reads .xlsx; without it they are read in this process. */
  readonly xlsxReader?: string;
  /** Milliseconds, for progress only. */
  clock(): number;
}
