import type { SampleTable } from '../sample-table.ts';
import { workCatalogue } from './catalogue.ts';
import { decisions } from './decisions.ts';
import { conclusions, criticism, discipline, initiatives, leave, periodResults } from './events.ts';
import { partyCollectives, partyPoints, partyReview, partyTasks } from './party.ts';
import { people } from './people.ts';
import { schoolCriteria, schoolLeaders, schoolLevels, schoolTargets, schoolTasks } from './schools.ts';
import { centrePoints, centreUnit } from './service-centre.ts';
import { indicators, organisationPoints, unitConclusions, units, unitTasks } from './units.ts';
import { generalCriteria, leadership, workProducts } from './work.ts';

/**
 * The sample commune in 2026: Party, People's Committee and Council, Front, two schools, a service centre, Party cells and
 * collectives; 131 invented people, every special case once. Its expected results stand in
 * `examples/commune/expected.yaml`, written by hand.
 */
export const communeTables = (): readonly SampleTable[] => [
  units(),
  people(),
  generalCriteria(),
  leadership(),
  schoolCriteria(),
  schoolLeaders(),
  centrePoints(),
  partyReview(),
  partyPoints(),
  conclusions(),
  unitConclusions(),
  organisationPoints(),
  schoolLevels(),
  centreUnit(),
  partyCollectives(),
  workCatalogue(),
  workProducts(),
  discipline(),
  leave(),
  initiatives(),
  criticism(),
  unitTasks(),
  schoolTasks(),
  schoolTargets(),
  partyTasks(),
  indicators(),
  periodResults(),
  decisions(),
];
