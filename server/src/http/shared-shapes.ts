import { z } from 'zod';

type Schema = { readonly [key: string]: unknown };

/**
 * Shapes as OpenAPI says them. One that has a name (`.meta({ id })`) is written once, under `#/components/schemas`,
 * wherever it is used. A shape with defaults is one thing when it is sent and another when it comes back: it bears a
 * name only where it is used in one way.
 */
export class SharedShapes {
  readonly #named = new Map<string, Schema>();

  /** @throws Error when two shapes bear one name */
  of(schema: z.ZodType, io: 'input' | 'output' = 'output'): unknown {
    // Inside of another, so that a shape that has a name itself is pointed at as well.
    const { $defs = {}, items } = z.toJSONSchema(z.array(schema), { io, target: 'draft-2020-12' });
    for (const [name, { id: _, ...shape }] of Object.entries($defs)) {
      const given = pointed(shape);
      const before = this.#named.get(name) ?? given;
      if (JSON.stringify(before) !== JSON.stringify(given)) throw new Error(`two shapes are called ${name}`);
      this.#named.set(name, given);
    }
    return pointed(items);
  }

  /** Every shape with a name that was met, by name. */
  named(): { readonly [name: string]: Schema } {
    return Object.fromEntries([...this.#named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** A copy that points at shapes where OpenAPI keeps them. */
function pointed<T>(schema: T): T {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string'
      ? value.replace(/^#\/\$defs\//, '#/components/schemas/')
      : value,
  );
}
