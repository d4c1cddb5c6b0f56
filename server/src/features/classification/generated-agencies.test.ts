import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Regulation } from '@congtam/engine';
import { defaultRoot, groupsOf, joinLayers, readVersion } from '@congtam/regulations';
import { agencyTables } from '@congtam/samples';
import { writeWorkbook } from '@congtam/workbooks';
import { afterAll, expect, it } from 'vitest';
import { descriptorsOf, sheetsToWrite } from '../../evaluation/tables.ts';
import { importWorkbook } from '../../testing/import-workbook.ts';
import { command } from '../../testing/product.ts';
import { testFolder } from '../../testing/test-folder.ts';
import { testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask } = server;
const folder = testFolder('ct-a-');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const root = defaultRoot() ?? '';
const shipped = (path: string) => join(root, path);
const invented = (name: string) => join(root, '../examples/commune', name);
const AGENCY = ['administrativeAgency'] as const;

/** Regimes of the years: decrees alone, with layers of a place or of the agency itself, with the Party's beside them. */
const REGIMES = [
  {
    year: 2026,
    packs: [shipped('government/nd-335-2025/2026-01-01')],
    local: [invented('organisation-points')],
    unitKinds: AGENCY,
    services: ['civilServant', 'civilServant', 'cadre'],
  },
  {
    year: 2024,
    packs: [shipped('government/nd-90-2020/2023-09-15')],
    local: [],
    unitKinds: ['administrativeAgency', 'publicServiceUnit'],
    services: ['civilServant', 'publicEmployee', 'cadre'],
  },
  {
    year: 2022,
    packs: [shipped('government/nd-90-2020/2020-08-20'), shipped('ninh-thuan/ninh-thuan-2022/2022-01-01')],
    local: [],
    unitKinds: AGENCY,
    services: ['civilServant', 'publicEmployee'],
    territory: 'ninh-thuan',
  },
  {
    year: 2026,
    packs: [shipped('government/nd-335-2025/2026-01-01'), shipped('party/qd-366-2025/2025-08-30')],
    local: [],
    unitKinds: ['administrativeAgency', 'leadershipCollective', 'partyOrganisation'],
    services: ['civilServant', 'cadre'],
  },
  {
    year: 2021,
    packs: [
      shipped('government/nd-90-2020/2020-08-20'),
      shipped('centrally-run-city/city-directive/2020-08-20'),
    ],
    local: [],
    unitKinds: AGENCY,
    services: ['civilServant', 'cadre'],
    territory: 'city-of-the-directive',
  },
] as const;

const versionOf = (dir: string) => dir.split('/').at(-1) ?? '';

function regulationsOf(dirs: readonly string[]) {
  const read = dirs.map((dir) => {
    const found = readVersion(dir, { root });
    if ('problems' in found) throw new Error(found.problems[0]?.message.en);
    return { regulation: found.regulation, files: [], dir };
  });
  const joined = groupsOf(read).groups.map((group) => {
    const one = joinLayers(group);
    if ('problems' in one) throw new Error(one.problems[0]?.message.en);
    return one.regulation;
  });
  return { read, joined };
}

interface Results {
  readonly evaluations: readonly {
    readonly regulation: string;
    readonly units: readonly { readonly outcome: string }[];
    readonly people: readonly { readonly outcome: string }[];
    readonly quotas: readonly object[];
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

/** What the command line makes of a workbook. */
function evaluated(path: string, texts: readonly string[], year: number) {
  const out = `${path}.out`;
  const names = texts.flatMap((text) => ['--regulation', text]);
  const asOf = ['--as-of', `${year}-12-31`];
  const done = command('congtam', [
    ...['evaluate', path, ...names, '--period', String(year), ...asOf, '--out', out],
  ]);
  if (done.exit !== 0 && done.exit !== 1) throw new Error(done.out);
  return {
    document: readFileSync(join(out, 'results.json'), 'utf8'),
    receipt: JSON.parse(readFileSync(join(out, 'receipt.json'), 'utf8')),
  };
}

const count = process.env.CONGTAM_FULL === '1' ? 20 : 2;

it(`of ${count} generated agencies under different texts the server gives the levels of the command line, byte for byte`, async () => {
  const rated: string[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const regime = REGIMES[(seed - 1) % REGIMES.length];
    if (regime === undefined) throw new Error('there are regimes');
    const { year, unitKinds, services, packs, local } = regime;
    const { read, joined } = regulationsOf([...packs, ...local]);
    const regulations: readonly Regulation[] = joined;
    const tables = agencyTables({
      ...{ seed, year, unitKinds, services, regulations, people: 14 + 3 * seed },
      ...('territory' in regime ? { territory: regime.territory } : {}),
    });
    const named = tables.map(({ table, columns, rows }) => ({ table, columns, rows: [...rows] }));
    const path = join(folder, `${seed}.xlsx`);
    await writeWorkbook(path, sheetsToWrite(named, descriptorsOf(regulations)));
    const body = await importWorkbook(server, {
      ...{ path, period: String(year) },
      packs: read.map(({ regulation, dir }) => ({
        regulation: regulation.id,
        version: dir.includes('examples') ? '2026-01-05' : versionOf(dir),
      })),
      localPacks: local.map((dir) => readFileSync(join(dir, 'rules.yaml'), 'utf8')),
    });
    const cycle = `/api/v1/cycles/${body.cycle}`;
    await ask('post', `${cycle}/runs`, { as: body.officer, body: { asOf: `${year}-12-31` } });
    await body.work();
    const [run] = (await ask('get', `${cycle}/runs`, { as: body.officer })).body.runs ?? [];
    if (run?.outcome !== 'done') throw new Error(JSON.stringify(run).slice(0, 3000));
    const file = async (name: string) =>
      (await ask('get', `/api/v1/runs/${run.id}/files/${name}`, { as: body.officer })).bytes.toString('utf8');
    const ours = await file('results.json');
    const texts = read.map(({ dir }) => dir);
    expect(bySubject(ours)).toEqual(bySubject(evaluated(path, texts, year).document));

    const taken = join(folder, `${seed}-taken.xlsx`);
    writeFileSync(taken, (await ask('get', `${cycle}/evidence`, { as: body.officer })).bytes);
    const again = evaluated(taken, texts, year);
    expect(again.document).toBe(ours);
    expect(JSON.parse(await file('receipt.json')).input.sha256).toBe(again.receipt.input.sha256);
    const { evaluations }: Results = JSON.parse(ours);
    for (const { regulation, units, people } of evaluations)
      rated.push(
        ...[...units, ...people].flatMap(({ outcome }) =>
          outcome === 'decided' ? [`${seed} ${regulation}`] : [],
        ),
      );
  }
  // Agreement on nothing would be none: in each agency somebody is decided.
  expect(new Set(rated.map((one) => one.split(' ')[0])).size).toBe(count);
}, 3_600_000);
