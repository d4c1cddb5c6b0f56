import type { SampleTable } from '../sample-table.ts';
import { workCatalogue } from './catalogue.ts';
import { decisions } from './decisions.ts';
import { conclusions, criticism, discipline, initiatives, leave, periodResults } from './events.ts';
import { people } from './people.ts';
import { indicators, organisationPoints, unitConclusions, units, unitTasks } from './units.ts';
import { generalCriteria, leadership, workProducts } from './work.ts';

/**
 * The sample commune in 2026: three using bodies, two schools, 118 invented people, every special case once. Its
 * expected results stand in `examples/commune/expected.yaml`, written by hand.
 */
export const communeTables = (): readonly SampleTable[] => [
  units(),
  people(),
  generalCriteria(),
  leadership(),
  conclusions(),
  unitConclusions(),
  organisationPoints(),
  workCatalogue(),
  workProducts(),
  discipline(),
  leave(),
  initiatives(),
  criticism(),
  unitTasks(),
  indicators(),
  periodResults(),
  decisions(),
];
