/** A number as people here type it: `2,5`, ` 1.5 `, `0`. As it is sent, or undefined for what is no number. */
export function numberTyped(text: string): string | undefined {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,7}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}
