import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actKeys, KEEPING_NOTHING } from './act-keys.ts';

const urging = (
  body: unknown = { words: 'chậm' },
  { path = '/urgings', seen = '', kind = 'application/json' } = {},
) =>
  new Request(new URL(path, 'http://xa.example'), {
    method: 'POST',
    headers: { 'content-type': kind, ...(seen !== '' && { 'if-match': seen }) },
    body: JSON.stringify(body),
  });

describe('T7 - an act whose answer is lost', () => {
  it('is sent again under the key it had, as often as it takes', async () => {
    const { keyOf } = actKeys(() => 0);
    const first = await keyOf(urging());
    expect(await keyOf(urging())).toBe(first);
    expect(await keyOf(urging())).toBe(first);
  });

  it('is done anew when it is meant again after its answer', async () => {
    const { keyOf, answered } = actKeys(() => 0);
    const first = await keyOf(urging());
    answered(first);
    expect(await keyOf(urging())).not.toBe(first);
  });

  it('is another one with other words, another place, another version seen or another kind of file', async () => {
    const { keyOf } = actKeys(() => 0);
    const calls = [
      urging(),
      urging({ words: 'chậm 3 ngày' }),
      urging(undefined, { path: '/urgings?to=an' }),
      urging(undefined, { seen: '"v1"' }),
      urging(undefined, { seen: '"v2"' }),
      urging(undefined, { kind: 'text/csv' }),
    ];
    const keys = await Promise.all(calls.map(keyOf));
    expect(new Set(keys).size).toBe(calls.length);
    expect(await Promise.all(calls.map(keyOf))).toEqual(keys);
  });

  it('leaves what is sent as it was', async () => {
    const call = urging();
    await actKeys(() => 0).keyOf(call);
    expect(await call.json()).toEqual({ words: 'chậm' });
  });

  it('is pressed twice at once and has one key; only the act that was answered is forgotten', async () => {
    const { keyOf, answered } = actKeys(() => 0);
    const other = await keyOf(urging({ words: 'khác' }));
    const [one, two] = await Promise.all([keyOf(urging()), keyOf(urging())]);
    expect(one).toBe(two);
    answered(one);
    expect(await keyOf(urging({ words: 'khác' }))).toBe(other);
  });

  it('is no longer the same an hour later', async () => {
    let now = 0;
    const { keyOf } = actKeys(() => now);
    const first = await keyOf(urging());
    now = 3_599_999;
    expect(await keyOf(urging())).toBe(first);
    now = 3_600_000;
    expect(await keyOf(urging())).not.toBe(first);
  });
});

describe('an act of which nothing is kept', () => {
  it('has no key on the pages either: those the server describes without one', () => {
    const file = new URL('../../../server/openapi.json', import.meta.url);
    const { paths }: { paths: { [path: string]: { [method: string]: Operation } } } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const keyless = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { security, parameters = [] }]) =>
        method !== 'get' && security.some((one) => 'session' in one) && !parameters.some(isKey) ? [path] : [],
      ),
    );
    expect(new Set(keyless)).toEqual(KEEPING_NOTHING);
  });
});

interface Operation {
  readonly security: readonly { readonly [scheme: string]: unknown }[];
  readonly parameters?: readonly { readonly $ref?: string }[];
}

const isKey = ({ $ref }: { readonly $ref?: string }): boolean =>
  $ref === '#/components/parameters/IdempotencyKey';
