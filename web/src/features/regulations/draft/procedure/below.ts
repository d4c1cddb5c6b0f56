import type { Bilingual } from '@congtam/engine';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../../api/client.ts';
import type { Named } from './procedure-form.ts';

/** Kinds and steps of the texts that a layer lies on, by their names; groups and rows of authorities of their rules. */
export interface Below {
  readonly kinds: ReadonlyMap<
    string,
    { readonly label: Bilingual; readonly steps: ReadonlyMap<string, Bilingual> }
  >;
  readonly groups: readonly Named[];
  readonly authorities: readonly Named[];
}

const NOTHING: Below = { kinds: new Map(), groups: [], authorities: [] };

/** What stands below a layer; nothing for a text of its own, and while it is asked for. */
export function useBelow(layerOf: string): Below {
  const { data } = useQuery({
    queryKey: ['procedure-below', layerOf],
    enabled: layerOf !== '',
    queryFn: () => below(layerOf),
  });
  return data ?? NOTHING;
}

async function below(layerOf: string): Promise<Below> {
  const { regulations } = await answerOf(api.GET('/api/v1/regulations'));
  const kinds = new Map<string, { label: Bilingual; steps: Map<string, Bilingual> }>();
  const named = { group: new Map<string, Named>(), authority: new Map<string, Named>() };
  const seen = new Set<string>();
  for (let id: string | null = layerOf; id !== null && !seen.has(id); ) {
    seen.add(id);
    const newest = regulations
      .filter(({ regulation }) => regulation === id)
      .toSorted((a, b) => (a.version < b.version ? 1 : -1))[0];
    if (newest === undefined) break;
    const { regulation, version } = newest;
    const { procedure, rules } = await answerOf(
      api.GET('/api/v1/regulations/{regulation}/{version}/text', {
        params: { path: { regulation, version } },
      }),
    );
    // The lowest text comes last: it has the names, what lies on it may say an id alone.
    for (const { kind, kindLabel, step, label } of procedure?.steps ?? []) {
      const found = kinds.get(kind) ?? { label: kindLabel, steps: new Map<string, Bilingual>() };
      found.steps.set(step, label);
      kinds.set(kind, { ...found, label: kindLabel });
    }
    for (const { part, rule, label } of rules)
      if (part === 'group' || part === 'authority') named[part].set(rule, { id: rule, label });
    id = newest.layerOf;
  }
  return { kinds, groups: [...named.group.values()], authorities: [...named.authority.values()] };
}
