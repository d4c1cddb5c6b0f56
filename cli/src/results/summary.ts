import {
  type Bilingual,
  type Language,
  PLACEHOLDER,
  placeholdersOf,
  type SubjectResult,
  say,
} from '@congtam/engine';
import type { Run } from '@congtam/regulations';
import { saysNothing } from './rated-rows.ts';
import { isOpen } from './subjects.ts';
import { levelWord, outcomeWords } from './words.ts';

/** How many subjects came out how. */
export interface SubjectCounts {
  readonly total: number;
  readonly scored: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly levels: Readonly<Record<string, number>>;
  readonly open: number;
  /** By group: those of whom no rule gives a level, at a stage at which the text rates others of their kind. */
  readonly withoutLadder: Readonly<Record<string, number>>;
}

type Whom = 'everybody' | 'those-rated';

/** Counts per regulation: levels of people and units, and how much is open; of all, or of those it says something about. */
export function summaryOf(run: Run, whom: Whom = 'everybody') {
  const counted = (all: readonly SubjectResult[]) =>
    whom === 'everybody' ? all : all.filter((result) => !saysNothing(result));
  const count = (all: readonly SubjectResult[]): SubjectCounts => ({
    ...countsOf(counted(all)),
    withoutLadder: withoutLadder(run, counted(all)),
  });
  const { evaluation } = run;
  return {
    regulation: run.pack.regulation.id,
    layers: run.pack.layers,
    period: evaluation.period.id,
    people: count(evaluation.people),
    units: count(evaluation.units),
    quotasToChoose: evaluation.quotas.filter((q) => q.notes.includes('choice-needed')).length,
  };
}

function withoutLadder({ pack, evaluation }: Run, results: readonly SubjectResult[]): Record<string, number> {
  const { ladders, groups } = pack.regulation;
  const rated = groups.filter(({ id }) =>
    ladders.some((l) => l.stages.includes(evaluation.stage) && (l.for?.includes(id) ?? true)),
  );
  const kinds = new Set(rated.map(({ of }) => of));
  const left = new Set(groups.filter((g) => kinds.has(g.of) && !rated.includes(g)).map(({ id }) => id));
  const isLeft = ({ group, decided }: SubjectResult) => decided === undefined && left.has(group ?? '');
  return tally(results.filter(isLeft).map(({ group }) => group ?? ''));
}

/** Why nobody of a group has a level: a slip of the text, or what it means. */
export function withoutLadderInWords({ pack, evaluation }: Run, group: string, count: number): Bilingual {
  const { groups, stages } = pack.regulation;
  const name = groups.find(({ id }) => id === group)?.label;
  const stage = stages.get(evaluation.stage)?.label;
  return say(
    `${count}, nhóm “${name?.vi ?? group}”: quy định không có thang mức nào cho nhóm này ở giai đoạn “${stage?.vi ?? evaluation.stage}”`,
    `${count}, group '${name?.en ?? group}': the regulation has no ladder for it at the stage '${stage?.en ?? evaluation.stage}'`,
  );
}

export const WITHOUT_LADDER = say('không quy tắc nào xếp loại', 'rated by no rule');

function countsOf(results: readonly SubjectResult[]): Omit<SubjectCounts, 'withoutLadder'> {
  return {
    total: results.length,
    scored: results.filter((r) => r.score !== undefined).length,
    outcomes: tally(results.map((r) => r.outcome)),
    levels: tally(results.flatMap((r) => r.decided?.level ?? r.proposed ?? [])),
    open: results.filter(isOpen).length,
  };
}

/** Whether a person still has to settle something in any of the runs. */
export const isToSettle = (runs: readonly Run[]): boolean =>
  runs.some(({ evaluation }) => [...evaluation.units, ...evaluation.people].some(isOpen));

export function summaryLines(run: Run, language: Language, whom: Whom = 'everybody'): string[] {
  const { regulation } = run.pack;
  const summary = summaryOf(run, whom);
  const of = (vi: string, en: string) => say(vi, en)[language];
  const hasNoLevels = !regulation.ladders.some((l) => l.stages.includes(run.evaluation.stage));
  const lines = [regulation.title[language]];
  const describe = (name: string, counts: SubjectCounts): void => {
    const { total, scored, outcomes, levels, open } = counts;
    if (total === 0) return;
    lines.push(`  ${name}: ${total}`);
    if (hasNoLevels) lines.push(`    ${of('có điểm', 'with a score')}: ${scored}`);
    for (const level of [...regulation.levels.map((l) => l.id), 'notRated'])
      if (levels[level]) lines.push(`    ${levelWord(regulation, level)?.[language]}: ${levels[level]}`);
    for (const outcome of ['other-regime', 'decision-needed', 'facts-missing'] as const)
      if (outcomes[outcome]) lines.push(`    ${outcomeWords[outcome][language]}: ${outcomes[outcome]}`);
    for (const [group, count] of Object.entries(counts.withoutLadder))
      lines.push(`    ${WITHOUT_LADDER[language]}: ${withoutLadderInWords(run, group, count)[language]}`);
    if (open > 0)
      lines.push(`    ${of('cần người có thẩm quyền xem', 'to be looked at by a person')}: ${open}`);
  };
  describe(of('Người', 'People'), summary.people);
  describe(of('Đơn vị', 'Units'), summary.units);
  for (const { says } of placeholdersOf(regulation))
    lines.push(`  ${PLACEHOLDER[language]}: ${says[language]}`);
  if (summary.quotasToChoose > 0)
    lines.push(`  ${of('Tỷ lệ phải chọn người', 'Quotas that need a choice')}: ${summary.quotasToChoose}`);
  return lines;
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
