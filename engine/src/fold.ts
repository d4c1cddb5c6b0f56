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
  const known = HEADINGS.get(text);
  if (known !== undefined) return known;
  const folded = fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  if (text.length <= LONGEST_KEPT) {
    if (HEADINGS.size >= MOST_KEPT) HEADINGS.clear();
    HEADINGS.set(text, folded);
  }
  return folded;
}

/** Headings and labels that were folded last: they are the same few for every table that is read. */
const HEADINGS = new Map<string, string>();
const MOST_KEPT = 4096;
const LONGEST_KEPT = 200;
