import type { JsonSchema } from '../schemas/json-schema.ts';

/** Where a value does not fit a schema, as JSON pointers with the reason; none when it fits. */
export function misfits(value: unknown, schema: JsonSchema, root: JsonSchema = schema, at = ''): string[] {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target ? misfits(value, target, root, at) : [`${at}: no ${schema.$ref}`];
  }
  if (schema.anyOf !== undefined) {
    const tries = schema.anyOf.map((option) => misfits(value, option, root, at));
    if (tries.some((found) => found.length === 0)) return [];
    return tries.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  const found: string[] = [];
  if (schema.const !== undefined && value !== schema.const) found.push(`${at}: is not ${schema.const}`);
  if (schema.enum && !schema.enum.includes(String(value)))
    found.push(`${at}: is none of ${schema.enum.join(', ')}`);
  if (schema.pattern && !new RegExp(schema.pattern).test(String(value)))
    found.push(`${at}: is not like ${schema.pattern}`);
  if (schema.type !== undefined && typeOf(value) !== schema.type)
    return [...found, `${at}: is no ${schema.type}`];
  if (Array.isArray(value) && schema.items) {
    for (const [index, item] of value.entries())
      found.push(...misfits(item, schema.items, root, `${at}/${index}`));
  }
  if (isMap(value) && schema.type === 'object') found.push(...members(value, schema, root, at));
  return found;
}

function members(
  value: { readonly [key: string]: unknown },
  schema: JsonSchema,
  root: JsonSchema,
  at: string,
): string[] {
  const found = (schema.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => `${at}: lacks ${key}`);
  for (const [key, member] of Object.entries(value)) {
    const known = schema.properties?.[key];
    const other = schema.additionalProperties;
    if (known) found.push(...misfits(member, known, root, `${at}/${key}`));
    else if (other === false) found.push(`${at}/${key}: is unknown`);
    else if (typeof other === 'object') found.push(...misfits(member, other, root, `${at}/${key}`));
  }
  return found;
}

const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
