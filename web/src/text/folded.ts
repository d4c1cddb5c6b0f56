/** A text as it is looked for: without marks, `đ` as `d`, in small letters. */
export const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd').toLowerCase();

/** Whether each word looked for stands somewhere in the text, however either is written. */
export function matches(text: string, sought: string): boolean {
  const there = folded(text);
  return folded(sought)
    .split(/\s+/)
    .every((word) => there.includes(word));
}
