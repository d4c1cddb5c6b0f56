/** The name by which Vietnamese lists are ordered: its last word. */
export const givenName = (fullName: string): string => fullName.trim().split(/\s+/).at(-1) ?? '';

/** Small letters without marks, đ as d, single spaces: what a search compares. */
export function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .trim()
    .replace(/\s+/g, ' ');
}

/** A name as it is kept: NFC, single spaces. */
export const tidyName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ');
