import { z } from 'zod';

const name = z.string().min(1).max(100);
/** A place in an entry: `document`, `result.isDone`, or `@state` for where it stands. */
const path = z.string().regex(/^@state$|^[A-Za-z]+(\.[A-Za-z]+)?$/);
const source = z.union([
  /** The first of these that is there; words of the register become words of the pack. */
  z.strictObject({ from: z.array(path).min(1).max(5), values: z.record(name, name).optional() }),
  /** Yes where the entry has this part, no where it has not. */
  z.strictObject({ has: path }),
  z.strictObject({ is: name }),
]);
const where = z.record(name, z.array(name).min(1)).optional();
const about = { of: z.enum(['person', 'unit']), register: name, where };

/** How registers and work feed what packs declare: data, so that a new pack needs no program. */
export const tableMapping = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        ...about,
        table: name,
        /**
         * Which entries belong to a year: all there are, those whose days touch it, whose day lies in it, or whose own
         * period does.
         */
        take: z.enum(['all', 'touching', 'year', 'period']),
        /** Rows of the people confirmed to be concerned, in place of what the entry is about. */
        via: z.literal('concerned').optional(),
        /** Only entries that have this part. */
        having: path.optional(),
        columns: z.record(name, source),
      }),
    )
    .max(100)
    .default([]),
  facts: z
    .array(
      z.strictObject({
        ...about,
        fact: name,
        value: source,
        /** States in which the fact does not apply to the subject. */
        notApplicableIn: z.array(name).optional(),
      }),
    )
    .max(100)
    .default([]),
});

export type TableMapping = z.output<typeof tableMapping>;
export type Source = z.output<typeof source>;

/** What ships, with what packs say themselves in its place. */
export function mappingWith(shipped: TableMapping, own: readonly TableMapping[]): TableMapping {
  const tables = own.flatMap((one) => one.tables);
  const facts = own.flatMap((one) => one.facts);
  const isReplaced = (of: string, id: string) => tables.some((t) => t.table === id && t.of === of);
  return {
    tables: [...tables, ...shipped.tables.filter(({ table, of }) => !isReplaced(of, table))],
    facts: [...facts, ...shipped.facts.filter(({ fact }) => !facts.some((f) => f.fact === fact))],
  };
}
