import { daysInMonth, formatDay, type PlainTables, type Regulation } from '@congtam/engine';
import type { LawCase, LawWords } from '@congtam/regulations';
import type { Month, Product, Readings, ScoredMonth, YearCase } from '../nd-335-2025/case.ts';
import { type Rng, randomCase } from '../nd-335-2025/generate.ts';
import { oracleYear } from '../nd-335-2025/level.ts';
import { type CaseTables, CaseTables as Tables, yesOr } from './tables.ts';

const CRITERIA = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'];
const ANSWERED_BY = { by: 'người có thẩm quyền', document: 'văn bản trả lời' };

/** A drawn person-year as a case: the facts as tables, and what the second implementation makes of them. */
export function drawnYear335(regulation: Regulation, rng: Rng, seed: number, draw: number): LawCase {
  const { facts: drawn, readings } = randomCase(rng);
  const facts = asWorkbook(drawn);
  const version = formatDay(regulation.inForceFrom);
  return {
    id: `${regulation.id}@${version}/o${String(draw).padStart(4, '0')}`,
    regulation: regulation.id,
    version,
    name: {
      vi: `Năm ${facts.year} rút thăm thứ ${draw} (hạt giống ${seed})`,
      en: `Year ${facts.year}, draw ${draw} of seed ${seed}`,
    },
    shows: [],
    period: String(facts.year),
    'as-of': facts.asOf,
    readings: { ...readings },
    given: tablesOf335(regulation, facts),
    expect: expectedOf(facts, readings),
    source: { by: 'oracle', seed, draw },
  };
}

/**
 * Work beyond the quantity assigned is a line of its own: what was assigned stays in the denominator, and what was done
 * counts as unplanned. A drawn line that says both becomes two, so that an intake that checks its input takes it.
 */
function asWorkbook(facts: YearCase): YearCase {
  const split = (product: Product): Product[] => {
    const { source, assigned, completed, coefficient } = product;
    if (Number(coefficient) === 0) return []; // worth nothing, and no coefficient of a catalogue
    if (Number(completed) <= Number(assigned)) return [product];
    const done: Product = {
      ...product,
      source: source === 'takenOver' ? source : 'unplanned',
      assigned: completed,
    };
    if (source === 'handedOver') return [{ ...product, ...NOTHING_DONE }];
    return source === 'plan' ? [{ ...product, ...NOTHING_DONE, source: 'handedOver' }, done] : [done];
  };
  const ofMonth = (month: Month): Month =>
    'brought' in month ? month : { ...month, products: month.products.flatMap(split) };
  const months = Object.entries(facts.months).map(([number, month]) => [number, ofMonth(month)]);
  return { ...facts, months: Object.fromEntries(months) };
}

const NOTHING_DONE = {
  ...{ completed: '0', meetingQuality: '0', onTime: '0' },
  ...{ majorErrors: 0, waivedErrors: 0, latenesses: 0, waivedLatenesses: 0 },
};

/** The level before the quota; where it waits, for what. */
function expectedOf(facts: YearCase, readings: Readings): LawWords {
  const result = oracleYear(facts, readings);
  switch (result.outcome) {
    case 'decided': {
      const { level, score } = result;
      const isScored = score !== null && level !== 'notRated';
      return { people: { p: { level, ...(isScored ? { score: `${score.n}/${score.d}` } : {}) } } };
    }
    case 'decision-needed':
      return { people: { p: { outcome: result.outcome, level: 'none', questions: result.questions } } };
    case 'facts-missing':
      return { people: { p: { outcome: result.outcome, level: 'none' } } };
    case 'other-regime':
      return { people: { p: { outcome: result.outcome } } };
  }
}

const monthOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;

function tablesOf335(regulation: Regulation, facts: YearCase): PlainTables {
  const tables = new Tables(regulation);
  const isRated = facts.role === 'head' && facts.organisationLevel !== 'none';
  tables.add('units', { id: 'm', name: 'm', kind: 'administrativeAgency', role: 'managingBody' });
  tables.add('units', {
    ...{ id: 'u', name: 'u', parent: 'm', role: 'usingBody' },
    // A Party body is not rated under the decree, so its head has no organisation that caps the level.
    kind: isRated ? 'administrativeAgency' : 'partyBody',
  });
  tables.add('people', {
    ...{ id: 'p', name: 'p', unit: 'u', service: facts.kind },
    leads: facts.role === 'staff' ? undefined : facts.role,
    inCharge: facts.role === 'deputy' ? 'u' : undefined,
    serviceFrom: facts.serviceFrom,
    serviceTo: facts.serviceTo,
  });
  if (isRated && facts.organisationLevel !== 'undetermined')
    decide(tables, facts, {
      ...{ question: 'level', subject: 'u', option: facts.organisationLevel },
      period: String(facts.year),
    });
  for (let month = 1; month <= 12; month++) {
    const found = facts.months[month];
    const period = monthOf(facts.year, month);
    if (found === undefined) continue;
    if ('brought' in found) brought(tables, 'p', period, found.brought);
    else addMonth(tables, period, found);
  }
  addPeopleLed(tables, facts);
  for (const leave of facts.leaves) tables.add('leave', { subject: 'p', ...leave });
  for (const { alreadyCountedInYear: used, ...violation } of facts.violations)
    tables.add('discipline', {
      ...{ subject: 'p', actAt: 'here', ...violation },
      alreadyCountedIn: used === undefined ? undefined : String(used),
    });
  tables.addFacts('p', String(facts.year), {
    degradationConcluded: yesOr(facts.degradationConcluded),
    unitCorruption: yesOr(facts.unitCorruptionDealtWith),
  });
  addDecisions(tables, facts);
  return tables.all;
}

const brought = (tables: CaseTables, subject: string, period: string, value: string) =>
  tables.add('period-results', { subject, period, measure: 'score', value, body: 'cơ quan đã đánh giá' });

function addMonth(tables: CaseTables, period: string, month: ScoredMonth): void {
  for (const rater of ['self', 'confirmed'] as const) {
    const scores = month.general[rater];
    if (scores === null) continue;
    tables.addFacts('p', period, Object.fromEntries(scores.map((s, i) => [CRITERIA[i], s])), rater);
  }
  tables.addFacts('p', period, {
    organisingGrade: month.organising ?? undefined,
    unitingGrade: month.uniting ?? undefined,
  });
  for (const product of month.products) {
    const cells = Object.entries(product).map(([column, value]) => [column, String(value)] as const);
    tables.add('work-products', { subject: 'p', period, ...Object.fromEntries(cells) });
  }
}

/** The people led, each with the score of the month; who has none for a lawful reason is away all month. */
function addPeopleLed(tables: CaseTables, facts: YearCase): void {
  const numbers = Object.values(facts.months).map((m) => ('brought' in m ? 0 : m.subordinates.length));
  const led = Math.max(0, ...numbers);
  for (let k = 0; k < led; k++) {
    const id = `s${k + 1}`;
    tables.add('people', { id, name: id, unit: 'u', service: 'civilServant' });
    for (let month = 1; month <= 12; month++) {
      const found = facts.months[month];
      const score = found && !('brought' in found) ? (found.subordinates[k] ?? 'excused') : 'excused';
      const period = monthOf(facts.year, month);
      const to = `${period}-${daysInMonth(facts.year, month)}`;
      if (score === 'excused') tables.add('leave', { subject: id, kind: 'unpaid', from: `${period}-01`, to });
      else if (score !== 'no-score') brought(tables, id, period, score);
    }
  }
}

function decide(
  tables: CaseTables,
  { year }: YearCase,
  answer: { question: string; subject: string; option: string; period?: string; on?: string },
): void {
  tables.add('decisions', { on: `${year}-12-10`, ...ANSWERED_BY, ...answer });
}

function addDecisions(tables: CaseTables, facts: YearCase): void {
  const { decisions: d, year } = facts;
  const answer = (question: string, option: string, month?: number) =>
    decide(tables, facts, {
      ...{ question, subject: 'p', option },
      ...(month === undefined ? {} : { period: monthOf(year, month) }),
    });
  if (d.missingMonths) answer('missing-months', d.missingMonths);
  for (const { month, option } of d.noAssignedWork ?? []) answer('no-assigned-work', option, month);
  const percents = [
    ['organising', d.organising],
    ['uniting', d.uniting],
    ['units-below-empty', d.unitsBelowEmpty],
  ] as const;
  for (const [question, all] of percents)
    for (const { month, percent } of all ?? []) answer(question, percent === '100' ? 'all' : 'half', month);
  if (d.actualTimeZero) answer('actual-time-zero', d.actualTimeZero);
  if (facts.classifiedOn !== undefined)
    decide(tables, facts, {
      ...{ question: 'level', subject: 'p', option: 'good' },
      ...{ period: String(year), on: facts.classifiedOn },
    });
}
