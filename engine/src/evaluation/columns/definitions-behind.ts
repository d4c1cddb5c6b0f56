import type { Plain } from '../../regulation/plain.ts';
import type { Program } from '../program.ts';

/**
 * All that a quantity stands on in a regulation, as text: two regulations that give the same text give the same values
 * over the same evidence. Undefined for a quantity that looks at levels, for those come from all of a regulation.
 *
 * Whatever a rule uses is named in it by id. So everything that bears a name occurring in it is taken along, and what
 * that names in turn; a word that is a name by chance takes too much along, which is never wrong. Who is rated, in which
 * group and period, and which months are worked, is behind every quantity.
 */
export function definitionsBehind(program: Program, measure: string): string | undefined {
  const { regulation, readings, monthCounts } = program;
  const { groups, scopes, stages, serviceTime, ownYear, ladders, inForceFrom, inForceTo } = regulation;
  const found = new Map<string, unknown>();
  let isOfLevels = false;
  const named = (id: string): unknown[] => {
    const measures = regulation.measures.filter((m) => m.id === id);
    for (const { rule } of measures)
      isOfLevels ||= (rule.references.levels ?? rule.references.levelsOf) !== undefined;
    const filled = regulation.fills.get(id);
    return [
      ...measures.map(({ at, rule, stages: of, for: whom }) => [
        at.plain,
        rule.kind,
        rule.references,
        of,
        whom,
      ]),
      ...(filled === undefined ? [] : [{ filled }]),
      ...[
        regulation.facts,
        regulation.tables,
        regulation.conditions,
        regulation.questions,
        regulation.readings,
      ]
        .map((all) => all.get(id))
        .filter((one) => one !== undefined),
      ...(readings.has(id) ? [{ chosen: readings.get(id) }] : []),
    ];
  };
  const visit = (value: Plain): void => {
    for (const word of wordsIn(value)) {
      if (found.has(word)) continue;
      const definitions = named(word);
      if (definitions.length === 0) continue;
      const plain = plainOf(definitions);
      found.set(word, plain);
      visit(plain);
    }
  };
  const bound = ladders.flatMap(({ binds, stages: of, for: whom }) => (binds ? [{ binds, of, whom }] : []));
  const everybody = plainOf([
    ...[regulation.id, groups, scopes, stages, serviceTime, monthCounts, bound],
    ...(ownYear === undefined ? [] : [ownYear, inForceFrom, inForceTo]),
  ]);
  visit(everybody);
  visit(measure);
  if (isOfLevels) return undefined;
  return JSON.stringify([measure, everybody, [...found]]);
}

/** A value without the places at which it was written. */
function plainOf(value: unknown): Plain {
  if (value instanceof Map) return plainOf([...value]);
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) => (key === 'at' ? [] : [[key, plainOf(one)]])),
    );
  return String(value);
}

function* wordsIn(value: Plain): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* wordsIn(one);
  else
    for (const [key, one] of Object.entries(value)) {
      yield key;
      yield* wordsIn(one);
    }
}
