/**
 * Counts of people by two characteristics, made fit for those who may not see single persons. A count below `LEAST` is not
 * shown, and with it as many others as it takes that no sum gives it away again.
 *
 * Rows form a tree: a row with parts is their sum (a province of its communes, a flat table of its rows). Such a table is
 * a network: every count stands in one sum as a part and in one as the whole, so it flows from one node to another. Two
 * tables that show the same differ by circles of hidden counts; whether a count is safe is a question of flows, and is
 * answered exactly. Nothing is kept from who compares publications of different days.
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
  readonly row: Place;
  readonly from: Node;
  readonly to: Node;
  readonly value: number;
  isHidden: boolean;
}

interface Node {
  readonly cells: Cell[];
}

/** Where in the tree a count stands: the row and all above it, from the top. */
type Place = readonly CountedRow[];

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
 * @param againstInsiders also for who knows all of one row: units know their own people
 */
export function withoutSmallCells(
  root: CountedRow,
  columns: number,
  { againstInsiders = false } = {},
): ShownRow {
  const end: Node = { cells: [] };
  const summed = sum(root, [root], end, Array<Node>(columns).fill(end));
  const small: Cell[] = [];
  const collect = ({ cells, total, parts }: SummedRow): void => {
    if (total.value === 0) return;
    small.push(...[...cells, total].filter(({ value }) => value < LEAST));
    parts.forEach(collect);
  };
  collect(summed);
  for (const cell of small) cell.isHidden = true;
  for (const cell of small) {
    const passed = hideAround(cell);
    if (!againstInsiders) continue;
    for (const known of rowsAside(cell, passed)) hideAround(cell, known);
  }
  return shown(summed);
}

/** Totals flow down the tree, counts flow up again column by column, and meet at the end. */
function sum(row: CountedRow, place: Place, above: Node, columns: readonly Node[]): SummedRow {
  const whole: Node = { cells: [] };
  if ('counts' in row) {
    const total = row.counts.reduce((so, count) => so + count, 0);
    const cell = (from: Node, to: Node, value: number) => cellBetween(from, to, place, value, total);
    const cells = columns.map((column, at) => cell(whole, column, row.counts[at] ?? 0));
    return { id: row.id, cells, total: cell(above, whole, total), parts: [] };
  }
  const own = columns.map((): Node => ({ cells: [] }));
  const parts = row.parts.map((part) => sum(part, [...place, part], whole, own));
  const total = parts.reduce((so, part) => so + part.total.value, 0);
  const cells = columns.map((column, at) => {
    const value = parts.reduce((so, part) => so + (part.cells[at]?.value ?? 0), 0);
    return cellBetween(own[at] ?? column, column, place, value, total);
  });
  return { id: row.id, cells, total: cellBetween(above, whole, place, total, total), parts };
}

/** A cell of a row without anybody is no part of the network: it is shown and cannot be otherwise. */
function cellBetween(from: Node, to: Node, row: Place, value: number, people: number): Cell {
  const cell: Cell = { from, to, row, value, isHidden: false };
  if (people > 0) {
    from.cells.push(cell);
    to.cells.push(cell);
  }
  return cell;
}

/**
 * Hides what it takes that a count might be `LEAST` more: the smallest counts that can make up for it.
 *
 * @param known a row that somebody knows with all its parts: nothing in it can make up for anything
 * @returns the counts that do
 */
function hideAround(cell: Cell, known?: CountedRow): Iterable<Cell> {
  const shifts = new Map<Cell, number>([[cell, 0]]);
  for (let more = 0; more < LEAST; ) {
    const path = cheapestPath(cell, shifts, known);
    // Who knows the only part of a row knows the row.
    if (path === undefined) break;
    const room = path.map((step) => (step.isForth ? LEAST : step.cell.value + (shifts.get(step.cell) ?? 0)));
    const by = Math.min(LEAST - more, ...room);
    for (const step of path) {
      step.cell.isHidden = true;
      shifts.set(step.cell, (shifts.get(step.cell) ?? 0) + (step.isForth ? by : -by));
    }
    more += by;
  }
  return shifts.keys();
}

/** The rows, each as high as can be, whose insiders know some of the counts passed, but not the row of the hidden one. */
function rowsAside(cell: Cell, passed: Iterable<Cell>): ReadonlySet<CountedRow> {
  const aside = new Set<CountedRow>();
  for (const { row } of passed) {
    const highest = row.find((one, at) => cell.row[at] !== one);
    if (highest !== undefined) aside.add(highest);
  }
  return aside;
}

interface Step {
  readonly cell: Cell;
  /** Whether the count grows. */
  readonly isForth: boolean;
}

/**
 * The counts that change when `cell` grows, from where it goes back to where it comes from, so that as little as can be
 * is hidden for it. Where nobody knows a row there is always one: the column and the total may grow along.
 */
function cheapestPath(cell: Cell, shifts: ReadonlyMap<Cell, number>, known?: CountedRow): Step[] | undefined {
  const reached = new Map<Node, { readonly cost: number; readonly by?: Step }>([[cell.to, { cost: 0 }]]);
  const waiting = [cell.to];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    const soFar = reached.get(node)?.cost ?? 0;
    for (const next of node.cells) {
      const isForth = next.from === node;
      if (known !== undefined && next.row.includes(known)) continue;
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
    if (step === undefined) return undefined;
    path.push(step);
    node = step.isForth ? step.cell.from : step.cell.to;
  }
  return path;
}

const shown = ({ id, cells, total, parts }: SummedRow): ShownRow => {
  const asShown = ({ isHidden, value }: Cell) => (isHidden ? null : value);
  return { id, counts: cells.map(asShown), total: asShown(total), parts: parts.map(shown) };
};
