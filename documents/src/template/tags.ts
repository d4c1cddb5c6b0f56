import { z } from 'zod';
import type { Form } from '../forms/form.ts';
import { day, points, shortDay, shownPoints } from '../forms/values.ts';
import { choiceWords, tagNames } from './tag-names.ts';

/** A list of the data: a row of a table is repeated for each of its entries. */
export interface ListOfTags {
  readonly list: string;
  readonly tags: readonly string[];
}

/** What may stand between braces in a template of this form. */
export interface FormTags {
  readonly tags: readonly string[];
  readonly lists: readonly ListOfTags[];
}

/** The values of one paper: text for each tag, and for each list a text per tag of each row. */
export interface TagValues {
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly ReadonlyMap<string, string>[]>;
}

/** A list inside a row has no rows of its own: its first entries are tags with a number, such as `so_phieu_1`. */
const entriesInARow = 6;

type Values = Map<string, string>;
type Lists = Map<string, readonly Values[]>;

/** Every tag a template of the form may use. */
export function tagsOf(form: Form): FormTags {
  const { values, lists } = walkObject(form.schema, undefined);
  return {
    tags: [...values.keys()],
    lists: [...lists].map(([list, rows]) => ({ list, tags: [...(rows[0]?.keys() ?? [])] })),
  };
}

/** The values of an input that the form has read. What is absent is empty, so that a tag never stays. */
export function valuesOf(form: Form, input: Readonly<Record<string, unknown>>): TagValues {
  return walkObject(form.schema, input);
}

/** Walks schema and data together; without data (`undefined`) every tag comes once, empty. */
function walkObject(schema: z.ZodObject, data: unknown): { values: Values; lists: Lists } {
  const values: Values = new Map();
  const lists: Lists = new Map();
  for (const [key, field] of Object.entries(schema.shape)) {
    const tag = tagNames[key] ?? key;
    const inner = unwrapped(field);
    const value = memberOf(data, key);
    if (inner instanceof z.ZodObject) {
      const below = walkObject(inner, value);
      for (const [name, text] of below.values) values.set(`${tag}_${name}`, text);
      for (const [name, rows] of below.lists) lists.set(`${tag}_${name}`, rows);
    } else if (inner instanceof z.ZodArray) {
      const element = unwrapped(inner.element);
      const entries: unknown[] = Array.isArray(value) ? value : [];
      if (element instanceof z.ZodObject) {
        const rows = data === undefined ? [undefined] : entries;
        lists.set(
          tag,
          rows.map((entry) => rowOf(element, entry)),
        );
      } else {
        values.set(tag, entries.map((entry) => shown(element, entry)).join('\n'));
      }
    } else {
      values.set(tag, shown(inner, value));
    }
  }
  return { values, lists };
}

function rowOf(schema: z.ZodObject, entry: unknown): Values {
  const row: Values = new Map();
  for (const [key, field] of Object.entries(schema.shape)) {
    const tag = tagNames[key] ?? key;
    const inner = unwrapped(field);
    const value = memberOf(entry, key);
    if (inner instanceof z.ZodArray) {
      const element = unwrapped(inner.element);
      const entries: unknown[] = Array.isArray(value) ? value : [];
      for (let at = 0; at < entriesInARow; at += 1) {
        if (element instanceof z.ZodObject) {
          for (const [name, text] of rowOf(element, entries[at])) row.set(`${tag}_${at + 1}_${name}`, text);
        } else row.set(`${tag}_${at + 1}`, shown(element, entries[at]));
      }
    } else if (inner instanceof z.ZodObject) {
      for (const [name, text] of rowOf(inner, value)) row.set(`${tag}_${name}`, text);
    } else row.set(tag, shown(inner, value));
  }
  return row;
}

function unwrapped(field: z.core.$ZodType): z.core.$ZodType {
  const isWrapped = field instanceof z.ZodOptional || field instanceof z.ZodNullable;
  return isWrapped ? unwrapped(field.unwrap()) : field;
}

const memberOf = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null
    ? Object.entries(data).find(([name]) => name === key)?.[1]
    : undefined;

/** Days, points and choices as the built-in papers show them. */
function shown(schema: z.core.$ZodType, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'x' : '';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (schema === day) return shortDay(value);
  if (schema === points) return shownPoints(value);
  if (schema instanceof z.ZodEnum) return choiceWords[value] ?? value;
  return value;
}
