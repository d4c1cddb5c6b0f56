/** So many ranges are written; the rest are counted. */
const WRITTEN = 12;

/** Rows as people write them: `2–37, 40`. Kept as ranges, for there may be millions. */
export class RowRanges {
  #ranges: { from: number; to: number }[] = [];

  add(row: number): void {
    const last = this.#ranges.at(-1);
    if (last !== undefined && row >= last.from && row <= last.to + 1) last.to = Math.max(last.to, row);
    else this.#ranges.push({ from: row, to: row });
  }

  get first(): number | undefined {
    return this.#merged()[0]?.from;
  }

  /** Undefined for one row alone. */
  written(): { vi: string; en: string } | undefined {
    const ranges = this.#merged();
    const count = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    if (count < 2) return undefined;
    const shown = ranges.slice(0, WRITTEN).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
    const text = shown.join(', ');
    return ranges.length <= WRITTEN
      ? { vi: text, en: text }
      : { vi: `${text}, …; tất cả ${count} dòng`, en: `${text}, …; ${count} rows in all` };
  }

  #merged() {
    const merged: { from: number; to: number }[] = [];
    for (const range of this.#ranges.sort((a, b) => a.from - b.from)) {
      const last = merged.at(-1);
      if (last !== undefined && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
      else merged.push({ ...range });
    }
    this.#ranges = merged;
    return merged;
  }
}
