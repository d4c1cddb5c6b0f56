import { say, unitListTable } from '@congtam/engine';
import { z } from 'zod';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { isSheetFile } from '../../http/file-body.ts';
import { sheetProblems, withHeadings } from '../../http/sheet-problems.ts';
import { sheetsInFile } from '../../http/sheets-in-file.ts';
import { day, ground, id } from '../../http/texts.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { planHash, type UnitListPlan } from './unit-list-plan.ts';
import { applyUnitList, checkUnitList } from './unit-lists.ts';
import { codeTaken } from './units.errors.ts';

const MOST_TOLD = 1000;

/** Below which unit new ones without a parent are founded, and from which day the list speaks; absent: today. */
const listQuery = { under: id.optional(), on: day.optional() };
const unit = z.object({ code: z.string(), name: z.string(), parent: z.string().nullable(), from: day });
const listReply = z
  .object({
    rows: z.int(),
    toFound: z.array(unit).readonly(),
    toChange: z.array(unit).readonly(),
    problemCount: z.int(),
    problems: sheetProblems,
    /** What is to be sent back so that exactly this is done. */
    plan: z.string(),
  })
  .meta({ id: 'UnitList' });

const told = (plan: UnitListPlan | Refusal) =>
  isRefusal(plan)
    ? plan
    : {
        body: {
          ...plan,
          problemCount: plan.problems.length,
          problems: withHeadings(unitListTable, plan.problems.slice(0, MOST_TOLD)),
          plan: planHash(plan),
        },
      };

export const unitListRoutes = (xlsxReader: string | undefined): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/unit-lists/check',
    id: 'unit.checkList',
    summary: say('Xem trước danh sách đơn vị từ tệp', 'Look at a list of units before it is put in'),
    action: 'unit.importList',
    query: z.strictObject(listQuery),
    takesFile: ['xlsx', 'csv'],
    status: 200,
    reply: listReply,
    handle: async ({ query: { under = null, on = todayInVietnam() }, file }, { as, holder }) => {
      if (!isSheetFile(file)) throw new Error('a route that takes a file got none');
      const sheets = await sheetsInFile(file, xlsxReader);
      return told(
        await as((tx) => checkUnitList(tx, holder, { under, on, file: sheets }), { isReadOnly: true }),
      );
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/unit-lists',
    id: 'unit.importList',
    summary: say('Ghi danh sách đơn vị như đã xem', 'Found and change units as a list was shown'),
    action: 'unit.importList',
    query: z.strictObject({ ...listQuery, ground, plan: z.string().regex(/^[0-9a-f]{64}$/) }),
    takesFile: ['xlsx', 'csv'],
    status: 201,
    reply: listReply,
    handle: async ({ query: { under = null, on = todayInVietnam(), ...query }, file }, { as, holder }) => {
      if (!isSheetFile(file)) throw new Error('a route that takes a file got none');
      const sheets = await sheetsInFile(file, xlsxReader);
      const done = as((tx) => applyUnitList(tx, holder, { ...query, under, on, file: sheets }));
      return told(await orRefusal(done, { unit_code_once: codeTaken() }));
    },
  }),
];
