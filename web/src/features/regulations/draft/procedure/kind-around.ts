import type { Bilingual } from '@congtam/engine';
import type { Below } from './below.ts';
import type { Named, ProcedureForm, RulesBeside } from './procedure-form.ts';

export type Options = { readonly [id: string]: Bilingual };

/** What a kind may speak of, with what stands below it among them. */
export interface KindAround {
  readonly groups: Options;
  readonly authorities: Options;
  readonly kinds: Options;
  readonly articles: Options;
}

export function kindAround(form: ProcedureForm, rules: RulesBeside, below: Below): KindAround {
  const labelsBelow = [...below.kinds].map(([id, { label }]) => ({ id, label }));
  const own = form.kinds.flatMap(({ id, label }) => (label === undefined ? [] : [{ id, label }]));
  return {
    groups: optionsOf([...rules.groups, ...below.groups]),
    authorities: optionsOf([...rules.authorities, ...below.authorities]),
    kinds: optionsOf([...own, ...labelsBelow]),
    articles: optionsOf(form.articles.map(({ id, ref }) => ({ id, label: { vi: ref, en: ref } }))),
  };
}

const optionsOf = (all: readonly Named[]): Options =>
  Object.fromEntries(all.map(({ id, label }) => [id, label]));
