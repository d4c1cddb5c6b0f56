/**
 * Counts of people by two characteristics, made fit for those who may not see single persons. A count below `LEAST` is not
 * shown, and with it as many others as it takes that no sum gives it away again.
 *
 * Rows form a tree: a row with parts is their sum (a province of its communes, a flat table of its rows). Such a table is
 * a network: every count stands in one sum as a part and in one as the whole, so it flows from one node to another. Two
 * tables that show the same differ by circles of hidden counts; whether a count is safe is a question of flows, and is
 * answered exactly. Nothing is kept from who compares publications of different days, or knows some of the people.
 */

/** Counts below it tell of single persons. */
export const LEAST = 5;

/** People counted by column, or the parts they are counted in; all have the same columns. */
export type CountedRow = { readonly id: string } & (
  | { readonly counts: readonly number[] }
  | { readonly parts: readonly CountedRow[] }
);

/** A row as it may be shown: null where a count is not. */
export interface ShownRow {
  readonly id: string;
  readonly counts: readonly (number | null)[];
  readonly total: number | null;
  readonly parts: readonly ShownRow[];
}

/** A count and the two sums it stands in: as the whole of one node, as a part of the other. */
interface Cell {
  readonly from: Node;
  readonly to: Node;
  readonly value: number;
  isHidden: boolean;
}

interface Node {
  readonly cells: Cell[];
}

interface SummedRow {
  readonly id: string;
  readonly cells: readonly Cell[];
  readonly total: Cell;
  readonly parts: readonly SummedRow[];
}

/**
 * The same rows with the small counts hidden: each of them might, for all that is shown, as well be `LEAST` more. A row
 * without anybody keeps its zeroes, since nobody stands behind them.
 *
 * @param columns how many counts each row has
 */
export function withoutSmallCells(root: CountedRow, columns: number): ShownRow {
  const end: Node = { cells: [] };
  const summed = sum(root, end, Array<Node>(columns).fill(end));
  const small: Cell[] = [];
  const collect = ({ cells, total, parts }: SummedRow): void => {
    if (total.value === 0) return;
    small.push(...[...cells, total].filter(({ value }) => value < LEAST));
    parts.forEach(collect);
  };
  collect(summed);
  for (const cell of small) cell.isHidden = true;
  for (const cell of small) hideAround(cell);
  return shown(summed);
}

/** Totals flow down the tree, counts flow up again column by column, and meet at the end. */
function sum(row: CountedRow, above: Node, columns: readonly Node[]): SummedRow {
  const whole: Node = { cells: [] };
  if ('counts' in row) {
    const total = row.counts.reduce((so, count) => so + count, 0);
    const isEmpty = total === 0;
    const cells = columns.map((column, at) => cellBetween(whole, column, row.counts[at] ?? 0, isEmpty));
    return { id: row.id, cells, total: cellBetween(above, whole, total, isEmpty), parts: [] };
  }
  const own = columns.map((): Node => ({ cells: [] }));
  const parts = row.parts.map((part) => sum(part, whole, own));
  const total = parts.reduce((so, part) => so + part.total.value, 0);
  const cells = columns.map((column, at) =>
    cellBetween(
      own[at] ?? column,
      column,
      parts.reduce((so, part) => so + (part.cells[at]?.value ?? 0), 0),
      total === 0,
    ),
  );
  return { id: row.id, cells, total: cellBetween(above, whole, total, total === 0), parts };
}

/** A cell of a row without anybody is no part of the network: it is shown and cannot be otherwise. */
function cellBetween(from: Node, to: Node, value: number, isEmpty: boolean): Cell {
  const cell: Cell = { from, to, value, isHidden: false };
  if (!isEmpty) {
    from.cells.push(cell);
    to.cells.push(cell);
  }
  return cell;
}

/** Hides what it takes that a count might be `LEAST` more: the smallest counts that can make up for it. */
function hideAround(cell: Cell): void {
  const shifts = new Map<Cell, number>([[cell, 0]]);
  for (let more = 0; more < LEAST; ) {
    const path = cheapestPath(cell, shifts);
    const room = path.map((step) => (step.isForth ? LEAST : step.cell.value + (shifts.get(step.cell) ?? 0)));
    const by = Math.min(LEAST - more, ...room);
    for (const step of path) {
      step.cell.isHidden = true;
      shifts.set(step.cell, (shifts.get(step.cell) ?? 0) + (step.isForth ? by : -by));
    }
    more += by;
  }
}

interface Step {
  readonly cell: Cell;
  /** Whether the count grows. */
  readonly isForth: boolean;
}

/**
 * The counts that change when `cell` grows, from where it goes back to where it comes from, so that as little as can be
 * is hidden for it. There is always one: the column and the total may grow along.
 */
function cheapestPath(cell: Cell, shifts: ReadonlyMap<Cell, number>): Step[] {
  const reached = new Map<Node, { readonly cost: number; readonly by?: Step }>([[cell.to, { cost: 0 }]]);
  const waiting = [cell.to];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    const soFar = reached.get(node)?.cost ?? 0;
    for (const next of node.cells) {
      const isForth = next.from === node;
      if (next === cell || (!isForth && next.value + (shifts.get(next) ?? 0) < 1)) continue;
      const to = isForth ? next.to : next.from;
      const cost = soFar + (next.isHidden ? 0 : next.value + 1);
      if (cost >= (reached.get(to)?.cost ?? Number.POSITIVE_INFINITY)) continue;
      reached.set(to, { cost, by: { cell: next, isForth } });
      waiting.push(to);
    }
  }
  const path: Step[] = [];
  for (let node = cell.from; node !== cell.to; ) {
    const step = reached.get(node)?.by;
    if (step === undefined) throw new Error('totals can always grow with a part');
    path.push(step);
    node = step.isForth ? step.cell.from : step.cell.to;
  }
  return path;
}

const shown = ({ id, cells, total, parts }: SummedRow): ShownRow => {
  const asShown = ({ isHidden, value }: Cell) => (isHidden ? null : value);
  return { id, counts: cells.map(asShown), total: asShown(total), parts: parts.map(shown) };
};
