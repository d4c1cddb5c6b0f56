import { covers, formatDay, inYear, type Period, parsePeriod, type Regulation, say } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import type { FieldFault } from '../../refusal.ts';
import { levelActsOf } from '../classification/classification.queries.ts';
import { resultsOf } from '../classification/runs.queries.ts';
import { standingFindings } from '../inspection/evidence.queries.ts';
import { entriesOfPerson, entriesOfUnit } from '../registers/registers.queries.ts';
import { type DossierRow, type EarlierRating, earlierRatings } from './dossiers.queries.ts';

/** Registers in which something is held against somebody. */
const ADVERSE = ['criticism', 'accountabilityReviews', 'discipline'] as const;

/** What stands beside a proposal: the year's earlier ratings, reviews and reminders, and what the collective was found to be. */
export interface Beside {
  readonly proposed: string | null;
  readonly earlier: readonly EarlierRating[];
  readonly entries: readonly { readonly register: string; readonly on: string; readonly state: string }[];
  readonly collective: { readonly subject: string; readonly level: string | null } | null;
}

export async function besideOf(
  tx: Tx,
  dossier: Pick<DossierRow, 'cycle' | 'regulation' | 'subject' | 'unit' | 'person'>,
  /** `year`: that of the subject, which may be one of their own. */
  { run, year }: { readonly run: string; readonly year: Period },
): Promise<Beside> {
  const { cycle, regulation, subject, unit, person } = dossier;
  const standing = async (code: string, suggested: string | null) =>
    (await levelActsOf(tx, { cycle, regulation, subject: code })).at(-1)?.level ?? suggested;
  const [own] = await resultsOf(tx, { run, regulation, subject });
  const units = await resultsOf(tx, { run, regulation, unit });
  const collective = units.find((row) => row.kind === 'unit' && row.subject !== subject);
  const [from, to] = [formatDay(year.from), formatDay(year.to)];
  const sought = { from, to, offset: 0, limit: 200 };
  const entries = [];
  for (const register of ADVERSE) {
    const of = { ...sought, register };
    const rows = person === null ? await entriesOfUnit(tx, unit, of) : await entriesOfPerson(tx, person, of);
    entries.push(
      ...rows.flatMap(({ register: name, on, state }) =>
        state === 'withdrawn' ? [] : [{ register: name, on, state }],
      ),
    );
  }
  for (const on of await standingFindings(tx, { unit, person }))
    if (on >= from && on <= to) entries.push({ register: 'inspectionFinding', on, state: 'standing' });
  const isOfYear = ({ period }: EarlierRating): boolean => {
    const read = parsePeriod(period);
    return read !== undefined && covers(year, inYear(read, year.own));
  };
  // A year of work that ends before December begins in the year before.
  const years = year.own === undefined ? [year.year] : [year.year - 1, year.year];
  return {
    proposed: await standing(subject, own?.suggested ?? null),
    earlier: person === null ? [] : (await earlierRatings(tx, { person, years, cycle })).filter(isOfYear),
    entries,
    collective:
      collective === undefined
        ? null
        : {
            subject: collective.subject,
            level: await standing(collective.subject, collective.suggested ?? collective.beforeQuota),
          },
  };
}

/** What does not fit together, to be explained by who submits: it is theirs to propose all the same. */
export function findingsOf(
  { levels }: Pick<Regulation, 'levels'>,
  { proposed, earlier, entries, collective }: Beside,
): readonly FieldFault[] {
  const rank = (level: string | null) => levels.findIndex(({ id }) => id === level);
  const [best] = levels;
  const worst = levels.at(-1);
  const at = rank(proposed);
  if (proposed === null || at < 0) return [];
  const found: FieldFault[] = [];
  const low = earlier.filter(({ level }) => level !== null && level === worst?.id);
  if (low.length > 0 && at === 0)
    found.push(
      finding(
        'earlier-rating',
        say(
          `trong năm có kỳ xếp mức thấp nhất (${low.map(({ period }) => period).join(', ')}), nay đề xuất mức cao nhất`,
          `the year has a lowest rating (${low.map(({ period }) => period).join(', ')}), the highest is proposed`,
        ),
      ),
    );
  if (entries.length > 0 && proposed === best?.id)
    found.push(
      finding(
        'reviews-and-reminders',
        say(
          `trong năm có ${entries.length} lần phê bình, kiểm điểm, kỷ luật hoặc phát hiện qua kiểm tra, nay đề xuất mức cao nhất`,
          `the year has ${entries.length} criticisms, reviews, disciplines or findings of inspections, the highest is proposed`,
        ),
      ),
    );
  const unitAt = rank(collective?.level ?? null);
  if (unitAt >= 0 && at < unitAt)
    found.push(
      finding(
        'above-the-collective',
        say(
          'mức đề xuất cao hơn kết quả của tập thể nơi công tác',
          'the proposal is above what the collective was found to be',
        ),
      ),
    );
  return found;
}

const finding = (code: string, message: FieldFault['message']): FieldFault => ({
  pointer: `/explanations/${code}`,
  code,
  message,
});
