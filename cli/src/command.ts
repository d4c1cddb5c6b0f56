import type { Bilingual, Language } from '@congtam/engine';
import type { Complaint } from './complaint.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import type { Progress } from './progress.ts';

export interface OptionDeclaration {
  readonly name: string;
  /** What its value looks like; absent for a switch. */
  readonly value?: string;
  readonly isRequired?: boolean;
  readonly mayRepeat?: boolean;
  readonly says: Bilingual;
}

export interface Command {
  readonly name: string;
  readonly summary: Bilingual;
  readonly usage: string;
  /** How many arguments without a name it takes. */
  readonly takes: readonly [least: number, most: number];
  readonly options: readonly OptionDeclaration[];
  readonly examples: readonly { readonly line: string; readonly says: Bilingual }[];
  run(task: Task): Promise<ExitCode>;
}

/** One call of a command, understood. */
export interface Task {
  readonly io: Io;
  readonly language: Language;
  readonly isJson: boolean;
  readonly positionals: readonly string[];
  readonly progress: Progress;
  one(option: string): string | undefined;
  /** The value of an option declared as required. */
  need(option: string): string;
  all(option: string): readonly string[];
  has(option: string): boolean;
  text(words: Bilingual): string;
  print(line: string): void;
  printJson(value: unknown): void;
  /** Tells what is wrong and what to do, and answers the exit code for it. */
  refuse(complaints: readonly Complaint[]): ExitCode;
}
