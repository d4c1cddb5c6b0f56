import type { Language } from '@congtam/engine';
import type { Arguments } from './arguments.ts';
import type { Task } from './command.ts';
import { type Complaint, complaintLine } from './complaint.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { progressOn } from './progress.ts';

export function taskOf(
  io: Io,
  language: Language,
  isJson: boolean,
  { positionals, values }: Arguments,
): Task {
  const progress = progressOn(io);
  return {
    io,
    language,
    isJson,
    positionals,
    progress,
    one: (option) => values.get(option)?.at(-1),
    need(option) {
      const value = values.get(option)?.at(-1);
      if (value === undefined) throw new Error(`--${option} is not declared as required`);
      return value;
    },
    all: (option) => values.get(option) ?? [],
    has: (option) => values.has(option),
    text: (words) => words[language],
    print: (line) => io.out(`${line}\n`),
    printJson: (value) => io.out(`${JSON.stringify(value, null, 2)}\n`),
    refuse(complaints) {
      progress.end();
      return refuse(io, language, isJson, complaints);
    },
  };
}

/** Complaints go to stderr for people, to stdout as JSON for programs. */
export function refuse(
  io: Io,
  language: Language,
  isJson: boolean,
  complaints: readonly Complaint[],
): ExitCode {
  if (isJson)
    io.out(
      `${JSON.stringify({ exit: EXIT.refused, complaints: complaints.map(plainComplaint) }, null, 2)}\n`,
    );
  else for (const complaint of complaints) io.err(`${red(io, complaintLine(complaint, language))}\n`);
  return EXIT.refused;
}

export const plainComplaint = ({ code, where, message, mend }: Complaint) => ({
  code,
  ...(where === undefined ? {} : { where }),
  message,
  mend,
});

const red = (io: Io, text: string): string => (io.isColoured ? `\u001b[31m${text}\u001b[0m` : text);
