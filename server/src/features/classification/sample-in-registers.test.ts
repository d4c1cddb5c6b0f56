import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { account } from '../../database/as-actor.ts';
import { isRefusal } from '../../refusal.ts';
import { sampleEntries } from '../../sample/sample-registers.ts';
import { type ImportedBody, importWorkbook } from '../../testing/import-workbook.ts';
import { testServer } from '../../testing/test-server.ts';
import { holderOfActor } from '../accounts/accounts.queries.ts';
import { peopleOfCodes } from '../people/roster.queries.ts';
import { recordEntry, takeStep } from '../registers/registers.ts';

const examples = join(import.meta.dirname, '../../../../examples/commune');
const server = await testServer();
const { ask } = server;
let body: ImportedBody;

const PACKS = [
  { regulation: 'nd-335-2025', version: '2026-01-01' },
  { regulation: 'commune-organisation-points', version: '2026-01-05' },
  { regulation: 'nd-90-2020', version: '2023-09-15' },
  { regulation: 'nd-233-2026', version: '2026-07-01' },
  { regulation: 'commune-service-centre', version: '2026-08-14' },
  { regulation: 'qd-366-2025', version: '2025-08-30' },
];

/** Sheets that registers feed: what the workbook says on them is taken away and put into the registers. */
const FED = ['discipline', 'leave', 'criticism', 'initiatives', 'unit-tasks', 'indicators'];

/** Each level before the quota, in order; a regulation, a subject, its outcome and level. */
async function levels(): Promise<readonly string[]> {
  const asked = await ask('post', `/api/v1/cycles/${body.cycle}/runs`, {
    as: body.officer,
    body: { asOf: '2026-12-31' },
  });
  await body.work();
  const path = `/api/v1/runs/${asked.body.id}/files/results.json`;
  const { bytes } = await ask('get', path, { as: body.officer });
  const document: {
    readonly evaluations: readonly {
      readonly regulation: string;
      readonly units: readonly Line[];
      readonly people: readonly Line[];
    }[];
  } = JSON.parse(bytes.toString('utf8'));
  return document.evaluations
    .flatMap(({ regulation, units, people }) =>
      [...units, ...people].map(({ subject, outcome, levelBeforeQuota, proposed }) =>
        [regulation, subject, outcome, levelBeforeQuota, proposed].join(' '),
      ),
    )
    .toSorted();
}
interface Line {
  readonly subject: string;
  readonly outcome: string;
  readonly levelBeforeQuota?: string;
  readonly proposed?: string;
}

async function takeAway(sheet: string): Promise<void> {
  const path = `/api/v1/cycles/${body.cycle}/sheets/${sheet}`;
  const { body: seen, headers } = await ask('get', path, { as: body.officer });
  const rows = (seen.rows ?? []).map(({ subject, period, key }) => ({ subject, period, key, cells: null }));
  expect(`${sheet} ${rows.length > 0}`).toBe(`${sheet} true`);
  const taken = await ask('put', path, {
    as: body.officer,
    body: { rows, document: null, reason: 'ghi ở sổ' },
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  expect(taken.body).toMatchObject({ removed: rows.length });
}

/** What the sample says of people and units, recorded where an officer records it. */
async function intoRegisters(): Promise<void> {
  await server.database.asActor(account(body.officerAccount), async (tx) => {
    const holder = await holderOfActor(tx);
    const entries = sampleEntries();
    const people = await peopleOfCodes(tx, [...new Set(entries.map(({ about }) => about))]);
    const byCode = new Map(people.map((one) => [one.staffCode, one]));
    for (const { register, about, content, steps } of entries) {
      const person = byCode.get(about);
      const unit = person === undefined ? body.units.get(about) : person.posts.at(-1)?.unit;
      if (unit === undefined) throw new Error(`${about} is nowhere`);
      const place = { unit, person: person?.id ?? null, field: null };
      let entry = await recordEntry(tx, holder, register, { ...place, content });
      if (isRefusal(entry)) throw new Error(entry.code);
      for (const { id, part } of steps) {
        const step = register.steps.find((one) => one.id === id);
        if (step === undefined) throw new Error(`${register.id} has no step ${id}`);
        const seen = `v${entry.revision}`;
        entry = await takeStep(tx, holder, { register, step }, { entry: entry.id, part, seen });
        if (isRefusal(entry)) throw new Error(entry.code);
      }
    }
  });
}

beforeAll(async () => {
  body = await importWorkbook(server, {
    path: join(examples, 'commune-2026.xlsx'),
    period: '2026',
    packs: PACKS,
    localPacks: ['organisation-points', 'service-centre'].map((layer) =>
      readFileSync(join(examples, layer, 'rules.yaml'), 'utf8'),
    ),
  });
}, 600_000);

it('with everything in the registers everybody has the level of the workbook, also in the school whose year ends in May', async () => {
  const ofWorkbook = await levels();
  for (const sheet of FED) await takeAway(sheet);
  const without = await levels();
  await intoRegisters();
  expect(await levels()).toEqual(ofWorkbook);
  // Sick from September to November 2025 (Art. 2(3)(b) of Decree 90), in the year of work 2026 of the school.
  expect(ofWorkbook).toContain('nd-90-2020 VC-08 decided completed completed');
  expect(without.find((line) => line.startsWith('nd-90-2020 VC-08'))).not.toContain('completed');
}, 600_000);
