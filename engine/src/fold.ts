/** Text as people compare it: without accents, case, blanks and underscores. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[\s_-]+/g, '');
}

/** A heading as people compare it: letters and digits only, so that "Mã người (*)" is "Mã người". */
export function foldHeading(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}
