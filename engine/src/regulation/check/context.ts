import type { Group, Measure, Regulation } from '../format.ts';
import type { Names } from './names.ts';
import { namesOf } from './names.ts';
import { newReport, type Report } from './report.ts';

/** What every check looks at. */
export interface Context {
  readonly regulation: Regulation;
  readonly report: Report;
  readonly names: Names;
  /** The groups a rule holds for; all when it names none. */
  groupsOf(rule: { readonly for?: readonly string[] }): readonly Group[];
  /** The quantity of that name for a group at a stage. */
  measureFor(id: string, group: Group, stage: string): Measure | undefined;
}

/** One group at one stage a rule holds for. */
export interface Where {
  readonly group: Group;
  readonly stage: string;
}

export function contextOf(regulation: Regulation): Context {
  const report = newReport();
  const byId = new Map<string, Measure[]>();
  for (const m of regulation.measures) byId.set(m.id, [...(byId.get(m.id) ?? []), m]);
  return {
    regulation,
    report,
    names: namesOf(regulation, report),
    groupsOf: (rule) =>
      rule.for === undefined ? regulation.groups : regulation.groups.filter((g) => rule.for?.includes(g.id)),
    measureFor: (id, group, stage) =>
      byId
        .get(id)
        ?.find((m) => m.stages.includes(stage) && (m.for === undefined || m.for.includes(group.id))),
  };
}

/** Every group and stage a rule holds for. */
export const wheresOf = (
  context: Context,
  rule: { readonly for?: readonly string[]; readonly stages: readonly string[] },
): Where[] =>
  context
    .groupsOf(rule)
    .flatMap((group) =>
      rule.stages.filter((s) => context.regulation.stages.has(s)).map((stage) => ({ group, stage })),
    );
