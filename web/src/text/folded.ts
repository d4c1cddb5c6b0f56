/** A text as it is looked for: without marks, `đ` as `d`, in small letters. */
export const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd').toLowerCase();

/** What finds each word looked for, in a text that is folded already: a long list is folded once. */
export function finder(sought: string): (there: string) => boolean {
  const words = folded(sought).split(/\s+/);
  return (there) => words.every((word) => there.includes(word));
}

/** Whether each word looked for stands somewhere in the text, however either is written. */
export const matches = (text: string, sought: string): boolean => finder(sought)(folded(text));
