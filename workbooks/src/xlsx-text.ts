const escapes = /_x([0-9A-Fa-f]{4})_/g;

/**
 * Decodes the `_xHHHH_` escapes of SpreadsheetML texts (ECMA-376 part 1, 22.9.2.19).
 *
 * @example decodeSheetText('a_x000D_b') // 'a\rb'
 */
export function decodeSheetText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(escapes, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const needsEscape = /[&<>"]|[^\t\n\u0020-\ufffd]|_x[0-9A-Fa-f]{4}_/g;
const mayNeedEscape = /[&<>"]|[^\t\n\u0020-\ufffd]|_x/;

/** Escapes a text for XML content or attribute so that `decodeSheetText` gives back the same text. */
export function encodeSheetText(text: string): string {
  if (!mayNeedEscape.test(text)) return text;
  return text.replace(needsEscape, (found) => {
    if (found === '&') return '&amp;';
    if (found === '<') return '&lt;';
    if (found === '>') return '&gt;';
    if (found === '"') return '&quot;';
    if (found.length > 1) return `_x005F${found}`;
    return `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}
