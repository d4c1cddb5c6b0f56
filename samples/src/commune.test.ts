import {
  compare,
  displayExact,
  type Evaluation,
  type Exact,
  parseExact,
  type Regulation,
  type SubjectResult,
} from '@congtam/engine';
import { describe, expect, it } from 'vitest';
import { communeTables } from './commune/commune-tables.ts';
import {
  communeTexts,
  type Evaluated,
  evaluated,
  evaluatedTogether,
  readPart,
  registerOf,
} from './commune-register.fixture.ts';

interface Expected {
  readonly subject: string;
  readonly case: string;
  readonly articles: readonly string[];
  readonly outcome: string;
  readonly 'level-before-quota'?: string;
  readonly proposed?: string;
  readonly decided?: string;
  readonly replaces?: string;
  readonly score?: string;
  readonly months?: Readonly<Record<string, string>>;
  readonly questions?: readonly string[];
  readonly findings?: readonly string[];
  readonly 'stands-on'?: readonly string[];
  readonly quota?: { readonly state: string; readonly why?: string };
}

interface ExpectedQuota {
  readonly quota: string;
  readonly scope: string;
  readonly 'duty-group'?: string;
  readonly eligible: string;
  readonly places: string;
  readonly share: string;
  readonly tied?: readonly string[];
}

interface ExpectedFile {
  readonly period: string;
  readonly 'as-of': string;
  readonly people: readonly Expected[];
  readonly units: readonly Expected[];
  readonly quotas: readonly ExpectedQuota[];
  /** Under the other texts of the year. */
  readonly beside: readonly {
    readonly regulation: string;
    readonly people: readonly Expected[];
    readonly units: readonly Expected[];
    readonly quotas: readonly ExpectedQuota[];
  }[];
}

const expected = readPart('examples/commune/expected.yaml').data as unknown as ExpectedFile;
const texts = communeTexts();
const regulation = texts[0]!;
const register = registerOf(texts, communeTables(), 2026);
const commune = evaluated(regulation, register, expected.period, expected['as-of']);
const together = evaluatedTogether(texts, register, expected.period, expected['as-of']);

/** Written to 4 decimals it is rounded, else exact. */
function isScore(written: string, score: Exact | undefined): boolean {
  const value = parseExact(written);
  if (score === undefined || value === undefined) return false;
  if (!/\.\d{4}$/.test(written)) return compare(value, score) === 0;
  return Math.abs(Number(score.n) / Number(score.d) - Number(written)) <= 0.00005;
}

const shown = (score: Exact | undefined): string => (score === undefined ? 'none' : displayExact(score, 6));

type Looked = Pick<Evaluated, 'year'> & { readonly month?: Evaluated['month'] };

function differences(
  one: Expected,
  of: Looked,
  kind: 'people' | 'units',
  under: Regulation = regulation,
): string[] {
  const result = of.year[kind].find((r) => r.subject === one.subject);
  if (result === undefined) return [`${one.subject}: not there`];
  const told: string[] = [];
  const check = (what: string, wanted: string | undefined, got: string | undefined) => {
    if (wanted !== got)
      told.push(`${one.subject} ${what}: expected ${wanted ?? 'none'}, got ${got ?? 'none'} (${one.case})`);
  };
  check('outcome', one.outcome, result.outcome);
  check('level before quota', one['level-before-quota'], result.levelBeforeQuota);
  check('proposed', one.proposed, result.proposed);
  check('decided', one.decided, result.decided?.level);
  if (one.replaces !== undefined) check('replaces', one.replaces, String(result.decided?.replaces.length));
  if (one.score !== undefined && !isScore(one.score, result.score))
    check('score', one.score, shown(result.score));
  check('questions', list(one.questions), list([...new Set(result.questions.map((q) => q.question))]));
  check('findings', list(one.findings), list(result.findings.map((f) => f.code)));
  check('missing', '', list(result.missing.map((m) => `${m.subject} ${m.period} ${m.what}`)));
  if (one.quota) check('quota', one.quota.state, result.quota?.state);
  if (one.quota?.why) check('quota', one.quota.why, result.quota?.why);
  for (const mark of one['stands-on'] ?? [])
    if (!result.standsOn.includes(mark)) check('stands on', mark, list(result.standsOn));
  for (const [month, score] of Object.entries(one.months ?? {})) {
    const got = of.month?.(month)[kind].find((r) => r.subject === one.subject)?.score;
    if (!isScore(score, got)) check(`score of ${month}`, score, shown(got));
  }
  for (const article of one.articles)
    if (!under.articles.has(article)) told.push(`${one.subject}: no article ${article}`);
  return told;
}

const list = (words: readonly string[] | undefined): string => [...(words ?? [])].sort().join(', ');

function quotaDifferences(one: ExpectedQuota, year: Evaluation = commune.year): string[] {
  const standing = year.quotas.find(
    (q) => q.quota === one.quota && q.scope === one.scope && q.dutyGroup === one['duty-group'],
  );
  const name = `${one.quota} ${one.scope} ${one['duty-group'] ?? ''}`;
  if (standing === undefined) return [`${name}: not there`];
  const got = `eligible ${standing.eligible}, places ${standing.places}, share ${shown(standing.share)}, tied ${list(standing.line?.tied)}`;
  const share = shown(parseExact(one.share.replace('%', '/100')));
  const wanted = `eligible ${one.eligible}, places ${one.places}, share ${share}, tied ${list(one.tied)}`;
  return got === wanted ? [] : [`${name}: expected ${wanted}, got ${got}`];
}

const civilServants = (of: Evaluated): readonly SubjectResult[] =>
  of.year.people.filter((p) => p.outcome !== 'other-regime');

describe('the sample commune', () => {
  it('gives every special case the level that the articles give it', () => {
    expect(expected.people.length + expected.units.length).toBeGreaterThanOrEqual(45);
    expect([
      ...expected.people.flatMap((one) => differences(one, commune, 'people')),
      ...expected.units.flatMap((one) => differences(one, commune, 'units')),
    ]).toEqual([]);
  });

  it('has as many places for the excellent as the quota of each body and duty group allows', () => {
    expect(expected.quotas.flatMap((one) => quotaDifferences(one))).toEqual([]);
  });

  it.each(expected.beside)(
    'gives schools, service centre and Party members what $regulation gives them',
    (one) => {
      const under = texts.find((r) => r.id === one.regulation)!;
      const year = together.get(one.regulation)!;
      expect([
        ...one.people.flatMap((person) => differences(person, { year }, 'people', under)),
        ...one.units.flatMap((unit) => differences(unit, { year }, 'units', under)),
        ...one.quotas.flatMap((quota) => quotaDifferences(quota, year)),
      ]).toEqual([]);
    },
  );

  it('gives nobody two levels of the State, and everybody but contract workers one level at least', () => {
    const isRated = (id: string, subject: string) =>
      together.get(id)?.people.find((p) => p.subject === subject)?.outcome !== 'other-regime';
    const state = ['nd-335-2025', 'nd-90-2020', 'nd-233-2026'];
    const counted = register.people.map(({ id }) => ({
      id,
      byState: state.filter((regulation) => isRated(regulation, id)).length,
      byParty: isRated('qd-366-2025', id),
    }));
    expect(counted.filter((p) => p.byState > 1)).toEqual([]);
    expect(counted.filter((p) => p.byState === 0 && !p.byParty && !p.id.startsWith('HD-'))).toEqual([]);
  });

  it('gives the civil servants the same level whether the other texts are there or not', () => {
    const levels = ({ people }: Evaluation) => people.map((p) => [p.subject, p.outcome, p.proposed]);
    expect(levels(together.get('nd-335-2025')!)).toEqual(levels(commune.year));
  });

  it.each(expected.beside)('leaves nobody open under $regulation whom nobody expects to be open', (one) => {
    const open = (together.get(one.regulation)?.people ?? [])
      .filter((p) => p.outcome === 'decision-needed' || p.outcome === 'facts-missing')
      .map((p) => p.subject);
    const foreseen = one.people.filter((p) => p.outcome === 'decision-needed').map((p) => p.subject);
    expect(open.sort()).toEqual(foreseen.sort());
  });

  it('has about 130 people, 60 of them with work and criteria in all twelve months', () => {
    expect(commune.year.people.length).toBe(131);
    const products = register.records.get('work-products')!;
    const isWholeYear = (index: number) =>
      Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`).every(
        (month) => products.rowsOf(index, month).length > 0 && register.personFacts[index]?.facts.has(month),
      );
    expect(register.people.filter((p) => isWholeYear(p.index)).length).toBeGreaterThanOrEqual(60);
  });

  it('has no civil servant without a level whom nobody expects to be open', () => {
    const open = civilServants(commune)
      .filter((p) => p.outcome !== 'decided')
      .map((p) => p.subject);
    const foreseen = expected.people.filter((p) => p.outcome === 'decision-needed').map((p) => p.subject);
    expect(open.sort()).toEqual(foreseen.sort());
  });
});
