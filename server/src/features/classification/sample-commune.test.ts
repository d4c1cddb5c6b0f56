import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ImportedBody, importWorkbook } from '../../testing/import-workbook.ts';
import { command } from '../../testing/product.ts';
import { testServer } from '../../testing/test-server.ts';

const examples = join(import.meta.dirname, '../../../../examples/commune');
const workbook = join(examples, 'commune-2026.xlsx');
const folder = mkdtempSync(join(tmpdir(), 'ct-c-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const server = await testServer();
const { ask } = server;
let body: ImportedBody;
let run: string;

const PACKS = [
  { regulation: 'nd-335-2025', version: '2026-01-01' },
  { regulation: 'commune-organisation-points', version: '2026-01-05' },
  { regulation: 'nd-90-2020', version: '2023-09-15' },
  { regulation: 'nd-233-2026', version: '2026-07-01' },
  { regulation: 'commune-service-centre', version: '2026-08-14' },
  { regulation: 'qd-366-2025', version: '2025-08-30' },
];
const LAYERS = ['organisation-points', 'service-centre'];
const FOLDERS = new Map(LAYERS.map((layer) => [`commune-${layer}`, join(examples, layer)]));

/** What the command line makes of a workbook, under the same texts. */
function evaluated(path: string, out: string) {
  const texts = PACKS.flatMap(({ regulation }) => ['--regulation', FOLDERS.get(regulation) ?? regulation]);
  const done = command('congtam', ['evaluate', path, ...texts, '--period', '2026', '--out', out]);
  if (done.exit !== 0 && done.exit !== 1) throw new Error(done.out);
  return {
    document: readFileSync(join(out, 'results.json'), 'utf8'),
    receipt: JSON.parse(readFileSync(join(out, 'receipt.json'), 'utf8')),
  };
}
interface Results {
  readonly evaluations: readonly {
    readonly regulation: string;
    readonly units: readonly { readonly subject: string }[];
    readonly people: readonly { readonly subject: string }[];
    readonly quotas: readonly {
      readonly quota: string;
      readonly scope: string;
      readonly dutyGroup?: string;
    }[];
  }[];
}

/** All that a document says, in an order of its own: that of rows in a workbook is nobody's level. */
function bySubject(text: string): readonly string[] {
  const { evaluations }: Results = JSON.parse(text);
  return evaluations
    .flatMap(({ regulation, units, people, quotas }) =>
      [...units, ...people, ...quotas].map((one) => `${regulation} ${JSON.stringify(one)}`),
    )
    .toSorted();
}
const file = async (name: string) =>
  (await ask('get', `/api/v1/runs/${run}/files/${name}`, { as: body.officer })).bytes;

beforeAll(async () => {
  body = await importWorkbook(server, {
    path: workbook,
    period: '2026',
    packs: PACKS,
    localPacks: LAYERS.map((layer) => readFileSync(join(examples, layer, 'rules.yaml'), 'utf8')),
  });
  const asked = await ask('post', `/api/v1/cycles/${body.cycle}/runs`, {
    as: body.officer,
    body: { asOf: '2026-12-31' },
  });
  run = String(asked.body.id);
  await body.work();
}, 300_000);

it('every sheet of the workbook is entered through the API, and every person and unit is rated', async () => {
  const { body: reply } = await ask('get', `/api/v1/cycles/${body.cycle}/runs`, { as: body.officer });
  expect(reply.runs?.[0]).toMatchObject({ id: run, outcome: 'done' });
});

it('the server gives each level that the command line gives for the workbook', async () => {
  const { document } = evaluated(workbook, join(folder, 'cli'));
  const ours = (await file('results.json')).toString('utf8');
  expect(bySubject(ours)).toEqual(bySubject(document));
}, 120_000);

it('the evidence of the cycle, taken out as a workbook, gives the command line the same bytes and the same input', async () => {
  const { bytes } = await ask('get', `/api/v1/cycles/${body.cycle}/evidence`, { as: body.officer });
  const path = join(folder, 'cong-tam-2026.xlsx');
  writeFileSync(path, bytes);
  const { document, receipt } = evaluated(path, join(folder, 'again'));
  expect(document).toBe((await file('results.json')).toString('utf8'));
  const ours = JSON.parse((await file('receipt.json')).toString('utf8'));
  const { workbook: _, parts: theirParts, ...theirs } = receipt;
  const { parts, ...mine } = ours;
  expect(mine).toEqual(theirs);
  const hashes = (all: { sha256: string; regulation: string }[]) => all.map((p) => [p.regulation, p.sha256]);
  expect(hashes(parts)).toEqual(hashes(theirParts));
}, 120_000);
