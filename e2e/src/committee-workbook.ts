import { join } from 'node:path';
import { defaultRoot, readVersion } from '@congtam/regulations';
import { writeWorkbook } from '@congtam/workbooks';
import {
  descriptorsOf,
  type SheetRow,
  sheetsToWrite,
  tablesFrom,
} from '../../server/src/evaluation/tables.ts';
import { committee, rowsBySheet } from '../../server/src/sample/sample-year.ts';

/** The committee of the sample commune with its year of 2026 under Nghị định 335/2025, as an officer would have it in one file. */
export async function writeCommitteeWorkbook(path: string): Promise<void> {
  const root = defaultRoot() ?? '';
  const read = readVersion(join(root, 'government/nd-335-2025/2026-01-01'), { root });
  if ('problems' in read) throw new Error(read.problems[0]?.message.en);
  const descriptors = descriptorsOf([read.regulation]);
  const { units, people } = committee();
  // What is above it is not in its workbook.
  const own = new Set(units.map(({ id }) => id));
  const tree = units.map(({ parent = '', ...unit }) => ({ ...unit, parent: own.has(parent) ? parent : '' }));
  const said = rowsBySheet(descriptors.map(({ id }) => id)).map(
    ({ sheet, rows }): [string, readonly SheetRow[]] => [
      sheet,
      rows.map(({ subject, period, cells }) => ({ subject, period, ...cells })),
    ],
  );
  const sheets = new Map<string, readonly SheetRow[]>([['units', tree], ['people', people], ...said]);
  const problems = await writeWorkbook(path, sheetsToWrite(tablesFrom(sheets, descriptors), descriptors));
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'));
}

/** The groups of the same duties that its people are in. */
export const dutyGroupsOfCommittee = (): readonly string[] => [
  ...new Set(committee().people.flatMap(({ dutyGroup }) => dutyGroup ?? [])),
];
