/** A layer laid on the text above it, as one regulation. */
import type { Binds } from '../binds.ts';
import type { Ceiling, ConditionNode, Group, LaidOn, OwnYearRule, Regulation } from '../format.ts';

const both = <T>(upper: ReadonlyMap<string, T>, lower: ReadonlyMap<string, T>) =>
  new Map([...upper, ...lower]);

export function onto(upper: Regulation, layer: Regulation): Regulation {
  const split = splitBy(layer.groups);
  const above = split.size === 0 ? upper : withSplitGroups(upper, layer.groups, split);
  const { binds } = layer;
  const bound = <R extends { readonly when: ConditionNode }>(rules: readonly R[]): R[] =>
    binds === undefined ? [...rules] : rules.map((r) => ({ ...r, when: onlyFor(layer, binds, r.when) }));
  const whose = <R extends object>(one: R): R => (binds === undefined ? one : { ...one, binds });
  return {
    ...above,
    layers: new Map([...above.layers, ...layer.layers, [layer.id, laidOn(layer)]]),
    fills: both(above.fills, layer.fills),
    articles: both(above.articles, layer.articles),
    readings: both(above.readings, layer.readings),
    unverified: both(above.unverified, layer.unverified),
    questions: both(above.questions, layer.questions),
    stages: both(above.stages, new Map([...layer.stages].map(([id, stage]) => [id, whose(stage)]))),
    facts: both(above.facts, layer.facts),
    tables: both(above.tables, layer.tables),
    conditions: both(above.conditions, layer.conditions),
    sheets: both(above.sheets, layer.sheets),
    raters: both(above.raters, layer.raters),
    remarks: [...above.remarks, ...bound(layer.remarks)],
    measures: [...above.measures, ...layer.measures],
    notRated: [...above.notRated, ...bound(layer.notRated)],
    forcedLevels: [...above.forcedLevels, ...bound(layer.forcedLevels)],
    ladders: [...above.ladders, ...layer.ladders.map(whose)],
    ceilings: [...above.ceilings, ...bound(layer.ceilings).map((c) => atLevelBelow(c, above))],
    caps: [...above.caps, ...layer.caps.map(whose)],
    quotas: [...above.quotas, ...layer.quotas.map(whose)],
    payouts: [...above.payouts, ...layer.payouts.map(whose)],
    consequences: [...above.consequences, ...bound(layer.consequences)],
    // Who is nearer says first whom it is for.
    authorities: [...layer.authorities.map(whose), ...above.authorities],
    deadlines: [...above.deadlines, ...layer.deadlines.map(whose)],
    ...(above.ownYear ? { ownYear: narrowed(above.ownYear, layer) } : {}),
  };
}

/** A layer only adds people who keep the calendar year. */
function narrowed(ownYear: OwnYearRule, { ownYear: layer, binds }: Regulation): OwnYearRule {
  const added = layer?.excepts ?? [];
  const excepts = [...ownYear.excepts, ...added.map((e) => (binds ? { ...e, binds } : e))];
  return { ...ownYear, excepts };
}
const laidOn = ({ title, number, inForceFrom, inForceTo }: Regulation): LaidOn => {
  const one = (text: string) => (text.includes(number) ? text : `${text} (${number})`);
  return {
    title: { vi: one(title.vi), en: one(title.en) },
    inForceFrom,
    ...(inForceTo === undefined ? {} : { inForceTo }),
  };
};

const onlyFor = (layer: Regulation, binds: Binds, when: ConditionNode): ConditionNode => ({
  kind: 'all',
  of: [{ kind: 'bound', layer: layer.id, binds, at: binds.at }, when],
  at: when.at,
});

/** A condition added to a level: whoever does not meet it stops at the level right below. */
function atLevelBelow(ceiling: Ceiling, { levels }: Regulation): Ceiling {
  if (ceiling.tightens === undefined) return ceiling;
  const at = levels.findIndex((l) => l.id === ceiling.tightens?.level);
  const below = at < 0 ? undefined : levels[at + 1];
  if (below === undefined) return ceiling;
  const then = { level: below.id };
  return { ...ceiling, then };
}

/** Group of the text above → groups that a layer takes out of it. */
function splitBy(groups: readonly Group[]): ReadonlyMap<string, readonly string[]> {
  const split = new Map<string, string[]>();
  for (const { id, within } of groups)
    if (within !== undefined) split.set(within, [...(split.get(within) ?? []), id]);
  return split;
}

/** The parts of a group come before what is left of it, and every rule for the group holds for its parts. */
function withSplitGroups(
  upper: Regulation,
  parts: readonly Group[],
  split: ReadonlyMap<string, readonly string[]>,
): Regulation {
  const forParts = <R extends { readonly for?: readonly string[] }>(rule: R): R =>
    rule.for === undefined
      ? rule
      : { ...rule, for: rule.for.flatMap((id) => [id, ...(split.get(id) ?? [])]) };
  const groups = upper.groups.flatMap((group) => [
    ...parts.filter((p) => p.within === group.id).map((p) => partOf(p, group)),
    group,
  ]);
  return {
    ...upper,
    groups,
    facts: new Map([...upper.facts].map(([id, f]) => [id, forParts(f)])),
    remarks: upper.remarks.map(forParts),
    measures: upper.measures.map(forParts),
    notRated: upper.notRated.map(forParts),
    forcedLevels: upper.forcedLevels.map(forParts),
    ladders: upper.ladders.map(forParts),
    ceilings: upper.ceilings.map(forParts),
    caps: upper.caps.map(forParts),
    quotas: upper.quotas.map(forParts),
    payouts: upper.payouts.map(forParts),
    consequences: upper.consequences.map(forParts),
    deadlines: upper.deadlines.map(forParts),
  };
}

function partOf(part: Group, group: Group): Group {
  if (group.when === undefined || part.when === undefined) return part;
  return { ...part, when: { kind: 'all', of: [group.when, part.when], at: part.when.at } };
}
