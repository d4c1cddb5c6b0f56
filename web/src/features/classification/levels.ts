import { type Bilingual, say } from '@congtam/engine';
import type { paths } from '../../api/schema.generated.ts';
import { STATES, texts } from './texts.ts';

export type Levels =
  paths['/api/v1/cycles/{cycle}/levels']['get']['responses'][200]['content']['application/json'];
export type Level = Levels['levels'][number];
export type RatingRegulation = Levels['regulations'][number];

/** The level that stands now: decided, proposed or suggested. */
export const levelNow = ({ level, onPaper, suggested }: Level): string | null =>
  level ?? onPaper ?? suggested;

/** Where a level stands, in the words of people. */
export const stateNow = ({ state, onPaper }: Level): Bilingual =>
  STATES[onPaper === null ? state : 'onPaper'] ?? say(state, state);

export const isDecided = ({ state, onPaper }: Level): boolean =>
  onPaper !== null || state === 'decided' || state === 'decidedUnchanged';

/** What a level is called under its regulation; one that is no level of it is that nobody is rated. */
export function levelName(regulation: RatingRegulation | undefined, level: string | null): Bilingual {
  if (level === null) return texts.noLevel;
  return regulation?.levels.find(({ id }) => id === level)?.label ?? say('không xếp loại', 'not rated');
}

/** A period as people say it: `2026-03` → tháng 3/2026. */
export function periodName(period: string): Bilingual {
  const [, year = '', part = ''] = /^(\d{4})-?(.*)$/.exec(period) ?? [];
  if (part === '') return say(`năm ${year}`, `year ${year}`);
  const number = part.replace(/\D/g, '').replace(/^0/, '');
  if (part.startsWith('Q')) return say(`quý ${number}/${year}`, `quarter ${number}/${year}`);
  if (part.startsWith('H')) return say(`nửa năm ${number}/${year}`, `half ${number}/${year}`);
  if (part.startsWith('W')) return say(`tuần ${number}/${year}`, `week ${number}/${year}`);
  return say(`tháng ${number}/${year}`, `month ${number}/${year}`);
}

/** The version of a level as the server knows it, for who changes it. */
export const versionOf = ({ number }: Pick<Level, 'number'>): { readonly 'if-match': string } => ({
  'if-match': `"v${number}"`,
});

/** Counts as they are read: every level of a regulation with how many hold it, those without one last. */
export function spreadOf(
  regulation: RatingRegulation,
  levels: readonly Level[],
): readonly { readonly label: Bilingual; readonly count: number }[] {
  const held = levels.filter((level) => level.regulation === regulation.regulation);
  const many = (isIt: (level: string | null) => boolean) =>
    held.filter((level) => isIt(levelNow(level))).length;
  const known = regulation.levels.map(({ id, label }) => ({ label, count: many((level) => level === id) }));
  const open = { label: texts.noLevel, count: many((level) => level === null) };
  const notRated = {
    label: levelName(regulation, ''),
    count: held.length - open.count - known.reduce((sum, { count }) => sum + count, 0),
  };
  return [...known, ...[notRated, open].filter(({ count }) => count > 0)];
}
