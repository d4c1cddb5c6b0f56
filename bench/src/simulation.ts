import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import {
  calendarDay,
  compileRegulation,
  formatProblem,
  type PersonRecord,
  parsePeriod,
  parseRegulation,
  type Register,
  type Regulation,
  type UnitRecord,
  vocabularyOf,
} from '@congtam/engine';
import {
  groupingsOf,
  type JoinedPack,
  loadPart,
  type PartOfSide,
  partFromResults,
  type ResultsRequest,
  resolveRegulation,
  type Simulation,
  simulate,
  simulatedFrom,
} from '@congtam/regulations';
import { spent } from './median.ts';
import { registerOf, YEAR } from './nd-335/register.ts';
import { seeded } from './seeded.ts';

/**
 * `node simulation.mjs ROOT body|nation PEOPLE`: a draft of the decree (92 points and 15 % in place of 90 and 20 %) beside
 * the decree. `body` has the work of every month, `nation` the scores of months alone. Each in a process of its own.
 */
const [root = '.', task = 'body', size = '100000'] = process.argv.slice(2);
const people = Number(size);
const SEED = 335;
const PRODUCTS = 10;
const period = parsePeriod(String(YEAR))!;
const asOf = calendarDay(YEAR + 1, 1, 31);

const packOf = (text: string): JoinedPack => {
  const loaded = loadPart(text, 'rules.yaml');
  const read = 'problems' in loaded ? loaded : parseRegulation(loaded.part);
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return { regulation: read.regulation, layers: [], files: [] };
};

const found = resolveRegulation('nd-335-2025', { root: join(root, 'regulations') });
if ('problems' in found) throw new Error('the decree is not where it was');
const rules = readFileSync(join(found.dir, 'rules.yaml'), 'utf8');
const changed = rules
  .replace('{measure: meanScore, at-least: 90}', '{measure: meanScore, at-least: 92}')
  .replace('{measure: meanScore, at-least: 70, below: 90}', '{measure: meanScore, at-least: 70, below: 92}')
  .replace('share: 20%', 'share: 15%');
const [decree, draft] = [packOf(rules), packOf(changed)];
const regulations: readonly Regulation[] = [decree.regulation, draft.regulation];
const vocabulary = vocabularyOf(regulations);
const side = (pack: JoinedPack) => ({ pack, readings: [] });

const requestOf = (results: ReturnType<typeof nationOf>): ResultsRequest => ({
  ...{ results, before: side(decree), after: side(draft), period, asOf },
  groupings: groupingsOf({ register: results.register, regulations, period }),
});

if (!isMainThread) {
  // The second thread has the same nation, and does every other piece of it when it is told to.
  const results = nationOf(people);
  parentPort?.once('message', () => {
    parentPort?.postMessage(partFromResults(requestOf(results), { part: 1, of: 2 }));
  });
  parentPort?.postMessage('ready');
} else if (task === 'nation') {
  const results = nationOf(people);
  const second = new Worker(fileURLToPath(import.meta.url), {
    argv: [root, task, size],
    resourceLimits: { maxOldGenerationSizeMb: 4096 },
  });
  await once(second, 'message');
  const before = megabytes();
  let simulation: Simulation | undefined;
  const time = await spent(async () => {
    const other: Promise<[readonly PartOfSide[]]> = once(second, 'message').then(([part]) => [part]);
    second.postMessage('begin');
    const request = requestOf(results);
    const parts = [partFromResults(request, { part: 0, of: 2 }), ...(await other)];
    simulation = simulatedFrom(request, parts).simulation;
  });
  tell('results of months, two threads', simulation, time, before);
  await second.terminate();
} else {
  const register = registerOf(compileRegulation(decree.regulation, vocabulary), people, PRODUCTS, SEED);
  const before = megabytes();
  let simulation: Simulation | undefined;
  const time = await spent(() => {
    const of = (pack: JoinedPack) => ({ packs: [pack], register, readings: [] });
    const groupings = groupingsOf({ register, regulations, period });
    simulation = simulate({
      ...{ before: of(decree), after: of(draft), period, asOf, groupings, isMass: true },
    }).simulation;
  });
  tell(`${PRODUCTS} products a month`, simulation, time, before);
}

function tell(
  what: string,
  simulation: Simulation | undefined,
  time: { ms: number; coreMs: number },
  before: number,
) {
  const effect = simulation?.effects[0];
  if (effect === undefined) throw new Error('nothing was compared');
  const { total, up, down, otherwise } = effect.people;
  const most = Math.round(process.resourceUsage().maxRSS / 1000);
  console.log(
    `a draft beside the decree, ${what}: ${total} people × 12 months, ${(time.ms / 1000).toFixed(1)} s (${(time.coreMs / 1000).toFixed(1)} s of all cores), ${most} MB at most, ${before} MB before; ${up} up, ${down} down, ${otherwise} otherwise`,
  );
}

/** Communes of three bodies of forty, with the score of every month in hundredths. */
function nationOf(count: number) {
  const random = seeded(SEED);
  const units: UnitRecord[] = [];
  const everybody: PersonRecord[] = [];
  const decisions: Register['decisions'][number][] = [];
  const BODY = 40;
  for (let at = 0; at < count; at++) {
    if (at % (BODY * 3) === 0) {
      const commune = units.length;
      const below = [1, 2, 3].map((i) => commune + i);
      const unit = (
        index: number,
        rest: Pick<UnitRecord, 'role' | 'children' | 'depth'> & { parent?: number },
      ) => units.push({ index, id: `u${index}`, name: '', kind: 'administrativeAgency', ...rest });
      unit(commune, { role: 'managingBody', children: below, depth: 0 });
      for (const index of below) unit(index, { role: 'usingBody', children: [], depth: 1, parent: commune });
      for (const index of [commune, ...below])
        decisions.push({
          ...{ question: 'level', subject: `u${index}`, period: String(YEAR), by: 'bench' },
          ...{ option: index % 3 === 0 ? 'excellent' : 'good', on: calendarDay(YEAR, 1, 2) },
        });
    }
    const place = at % BODY;
    everybody.push({
      ...{ index: at, id: `p${at}`, name: '' },
      posts: [
        {
          unit: units.length - 3 + Math.floor((at % (BODY * 3)) / BODY),
          title: '',
          leads: place === 0 ? 'head' : place === 1 ? 'deputy' : 'none',
          service: 'civilServant',
          inCharge: [],
          dutyGroup: place < 2 ? 'leaders' : place < 30 ? 'professional' : 'clerical',
          main: true,
        },
      ],
    });
  }
  const usual = Float64Array.from(everybody, () => 8200 + random.below(1200));
  const periods = Array.from({ length: 12 }, (_, month) => ({
    id: `${YEAR}-${String(month + 1).padStart(2, '0')}`,
    values: usual.map((score) => Math.min(10_000, score + random.below(800) - 400)),
  }));
  const nothing = { facts: new Map(), brought: new Map() };
  const register: Register = {
    ...{ vocabulary, units, people: everybody, decisions, records: new Map() },
    unitFacts: units.map(() => nothing),
    personFacts: everybody.map(() => nothing),
  };
  return { register, measure: 'score', body: 'bench', periods, scale: 100 };
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 1e6);
}
