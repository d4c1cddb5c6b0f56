import type { TableDescriptor } from '@congtam/engine';
import type { NewStatement, StatementRow } from './monitoring.queries.ts';

/** Who rates in a sheet, in the order of the regulation: the person first, then whoever comes after. */
const ratersOf = ({ columns }: TableDescriptor): readonly string[] => [
  ...(columns.find(({ id }) => id === 'rater')?.options?.keys() ?? []),
];

/**
 * The rater whose part a step says; undefined where a sheet has no raters. The person says the first part, who confirms
 * the second, who approves the third, or the second where there are but two.
 */
export function raterOf(
  descriptor: TableDescriptor,
  step: 'self' | 'manager' | 'authority',
): string | undefined {
  const raters = ratersOf(descriptor);
  const last = raters.at(-1);
  if (last === undefined) return undefined;
  return { self: raters[0], manager: raters[1] ?? last, authority: raters[2] ?? last }[step];
}

/**
 * What somebody says by handing a file on without edits: the values of the rater before, as their own, wherever they have
 * said nothing else. So a confirmation changes nothing, whatever the regulation counts.
 */
export function copiesFor(
  descriptors: readonly TableDescriptor[],
  rows: readonly StatementRow[],
  step: 'manager' | 'authority',
  act: number,
): readonly NewStatement[] {
  return descriptors.flatMap((descriptor) => {
    const mine = raterOf(descriptor, step);
    const before = raterOf(descriptor, step === 'manager' ? 'self' : 'manager');
    if (mine === undefined || before === undefined || mine === before) return [];
    const here = rows.filter(({ sheet, act: said }) => sheet === descriptor.id && said !== null);
    // What the office recorded of this rater from paper stands, whatever it was called there.
    const isOfOffice = rows.some(
      ({ sheet, act: said, cells }) => sheet === descriptor.id && said === null && cells?.rater === mine,
    );
    const isSaid = (key: string) => isOfOffice || here.some((row) => row.key === keyFor(key, mine));
    return here
      .filter(({ cells, key }) => cells?.rater === before && !isSaid(key))
      .map((row): NewStatement => {
        const { seq: _, ...same } = row;
        const cells = { ...row.cells, rater: mine };
        return { ...same, key: keyFor(row.key, mine), cells, step, act, reason: null, isLate: false };
      });
  });
}

/** The row of another rater beside a row: `self` and `confirmed` of one criterion differ in the last part of their key. */
export const keyFor = (key: string, rater: string): string => {
  const [base = ''] = key.split('|');
  return `${base}|${rater}`;
};
