/** Rows of a table grouped by subject and period, found without searching. */
export interface RowGroups {
  readonly groups: number;
  /** Rows of one group, in the order in which they came. */
  rowsOf(group: number): Int32Array;
  rowsBetween(first: number, last: number): Int32Array;
}

const NO_ROWS = new Int32Array(0);

/** Counting sort: `groupOf` gives each row's group, negative for rows that belong to none. */
export function groupRows(count: number, groups: number, groupOf: (row: number) => number): RowGroups {
  const starts = new Int32Array(groups + 1);
  for (let row = 0; row < count; row++) {
    const group = groupOf(row);
    if (group >= 0) starts[group + 1]! += 1;
  }
  for (let group = 0; group < groups; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice(0, groups);
  const order = new Int32Array(starts[groups]!);
  for (let row = 0; row < count; row++) {
    const group = groupOf(row);
    if (group >= 0) order[next[group]!++] = row;
  }
  const rowsBetween = (first: number, last: number): Int32Array => {
    const from = starts[first];
    const to = starts[last];
    return from === undefined || to === undefined || from === to ? NO_ROWS : order.subarray(from, to);
  };
  return { groups, rowsBetween, rowsOf: (group) => rowsBetween(group, group + 1) };
}
