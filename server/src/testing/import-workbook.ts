import { readFileSync } from 'node:fs';
import { foldHeading, matchHeadings, matchTable, type TableDescriptor } from '@congtam/engine';
import { collectSheets } from '@congtam/workbooks';
import { account } from '../database/as-actor.ts';
import { descriptorsOf } from '../evaluation/tables.ts';
import { classificationJobs } from '../features/classification/classification.jobs.ts';
import { cycleJobs } from '../features/cycles/cycles.jobs.ts';
import { cycleById } from '../features/cycles/cycles.queries.ts';
import { evidenceBookJobs } from '../features/evidence-books/evidence-books.jobs.ts';
import { WORKER_DEFAULTS, workOnce } from '../jobs/worker.ts';
import { isRefusal } from '../refusal.ts';
import { SOURCES, TAKER } from '../routes.ts';
import { aGrant, anAccount } from './accounts.ts';
import type { Reply, TestServer } from './test-server.ts';
import { aUnit } from './units.ts';

type Row = Record<string, string>;

/** Who works with an imported body: an officer and an authority over all of it. */
export interface ImportedBody {
  readonly top: string;
  readonly cycle: string;
  readonly officerAccount: string;
  readonly officer: string;
  readonly authority: string;
  /** Units by code. */
  readonly units: ReadonlyMap<string, string>;
  readonly descriptors: readonly TableDescriptor[];
  /** What each sheet of the workbook was taken as. */
  readonly sheets: ReadonlyMap<string, readonly Row[]>;
  work(): Promise<void>;
  /** Works on one job and is killed when it has recorded this; false when it never did. */
  workUntil(action: string): Promise<boolean>;
}

const GROUND = 'QĐ 01/QĐ-UBND';

/** A whole workbook of the command line by one call of the API, once its units are there to plan a cycle for. */
export async function importWorkbook(
  server: TestServer,
  given: {
    readonly path: string;
    readonly period: string;
    readonly packs: readonly { readonly regulation: string; readonly version: string }[];
    readonly localPacks: readonly string[];
  },
): Promise<ImportedBody> {
  const { ask, database } = server;
  const { superuser } = database;
  const top = await aUnit(superuser, { name: 'Tất cả', from: '2015-01-01' });
  const officerAccount = await anAccount(superuser);
  const authorityAccount = await anAccount(superuser);
  await aGrant(superuser, { account: officerAccount, role: 'personnelOfficer', unit: top });
  await aGrant(superuser, { account: authorityAccount, role: 'authority', unit: top });
  const officer = await server.session(officerAccount);
  const authority = await server.session(authorityAccount);
  const failures: unknown[] = [];
  const handlers = {
    ...evidenceBookJobs(SOURCES, TAKER, undefined),
    ...cycleJobs(SOURCES),
    ...classificationJobs(SOURCES),
  };
  const work = async () => {
    while (
      await workOnce(database, handlers, {
        ...WORKER_DEFAULTS,
        onFailure: (_, error) => failures.push(error),
      })
    );
    if (failures.length > 0) throw failures[0];
  };
  const workUntil = async (action: string) => {
    let isKilled = false;
    const asActor: TestServer['database']['asActor'] = (actor, work_, options) => {
      // Dead: whatever the worker wants next is never answered.
      if (isKilled) return new Promise(() => {});
      return database.asActor(actor, work_, options).then(async (result) => {
        const { rows } = await superuser.query(
          'select action from audit.event order by at desc, id desc limit 1',
        );
        if (rows[0]?.action === action) isKilled = true;
        return result;
      });
    };
    const settings = { ...WORKER_DEFAULTS, onFailure: () => {} };
    const asSystem: TestServer['database']['asSystem'] = (work_) =>
      isKilled ? new Promise(() => {}) : database.asSystem(work_);
    const dead = new Promise<void>((gone) => {
      const look = setInterval(() => {
        if (!isKilled) return;
        clearInterval(look);
        gone();
      }, 20);
    });
    await Promise.race([workOnce({ asActor, asSystem }, handlers, settings), dead]);
    return isKilled;
  };
  const done = async (reply: Promise<Reply>): Promise<Reply> => {
    const { status, body, headers, bytes } = await reply;
    if (status >= 300) throw new Error(JSON.stringify(body).slice(0, 3000));
    return { status, body, headers, bytes };
  };

  for (const source of given.localPacks) {
    const path = `/api/v1/units/${top}/local-packs`;
    const { body } = await done(ask('post', path, { as: officer, body: { source } }));
    const pilot = { on: '2026-01-01', ground: GROUND };
    await done(ask('post', `/api/v1/local-packs/${body.id}/pilot`, { as: officer, body: pilot }));
  }
  const standard = await sheetsIn(given.path, descriptorsOf([]));
  const units = new Map<string, string>();
  for (const row of standard.get('units') ?? []) {
    const parent = row.parent ? units.get(row.parent) : top;
    const { id: code, name, kind, role } = row;
    const body = { code, name, kind, role, parent, from: '2015-01-01', ground: GROUND };
    const founded = await done(ask('post', '/api/v1/units', { as: officer, body }));
    units.set(String(code), String(founded.body.id));
  }
  const roots = (standard.get('units') ?? []).flatMap(({ id, parent }) =>
    parent ? [] : [units.get(String(id)) ?? ''],
  );
  const plan = {
    roots,
    ...{ unit: top, kind: 'year', period: given.period, isPilot: true, ground: GROUND },
    regulations: given.packs,
  };
  const { body: planned } = await done(ask('post', '/api/v1/cycles', { as: officer, body: plan }));
  const cycle = String(planned.id);
  await done(ask('post', `/api/v1/cycles/${cycle}/open`, { as: officer, body: { ground: GROUND } }));
  const descriptors = await database.asActor(
    account(officerAccount),
    async (tx) => {
      const row = await cycleById(tx, cycle);
      const packs = row && (await SOURCES.joined(tx, row));
      if (packs === undefined || isRefusal(packs)) throw new Error('the regulations were not found');
      return descriptorsOf(packs.map(({ regulation }) => regulation));
    },
    { isReadOnly: true },
  );
  const sheets = await sheetsIn(given.path, descriptors);

  const groups = [...new Set((sheets.get('people') ?? []).flatMap(({ dutyGroup }) => dutyGroup || []))];
  const decision = { from: '2015-01-01', quotaScope: 'unit', groups, ground: GROUND };
  await done(ask('post', `/api/v1/units/${top}/duty-groups`, { as: officer, body: decision }));

  const books = `/api/v1/cycles/${cycle}/workbooks`;
  const file = { kind: 'xlsx' as const, bytes: readFileSync(given.path) };
  const put = await done(
    ask('post', `${books}?${new URLSearchParams({ on: '2020-01-01', ground: GROUND })}`, {
      as: officer,
      file,
    }),
  );
  const book = `${books}/${put.body.id}`;
  const seen = async (state: string) => {
    await work();
    const reply = await done(ask('get', book, { as: officer }));
    if (reply.body.state !== state) throw new Error(JSON.stringify(reply.body).slice(0, 3000));
    return { 'if-match': reply.headers.get('etag') ?? '' };
  };
  await done(ask('post', `${book}/take`, { as: officer, headers: await seen('checked') }));
  await seen('applied');
  if (sheets.has('decisions')) await done(ask('post', `${book}/decisions`, { as: authority }));
  return { top, cycle, officerAccount, officer, authority, units, descriptors, sheets, work, workUntil };
}

/** Rows by sheet, in ids: what a cell says in words is the option it means. */
async function sheetsIn(
  path: string,
  descriptors: readonly TableDescriptor[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const { sheets, problems } = await collectSheets(path);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'));
  const found = new Map<string, Row[]>();
  for (const { name, hidden, rows } of sheets) {
    const [head, ...rest] = rows;
    const descriptor = matchTable(name, descriptors, head?.cells ?? []);
    if (hidden || descriptor === undefined || head === undefined) continue;
    const { columns } = matchHeadings(descriptor, head.cells);
    const optionsOf = new Map(
      descriptor.columns.map(({ id, options }) => [
        id,
        new Map([...(options ?? [])].map(([option, { vi }]) => [foldHeading(vi), option])),
      ]),
    );
    found.set(
      descriptor.id,
      rest.map(({ cells }) =>
        Object.fromEntries(
          columns.flatMap((id, at): [string, string][] => {
            const cell = cells[at] ?? '';
            if (id === undefined || cell === '') return [];
            return [[id, optionsOf.get(id)?.get(foldHeading(cell)) ?? cell]];
          }),
        ),
      ),
    );
  }
  return found;
}
