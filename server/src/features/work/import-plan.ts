import type { PlainRow } from '@congtam/engine';
import { canonicalJson, type Json } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { SheetProblem } from '../../http/sheets-in-file.ts';
import { isRefusal } from '../../refusal.ts';
import { peopleOfCodes } from '../people/roster.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import { catalogueFor, conversionOf } from './conversion.ts';
import * as faults from './import-faults.ts';
import type { WorkRows } from './import-reading.ts';
import { type Place, placesIn, type Span } from './place.ts';
import {
  exact,
  type ProductContent,
  type Results,
  refusedNumber,
  SOURCES,
  type WorkPart,
} from './product-content.ts';
import { settledIn } from './settled.queries.ts';
import * as queries from './work.queries.ts';

/** Work of one period, from one other system, for a unit and all below it. */
export interface WorkImport {
  readonly unit: string;
  readonly system: string;
  readonly period: string;
}

export interface AddedProduct {
  readonly sourceId: string;
  readonly person: string;
  readonly unit: string;
  readonly content: ProductContent;
}

export interface WorkPlan {
  readonly rows: number;
  readonly added: readonly AddedProduct[];
  readonly changed: readonly { readonly product: queries.ProductRow; readonly content: ProductContent }[];
  readonly unchanged: number;
  readonly elsewhere: number;
  /** Tasks that are known already, by what their source calls them. */
  readonly tasks: ReadonlyMap<string, string>;
  readonly problems: readonly SheetProblem[];
}

/**
 * What rows say that is not so yet. Natural keys: the system, its id of the task, the person. So the same again changes
 * nothing, and a task that runs over several months counts in the one in which it came first.
 */
export async function planImport(
  tx: Tx,
  holder: Holder,
  given: WorkImport,
  { rows, problems: wrong }: WorkRows,
  span: Span,
): Promise<WorkPlan> {
  const problems: SheetProblem[] = [...wrong];
  if (problems.length > 0) return { ...NOTHING, rows: rows.length, problems };
  const ids = [...new Set(rows.map(({ cells }) => cells.sourceId ?? ''))];
  const { people, contextOf } = await openContext(tx, holder, rows, given, span);
  const source = { unit: given.unit, system: given.system, ids };
  const known = await queries.productsFromSource(tx, { ...source, people });
  const byKey = new Map(known.map((product) => [`${product.sourceId} ${product.person}`, product]));
  const untouched = await queries.onlyImported(
    tx,
    known.map(({ id }) => id),
  );
  const settled = await settledIn(tx, people, given.period);
  const seen = new Set<string>();
  const added: AddedProduct[] = [];
  const changed: { product: queries.ProductRow; content: ProductContent }[] = [];
  const unchanged = { here: 0, elsewhere: 0 };
  for (const row of rows) {
    const tell = (column: string, fault: Pick<SheetProblem, 'code' | 'message' | 'mend'>) =>
      problems.push({ row: row.at, column, ...fault });
    const placed = contextOf(row);
    if ('fault' in placed) {
      tell(placed.column, placed.fault);
      continue;
    }
    const { person, place, content } = placed;
    const sourceId = row.cells.sourceId ?? '';
    const key = `${sourceId} ${person}`;
    if (seen.has(key)) tell('sourceId', faults.rowTwice());
    seen.add(key);
    const before = byKey.get(key);
    if (before !== undefined && before.period !== given.period) unchanged.elsewhere += 1;
    else if (before !== undefined && isSame(before.content, content)) unchanged.here += 1;
    else if (settled.has(person)) tell('person', faults.periodSettled());
    else if (before === undefined) added.push({ sourceId, person, unit: place.unit, content });
    else if (untouched.has(before.id)) changed.push({ product: before, content });
    else tell('sourceId', faults.changedHere());
  }
  return {
    ...{ rows: rows.length, added, changed, problems },
    ...{ unchanged: unchanged.here, elsewhere: unchanged.elsewhere },
    tasks: await queries.tasksFromSource(tx, source),
  };
}

const NOTHING = { added: [], changed: [], unchanged: 0, elsewhere: 0, tasks: new Map<string, string>() };

type Fault = { readonly column: string; readonly fault: Pick<SheetProblem, 'code' | 'message' | 'mend'> };
type PlacedRow = { readonly person: string; readonly place: Place; readonly content: ProductContent };

/** Who the people of the rows are, where they serve and what their work is worth there: asked once for each. */
async function openContext(
  tx: Tx,
  holder: Holder,
  rows: readonly PlainRow[],
  { unit }: WorkImport,
  span: Span,
): Promise<{
  readonly people: readonly string[];
  readonly contextOf: (row: PlainRow) => PlacedRow | Fault;
}> {
  const codes = [...new Set(rows.map(({ cells }) => cells.person ?? ''))];
  const people = new Map((await peopleOfCodes(tx, codes)).map(({ staffCode, id }) => [staffCode, id]));
  const places = await placesIn(tx, [...people.values()], span);
  const reached = new Map<string, readonly string[]>();
  const catalogues = new Map<string, Awaited<ReturnType<typeof catalogueFor>>>();
  for (const place of places.values()) {
    if (reached.has(place.unit)) continue;
    const line = await lineOf(tx, place.unit, place.day);
    reached.set(place.unit, line);
    catalogues.set(place.unit, await catalogueFor(tx, line, span.from));
  }
  const contextOf = ({ cells }: PlainRow): PlacedRow | Fault => {
    const code = cells.person ?? '';
    const person = people.get(code);
    const place = person === undefined ? undefined : places.get(person);
    const line = place === undefined ? [] : (reached.get(place.unit) ?? []);
    if (person === undefined || place === undefined || !line.includes(unit)) {
      return { column: 'person', fault: faults.nobodyHere(code) };
    }
    const why = refusalOf(holder, 'work.import', { line, person });
    if (why) {
      const isOwn = why.code === 'access.not-to-yourself';
      return { column: 'person', fault: isOwn ? faults.ownWork() : faults.nobodyHere(code) };
    }
    const asked = { code: cells.code ?? null, coefficient: cells.coefficient ?? null };
    const worth = conversionOf(catalogues.get(place.unit), asked);
    if (isRefusal(worth)) return { column: 'code', fault: faults.codeUnknown(asked.code ?? '') };
    const content = contentOf(cells, worth, place);
    if (exact(content.work.quantity ?? '0').n === 0)
      return { column: 'quantity', fault: faults.nothingToDo() };
    const { reported, work } = content;
    const field = reported === null ? undefined : refusedNumber(work.quantity, reported);
    return field === undefined
      ? { person, place, content }
      : { column: field, fault: faults.moreThanItsWhole() };
  };
  return { people: [...people.values()], contextOf };
}

/** What is not said is done, of due quality and on time. */
function contentOf(
  cells: PlainRow['cells'],
  worth: Pick<WorkPart, 'code' | 'coefficient' | 'catalogue'>,
  { jobPosition }: Place,
): ProductContent {
  const { title = '', quantity = '1', deadline = null, evidence } = cells;
  const source = SOURCES.find((one) => one === cells.source) ?? 'plan';
  const isPlanned = source === 'plan' || source === 'handedOver';
  const basis = (['law', 'programme', 'assigned'] as const).find((one) => one === cells.basis) ?? null;
  const results: Results = {
    completed: cells.completed ?? (source === 'handedOver' ? '0' : quantity),
    meetingQuality: cells.meetingQuality ?? null,
    onTime: cells.onTime ?? null,
    majorErrors: Number(cells.majorErrors ?? 0),
    latenesses: Number(cells.latenesses ?? 0),
    finishedOn: cells.finishedOn ?? null,
    isExceeded: cells.exceeded === 'yes',
  };
  return {
    work: {
      ...{ title, ...worth, isPlanned, basis, assignedBy: null, document: null, deadline, isKey: false },
      ...{ given: [], source, quantity, share: null, jobPosition },
    },
    reported: {
      ...results,
      justification: null,
      evidence:
        evidence === undefined
          ? []
          : [{ title: evidence.slice(0, 300), reference: evidence, attachment: null }],
      given: [],
    },
    corrected: {},
  };
}

/** A coefficient of a later catalogue does not change what was imported under an earlier one. */
const isSame = (one: ProductContent, other: ProductContent): boolean => textOf(one) === textOf(other);

function textOf({ work, reported }: ProductContent): string {
  const { catalogue: _, jobPosition: __, ...asked } = work;
  const plain: Json = JSON.parse(JSON.stringify({ asked, reported }));
  return canonicalJson(plain);
}
