import { numberTyped } from '../../text/typed-number.ts';

export interface CatalogueItem {
  readonly code: string;
  readonly product: string;
  readonly group: number;
  readonly coefficient: string;
  readonly quality: string | null;
}

/** Products typed or pasted, one a line, parts apart by `;` or the tab of a spreadsheet; or the first line that is wrong. */
export function itemsTyped(
  text: string,
): { readonly items: readonly CatalogueItem[] } | { readonly wrong: string } {
  const items: CatalogueItem[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [code = '', product = '', group = '', factor = '', quality = ''] = line
      .split(line.includes('\t') ? '\t' : ';')
      .map((part) => part.trim());
    const coefficient = numberTyped(factor);
    if (code === '' || product === '' || !/^\d{1,3}$/.test(group) || coefficient === undefined)
      return { wrong: line };
    items.push({ code, product, group: Number(group), coefficient, quality: quality || null });
  }
  return { items };
}

/** The same the other way round: what a new version begins with. */
export const itemsWritten = (items: readonly CatalogueItem[]): string =>
  items
    .map(({ code, product, group, coefficient, quality }) =>
      [code, product.replaceAll(';', ','), group, coefficient.replace('.', ','), quality ?? '']
        .join('; ')
        .replace(/[; ]+$/, ''),
    )
    .join('\n');
