import { formatDay, type PlainTables, type Regulation } from '@congtam/engine';
import type { LawCase, LawWords } from '@congtam/regulations';
import {
  type Answers,
  isByLeadersRows,
  type Leaf,
  type Readings,
  type YearCase,
} from '../nd-90-2020/case.ts';
import { type Rng, randomCase } from '../nd-90-2020/generate.ts';
import { oracleYear } from '../nd-90-2020/level.ts';
import { type CaseTables, CaseTables as Tables, yesOr } from './tables.ts';

const CHECKS = [1, 2, 3, 4].flatMap((group) => [1, 2, 3, 4].map((check) => `k${group}.${check}`));
const LEADERS_CHECKS = [1, 2, 3, 4].map((check) => `k5a.${check}`);

/** What the pack calls the answers of a case. */
const OPTIONS: Readonly<Record<NonNullable<Answers[keyof Answers]>, string>> = {
  completed: 'completed',
  notCompleted: 'not-completed',
  ceiling: 'ceiling',
  noCeiling: 'no-ceiling',
  notRated: 'not-rated',
};

/**
 * A drawn person-year under the version of the decree it falls in, with what the second implementation makes of it.
 * Undefined where only one level is left whatever is answered: whether a program still asks is its own affair.
 */
export function drawnYear90(
  regulationOf: (version: string) => Regulation,
  rng: Rng,
  seed: number,
  draw: number,
): LawCase | undefined {
  const { facts: drawn, readings } = randomCase(rng);
  const regulation = regulationOf(drawn.version);
  const facts = asSheets(drawn, regulation);
  if (facts.ledUnit === 'notCompleted' && facts.decisions.gap === undefined) return undefined;
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
    'as-of': `${facts.year + 1}-01-31`,
    readings: readingsOf(regulation, readings),
    given: tablesOf90(regulation, facts),
    expect: expectedOf(facts, readings),
    source: { by: 'oracle', seed, draw },
  };
}

/** The first version does not ask whether an act has been used before: its sheet has no such column. */
function asSheets(facts: YearCase, regulation: Regulation): YearCase {
  if (regulation.tables.get('discipline')?.columns.some((c) => c.id === 'alreadyCountedIn')) return facts;
  return { ...facts, discipline: facts.discipline.map(({ alreadyUsedInYear: _, ...one }) => one) };
}

/** The oracle has one reading for cadres and civil servants who lead; the pack has one for each. */
function readingsOf(regulation: Regulation, readings: Readings): Record<string, string> {
  const seventy = readings['good-needs-seventy'] === 'yes' ? 'needed' : 'not-needed';
  return {
    'cadre-good-needs-seventy': seventy,
    'leader-good-needs-seventy': seventy,
    ...(regulation.readings.has('one-year-only')
      ? { 'one-year-only': readings['one-year-only'] ?? 'earlier' }
      : {}),
  };
}

/** Who waits for facts or an answer has no level yet; which facts and questions are words of the pack, not of the oracle. */
function expectedOf(facts: YearCase, readings: Readings): LawWords {
  const result = oracleYear(facts, readings);
  if (result.outcome === 'decided') return { people: { p: { level: result.level } } };
  if (result.outcome === 'other-regime') return { people: { p: { outcome: result.outcome } } };
  return { people: { p: { outcome: result.outcome, level: 'none' } } };
}

function tablesOf90(regulation: Regulation, facts: YearCase): PlainTables {
  const tables = new Tables(regulation);
  const year = String(facts.year);
  const led = facts.ledUnit ?? 'excellent';
  const isDeputy = facts.leads && facts.leadsAs === 'deputy';
  const addUnit = (id: string, level: string | undefined, role: string, parent: string) => {
    tables.add('units', { id, name: id, kind: 'administrativeAgency', role, parent });
    if (level !== undefined) tables.addFacts(id, year, { unitLevel: level });
  };
  tables.add('units', { id: 'm', name: 'm', kind: 'administrativeAgency', role: 'managingBody' });
  addUnit('u', isDeputy ? 'excellent' : led, 'usingBody', 'm');
  if (isDeputy) addUnit('c', led, 'usingBody', 'm');
  for (const [i, level] of facts.subUnits.entries())
    addUnit(`b${i + 1}`, level === 'open' ? undefined : level, 'directUnit', 'u');
  tables.add('people', {
    ...{ id: 'p', name: 'p', unit: 'u', service: facts.kind },
    leads: facts.leads ? (facts.leadsAs ?? 'head') : undefined,
    inCharge: isDeputy ? 'c' : undefined,
    serviceFrom: facts.serviceFrom,
    serviceTo: facts.serviceTo,
  });
  tables.addFacts('p', year, {
    ...checksOf(CHECKS, facts.leaves16),
    ...checksOf(LEADERS_CHECKS, facts.leaves5a ?? []),
    declineConcluded: yesOr(facts.declineConcluded),
    subUnitCorruption: yesOr(facts.subUnitCorruption),
  });
  for (const [i, task] of facts.tasks.entries())
    tables.add('own-tasks', { subject: 'p', period: year, task: `${i + 1}`, ...asText(task) });
  for (const [i, target] of facts.unitTargets.entries())
    tables.add('unit-targets', {
      ...{ subject: isDeputy ? 'c' : 'u', period: year, target: `${i + 1}` },
      ...asText(target),
    });
  for (const leave of facts.leaves) tables.add('leave', { subject: 'p', ...leave });
  for (const { alreadyUsedInYear: used, ...discipline } of facts.discipline)
    tables.add('discipline', {
      ...{ subject: 'p', side: 'administrative', ...discipline },
      alreadyCountedIn: used === undefined ? undefined : String(used),
    });
  addAnswers(tables, facts);
  return tables.all;
}

function addAnswers(tables: CaseTables, { decisions, ...facts }: YearCase): void {
  const answers = [
    [isByLeadersRows(facts) ? 'leader-level-open' : 'staff-level-open', decisions.gap],
    ['six-and-six', decisions.sixAndSix],
    ['actual-time-zero', decisions.nothingWorked],
  ] as const;
  for (const [question, answer] of answers) {
    if (answer === undefined) continue;
    tables.add('decisions', {
      ...{ question, subject: 'p', option: OPTIONS[answer], on: `${facts.year}-12-10` },
      ...{ by: 'người có thẩm quyền', document: 'văn bản trả lời' },
    });
  }
}

const checksOf = (ids: readonly string[], leaves: readonly Leaf[]): Record<string, string> =>
  Object.fromEntries(leaves.flatMap((leaf, i) => (leaf === null ? [] : [[ids[i], leaf]])));

const asText = (row: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value === true ? 'yes' : value === false ? 'no' : String(value),
    ]),
  );
