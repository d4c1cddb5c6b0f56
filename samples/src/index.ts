/** Invented units and people to try the program on: one commune by hand, agencies and any number of people at random. */
export { type AgencyPlan, agencyTables } from './agencies/agency-tables.ts';
export { type CellWords, cellWords } from './cell-words.ts';
export { communeTables } from './commune/commune-tables.ts';
export { type SampleOptions, sampleTables } from './nation/sample-tables.ts';
export { type Planted, type PlantedProvince, plantedProvince } from './planted/planted-province.ts';
export type { SampleTable } from './sample-table.ts';
export { writeCommune } from './write-commune.ts';
