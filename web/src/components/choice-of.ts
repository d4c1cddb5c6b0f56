/** The answer that was chosen, as one of those there were. */
export function choiceOf<Options extends object>(options: Options, given: string): keyof Options {
  const isOne = (text: string): text is string & keyof Options => Object.hasOwn(options, text);
  if (!isOne(given)) throw new Error(`"${given}" was not offered`);
  return given;
}

/** What was typed; null when nothing was. */
export const orNull = (given: string): string | null => (given.trim() === '' ? null : given.trim());

/** One thing a line. */
export const linesOf = (given: string): string[] =>
  given
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
