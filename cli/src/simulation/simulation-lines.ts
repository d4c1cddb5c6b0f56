import { type Bilingual, type Language, say } from '@congtam/engine';
import type {
  Comparison,
  Distribution,
  QuotaEffect,
  RegulationEffect,
  SideHead,
  Simulation,
} from '@congtam/regulations';
import type { NamedMovers } from './named-movers.ts';

type Words = (words: Bilingual) => string;

/** A simulation as lines for people: what it is first, then counts, then names where they were asked for. */
export function simulationLines(
  { mark, period, effects }: Simulation,
  named: readonly NamedMovers[] | undefined,
  language: Language,
): readonly string[] {
  const words: Words = (of) => of[language];
  const lines = [`${words(mark).toUpperCase()} (${period})`];
  for (const [at, effect] of effects.entries()) {
    lines.push(headLine(effect, words));
    lines.push(...comparisonLines(say('Người', 'People'), effect.people, effect.labels, words));
    const { moved, total } = effect.bodies;
    const among = say(
      `Nơi có người đổi mức: ${moved}/${total}`,
      `Bodies in which somebody moves: ${moved}/${total}`,
    );
    if (total > 0) lines.push(`  ${words(among)}`);
    lines.push(...comparisonLines(say('Đơn vị', 'Units'), effect.units, effect.labels, words));
    lines.push(...effect.quotas.flatMap((quota) => quotaLines(quota, words)));
    lines.push(...doubtLines(effect, words));
    const movers = named?.[at];
    for (const { subject, name, unit, from, to } of movers ? [...movers.people, ...movers.units] : []) {
      const label = (end: string) => words(effect.labels[end] ?? say(end, end));
      lines.push(`  ${subject}\t${name}\t${unit}\t${label(from)} → ${label(to)}`);
    }
  }
  return lines;
}

function headLine({ before, after }: RegulationEffect, words: Words): string {
  const chosen = ({ readings }: SideHead) =>
    readings.flatMap(({ reading, option, chosenBy }) =>
      chosenBy === 'request' ? [`${reading}=${option}`] : [],
    );
  const side = (head: SideHead) => [words(head.title), ...chosen(head)].join(', ');
  return `${side(before)} → ${side(after)}`;
}

function comparisonLines(
  name: Bilingual,
  comparison: Comparison,
  labels: RegulationEffect['labels'],
  words: Words,
): string[] {
  const { total, words: ends, before, after, groups } = comparison;
  if (total === 0) return [];
  const lines = [`  ${words(name)}: ${total}; ${movedIn(comparison, words)}`];
  for (const [place, end] of ends.entries()) {
    const [a, b] = [before[place] ?? 0, after[place] ?? 0];
    if (a + b > 0) lines.push(`    ${words(labels[end] ?? say(end, end))}: ${a} → ${b}${signed(b - a)}`);
  }
  for (const { label, values } of groups) {
    if (values.length < 2) continue;
    lines.push(`    ${words(say('theo', 'by'))} ${words(label).toLowerCase()}`);
    for (const value of values)
      lines.push(`      ${words(value.label)}: ${value.total}; ${movedIn(value, words)}`);
  }
  return lines;
}

const movedIn = ({ up, down, otherwise }: Distribution, words: Words): string =>
  words(
    say(
      `đổi ${up + down + otherwise} (lên ${up}, xuống ${down}, khác ${otherwise})`,
      `${up + down + otherwise} move (${up} up, ${down} down, ${otherwise} otherwise)`,
    ),
  );

const signed = (by: number): string => (by === 0 ? '' : ` (${by > 0 ? '+' : ''}${by})`);

function quotaLines({ label, before, after }: QuotaEffect, words: Words): string[] {
  const change = (of: (side: NonNullable<QuotaEffect['before']>) => number) =>
    `${before ? of(before) : '—'} → ${after ? of(after) : '—'}`;
  return [
    `  ${words(label)}`,
    `    ${words(say('số suất', 'places'))}: ${change(({ places }) => places)}`,
    `    ${words(say('người đạt mức', 'candidates'))}: ${change(({ candidates }) => candidates)}`,
    `    ${words(say('nơi vượt số suất', 'scopes with more than the places'))}: ${change((q) => q.scopesOver)}`,
    `    ${words(say('nơi còn suất', 'scopes with places left'))}: ${change((q) => q.scopesUnder)}`,
  ];
}

function doubtLines({ standsOn }: RegulationEffect, words: Words): string[] {
  if (standsOn.length === 0) return [];
  return [
    `  ${words(say('Dựa trên các điểm còn phải hiểu hoặc chưa kiểm chứng (số kết quả trước → sau)', 'Stands on readings and unverified clauses (results before → after)'))}`,
    ...standsOn.map(
      ({ label, before, after }) =>
        `    ${words(label)}${before === undefined || after === undefined ? '' : `: ${before} → ${after}`}`,
    ),
  ];
}
