#!/usr/bin/env node
// Feeds the law cases to a program and compares what it answers. Node 20 or later, nothing else is needed.
//
//   node run.mjs [--cases PART] [--words level,score] [--each] [--verbose] -- COMMAND [ARGUMENT …]
//
// The command reads one case a line on its standard input and writes one answer a line, in the same order. With --each
// it is started anew for every case. How cases and answers look: case.schema.json, answer.schema.json, README.md.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Every case, in the order of the files; those whose id holds the part named. */
export function readCases(part = '') {
  const files = readdirSync(join(here, 'cases')).sort();
  return files
    .flatMap((file) => readFileSync(join(here, 'cases', file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ id }) => id.includes(part));
}

// ---------------------------------------------------------------- numbers

/** `95.5`, `287/3`, `5%` as a fraction of whole numbers; undefined when it is none. */
function fractionOf(text) {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:\/(\d+))?(%?)$/.exec(text);
  if (!found) return undefined;
  const [, sign, whole, decimals = '', under = '1', percent] = found;
  const bottom = 10n ** BigInt(decimals.length) * BigInt(under) * (percent ? 100n : 1n);
  if (bottom === 0n) return undefined;
  return [BigInt(`${sign}${whole}${decimals}`), bottom];
}

/** Numbers are equal as fractions; `95.6666…` is any number that begins so when it is cut. Other words are equal as text. */
function isSame(expected, actual) {
  const found = actual === undefined || actual === null ? 'none' : String(actual);
  if (expected === found) return true;
  const is = fractionOf(found);
  if (is === undefined) return false;
  if (expected.endsWith('…')) {
    const shown = expected.slice(0, -1);
    const places = shown.split('.')[1]?.length ?? 0;
    const wanted = fractionOf(shown);
    const scale = 10n ** BigInt(places);
    return wanted !== undefined && (is[0] * scale) / is[1] === (wanted[0] * scale) / wanted[1];
  }
  const wanted = fractionOf(expected);
  return wanted !== undefined && wanted[0] * is[1] === is[0] * wanted[1];
}

// ---------------------------------------------------------------- comparing

const bare = (item) => String(item).split('@')[0];
const sorted = (items) => [...new Set(items.map(String))].sort().join(', ');

/** Lists of which a case names some; all others are compared whole. An item is `what` or `what@period`. */
const LISTS = {
  cites: (expected, actual) => expected.every((e) => has(actual, e)),
  'stands-on': (expected, actual) => expected.every((e) => has(actual, e)),
  'stands-not-on': (expected, actual) => !expected.some((e) => has(actual, e)),
  missing: bothWays,
  questions: bothWays,
  findings: bothWays,
};

const has = (actual, named) => actual.some((item) => item === named || bare(item) === named);

function bothWays(expected, actual) {
  const isNamed = (item) => expected.some((e) => e === item || e === bare(item));
  return expected.every((e) => has(actual, e)) && actual.every(isNamed);
}

function* subjectDifferences(what, expected, actual, isAsked) {
  for (const [word, value] of Object.entries(expected)) {
    if (!isAsked(word)) continue;
    const at = `${what}/${word}`;
    const found = actual?.[word === 'stands-not-on' ? 'stands-on' : word];
    if (Array.isArray(value)) {
      const list = Array.isArray(found) ? found : [];
      const isAsWanted = LISTS[word] ?? ((a, b) => sorted(a) === sorted(b));
      if (!isAsWanted(value, list)) yield { what: at, expected: sorted(value), actual: sorted(list) };
    } else if (typeof value === 'object') {
      const days = word === 'deadlines' ? Object.keys(found ?? {}) : [];
      for (const key of new Set([...Object.keys(value), ...days]))
        if (!isSame(value[key] ?? 'none', found?.[key]))
          yield { what: `${at}/${key}`, expected: value[key] ?? 'none', actual: found?.[key] ?? 'none' };
    } else if (!isSame(value, found)) yield { what: at, expected: value, actual: found ?? 'none' };
  }
}

const isSameQuota = (one, other) =>
  one.quota === other.quota && one.scope === other.scope && (one.group ?? 'none') === (other.group ?? 'none');

/**
 * Everything in which an answer is not what the case expects; nothing where it is as the law has it.
 * `words` names what is compared (`level`, `score`, `outcome` …); everything unless said.
 */
export function differencesOf({ expect }, answer, words) {
  const isAsked = (word) => words === undefined || words.includes(word);
  const isRefused = Array.isArray(answer.refused) && answer.refused.length > 0;
  // Codes of refusals are words of each program; that the tables are refused is what counts.
  if (expect.refused !== undefined || isRefused) {
    return (expect.refused !== undefined) === isRefused
      ? []
      : [
          {
            what: 'tables',
            expected: expect.refused ? 'refused' : 'accepted',
            actual: isRefused ? 'refused' : 'accepted',
          },
        ];
  }
  const subjects = ['people', 'units'].flatMap((kind) =>
    Object.entries(expect[kind] ?? {}).flatMap(([id, one]) => [
      ...subjectDifferences(`${kind}/${id}`, one, answer[kind]?.[id], isAsked),
    ]),
  );
  const quotas = (expect.quotas ?? []).flatMap(({ quota, scope, group, ...one }) => {
    const found = (answer.quotas ?? []).find((other) => isSameQuota({ quota, scope, group }, other));
    const at = ['quotas', quota, scope, group].filter(Boolean).join('/');
    return [...subjectDifferences(at, one, found, isAsked)];
  });
  return [...subjects, ...quotas];
}

/** Whether a case expects anything among the words compared. */
export function isAsking({ expect }, words) {
  if (words === undefined || expect.refused !== undefined) return true;
  const said = [
    ...Object.values(expect.people ?? {}),
    ...Object.values(expect.units ?? {}),
    ...(expect.quotas ?? []),
  ];
  return said.some((one) => Object.keys(one).some((word) => words.includes(word)));
}

// ---------------------------------------------------------------- running

/** A run that cannot be judged: said in words, not as a fault of this program. */
class NoAnswer extends Error {}

/**
 * The answers of a command, one for each case.
 *
 * @throws NoAnswer where it does not start, ends early, writes what is no JSON, or answers another case
 */
async function answersFrom(cases, [command, ...rest]) {
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new NoAnswer(`${command} does not start: ${error.message}`)));
    child.on('close', resolve);
  });
  ended.catch(() => {}); // told below, once its output has ended
  child.stdin.on('error', () => {}); // told by the number of answers
  child.stdin.end(cases.map(({ expect: _, ...asked }) => `${JSON.stringify(asked)}\n`).join(''));
  const answers = [];
  for await (const line of createInterface({ input: child.stdout }))
    if (line.trim()) answers.push(answerIn(line, cases[answers.length]));
  await ended;
  if (answers.length !== cases.length)
    throw new NoAnswer(
      `${cases.length} cases were asked and ${answers.length} answered; the first without an answer is ${cases[answers.length]?.id}`,
    );
  return answers;
}

/** The answer of a line, for the case whose turn it is. */
function answerIn(line, asked) {
  if (asked === undefined) throw new NoAnswer('there are more answers than cases');
  const where = `the answer for ${asked.id}`;
  let answer;
  try {
    answer = JSON.parse(line);
  } catch {
    throw new NoAnswer(`${where} is no line of JSON: ${line.slice(0, 80)}`);
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw new NoAnswer(`${where} is no object: ${line.slice(0, 80)}`);
  if (answer.id !== undefined && answer.id !== asked.id)
    throw new NoAnswer(`${where} names another case, ${answer.id}: answers come in the order of the cases`);
  return answer;
}

function optionsOf(argv) {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  const after = (name) => (own.includes(name) ? own[own.indexOf(name) + 1] : undefined);
  return {
    part: after('--cases'),
    words: after('--words')?.split(','),
    isEach: own.includes('--each'),
    isVerbose: own.includes('--verbose'),
    command: end < 0 ? [] : argv.slice(end + 1),
  };
}

async function main(argv) {
  const { part, words, isEach, isVerbose, command } = optionsOf(argv);
  if (command.length === 0) {
    console.error(
      'node run.mjs [--cases PART] [--words level,score] [--each] [--verbose] -- COMMAND [ARGUMENT …]',
    );
    return 2;
  }
  const cases = readCases(part).filter((one) => isAsking(one, words));
  if (
    !cases.some((one) => words === undefined || (one.expect.refused === undefined && isAsking(one, words)))
  ) {
    console.error(
      `no case has ${[part && `“${part}” in its id`, words && `one of the words ${words.join(', ')}`].filter(Boolean).join(' and ')}`,
    );
    return 2;
  }
  const answers = isEach ? [] : await answersFrom(cases, command);
  if (isEach) for (const one of cases) answers.push(...(await answersFrom([one], command)));
  const told = { passed: 0, failed: 0, unsupported: 0 };
  for (const [at, one] of cases.entries()) {
    const answer = answers[at];
    const differences = answer.unsupported ? [] : differencesOf(one, answer, words);
    const state = answer.unsupported ? 'unsupported' : differences.length > 0 ? 'failed' : 'passed';
    told[state] += 1;
    if (state === 'failed' || isVerbose) console.log(`${state} ${one.id}: ${one.name.vi}`);
    for (const { what, expected, actual } of differences)
      console.log(`    ${what}: expected ${expected}, found ${actual}`);
  }
  console.log(`${told.passed} passed, ${told.failed} failed, ${told.unsupported} unsupported`);
  return told.failed > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main(process.argv.slice(2)).catch((error) => {
    if (!(error instanceof NoAnswer)) throw error;
    console.error(error.message);
    return 2;
  });
