import type { SampleTable } from '../sample-table.ts';
import { bodiesFor } from './bodies.ts';
import { broughtScores, disciplineRows, leaveRows, raisedRows } from './events.ts';
import { everybody, nameOf, type SampleOptions } from './people.ts';
import { catalogueRows, organisationScores, unitConclusionRows, unitRows, unitTaskRows } from './units.ts';
import { CRITERIA_COLUMNS, criteriaRows, leadershipRows, PRODUCT_COLUMNS, productRows } from './work.ts';

export type { SampleOptions };

/**
 * Invented people under NĐ 335/2025, from part of a commune to the nation: tables with rows made one by one, always the
 * same for the same options. Rows can be asked for again, and in any order of tables; nothing is kept in memory.
 *
 * @example [...sampleTables({ people: 300, seed: 1, year: 2026 })].map((t) => t.table)
 */
export function* sampleTables(options: SampleOptions): Generator<SampleTable> {
  const table = (name: string, columns: string, rows: () => Iterator<readonly string[]>): SampleTable => ({
    table: name,
    columns: columns.split(' '),
    rows: { [Symbol.iterator]: rows },
  });
  yield table('units', 'id name kind role parent', () => unitRows(options));
  yield table(
    'people',
    'id name partyMember unit title leads service inCharge dutyGroup from serviceFrom',
    () => peopleRows(options),
  );
  yield table('general-criteria', CRITERIA_COLUMNS.join(' '), () => criteriaRows(options));
  yield table('leadership', 'subject period organisingGrade unitingGrade', () => leadershipRows(options));
  yield table(
    'unit-conclusions',
    'subject period pastFaultsFixed wrongdoingConcluded forceMajeureClaimed',
    () => unitConclusionRows(options),
  );
  yield table('work-catalogue', 'subject code product group coefficient', () => catalogueRows(options));
  yield table('work-products', PRODUCT_COLUMNS.join(' '), () => productRows(options));
  yield table('discipline', 'subject act nature side measure effectiveOn alreadyCountedIn document', () =>
    disciplineRows(options),
  );
  yield table('leave', 'subject kind from to document', () => leaveRows(options));
  yield table('unit-tasks', 'subject task origin planned done onTime qualityMet exceeded', () =>
    unitTaskRows(options),
  );
  yield table('period-results', 'subject period measure value body document', () => broughtRows(options));
  yield table('decisions', 'question subject period option by on document reason', () =>
    raisedRows(options, bodiesFor(options.people, options.seed)),
  );
}

function* broughtRows(options: SampleOptions): Generator<readonly string[]> {
  yield* broughtScores(options);
  yield* organisationScores(options);
}

function* peopleRows(options: SampleOptions): Generator<readonly string[]> {
  for (const person of everybody(options)) {
    const { id, unit, title, leads, service, inCharge, dutyGroup, event, number } = person;
    const isMember = service === 'cadre' || number % 3 !== 0 ? 'yes' : 'no';
    const recruited = event === 'recruited' ? `${options.year}-09-01` : '';
    const from = event === 'transferred' ? `${options.year}-04-01` : recruited;
    const name = nameOf(person, options.seed);
    yield [id, name, isMember, unit, title, leads, service, inCharge, dutyGroup, from, recruited];
  }
}
