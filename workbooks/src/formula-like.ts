const startsLikeFormula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const plainNumber = /^-?\d+(?:\.\d+)?$/;

/**
 * A CSV cell that spreadsheet programs would take for a formula gets an apostrophe in front (A39); plain negative
 * numbers stay as they are. `withoutGuard` undoes exactly this.
 *
 * @example withGuard('=HYPERLINK("http://x")') // "'=HYPERLINK(\"http://x\")"
 */
export function withGuard(text: string): string {
  return startsLikeFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe of `withGuard` away; other apostrophes stay. */
export function withoutGuard(text: string): string {
  if (text.charCodeAt(0) !== 39 || !startsLikeFormula.test(text)) return text;
  return text.slice(1);
}
