import type { paths } from '../../api/schema.generated.ts';
import { type Field, FormField } from '../../components/form-field.tsx';
import { words } from '../../components/words.ts';
import { numberTyped } from '../../text/typed-number.ts';
import type { Product } from './product.ts';
import { YES_NO } from './texts.ts';

export type CellsToSay =
  paths['/api/v1/work-products/{product}']['get']['responses'][200]['content']['application/json']['toSay'][number];

/** What was typed, by table and column. */
export type SaidCells = { readonly [table: string]: { readonly [column: string]: string } };

type Given = NonNullable<Product['content']['reported']>['given'];

export const saidBefore = (given: Given | undefined): SaidCells =>
  Object.fromEntries((given ?? []).map(({ table, cells }) => [table, cells]));

/** What was said as it is sent: the tables that are asked for, and beside them what was said of others. */
export function givenOf(asked: readonly CellsToSay[], said: SaidCells, before: Given | undefined) {
  const tables = new Set(asked.map(({ table }) => table));
  const now = asked.flatMap(({ regulation, version, table, columns }) => {
    const cells = columns.flatMap(({ id, kind }) => {
      const text = (said[table]?.[id] ?? '').trim();
      if (text === '') return [];
      return [[id, kind === 'number' ? (numberTyped(text) ?? text) : text] as const];
    });
    return cells.length === 0 ? [] : [{ regulation, version, table, cells: Object.fromEntries(cells) }];
  });
  return [...(before ?? []).filter(({ table }) => !tables.has(table)), ...now];
}

/** Columns of a regulation’s own that the work itself does not fill: asked where its result is said. */
export function GivenCells({
  asked,
  said,
  change,
  fault,
}: {
  readonly asked: readonly CellsToSay[];
  readonly said: SaidCells;
  readonly change: (said: SaidCells) => void;
  readonly fault: (column: string) => string | undefined;
}) {
  return asked.flatMap(({ table, columns }) =>
    columns.map((column) => (
      <FormField
        key={`${table}/${column.id}`}
        field={fieldOf(column)}
        value={said[table]?.[column.id] ?? ''}
        error={fault(column.id)}
        onChange={(text) => change({ ...said, [table]: { ...said[table], [column.id]: text } })}
      />
    )),
  );
}

/** The question for a column; '' where it may stay unanswered. */
export function fieldOf({
  label,
  kind,
  required: isRequired,
  options,
}: CellsToSay['columns'][number]): Field {
  if (kind !== 'flag' && options === null)
    return { kind: kind === 'day' ? 'day' : 'text', label, isRequired };
  const choices =
    options === null ? YES_NO : Object.fromEntries(options.map(({ id, label: says }) => [id, says]));
  // Nothing is chosen before somebody chooses, also where they have to.
  return {
    kind: 'choice',
    label,
    isRequired,
    options: isRequired ? { '': words.none, ...choices } : choices,
  };
}
