import { readFileSync } from 'node:fs';
import {
  applyLayers,
  compileRegulation,
  type Evaluation,
  type Evaluations,
  evaluateAll,
  evaluatePeriod,
  evaluateYear,
  formatProblem,
  openIntake,
  type Problem,
  type Program,
  parseDay,
  parsePeriod,
  type Register,
  type Regulation,
  readRegulation,
  type TableDescriptor,
  tablesOf,
  vocabularyOf,
} from '@congtam/engine';
import { loadPart } from '@congtam/regulations';
import type { SampleTable } from './sample-table.ts';

const DECREE = 'regulations/government/nd-335-2025/2026-01-01/rules.yaml';
export const LAYER = 'examples/commune/organisation-points/rules.yaml';
/** Each text with the layers on it, as the sample commune is evaluated. */
const TEXTS: readonly (readonly [base: string, ...layers: readonly string[]])[] = [
  [DECREE, LAYER],
  ['regulations/government/nd-90-2020/2023-09-15/rules.yaml'],
  ['regulations/government/nd-233-2026/2026-07-01/rules.yaml', 'examples/commune/service-centre/rules.yaml'],
  ['regulations/party/qd-366-2025/2025-08-30/rules.yaml'],
];

const orThrow = (problems: readonly Problem[]): never => {
  throw new Error(problems.map((p) => formatProblem(p, 'en')).join('\n'));
};

export function readPart(file: string) {
  const loaded = loadPart(readFileSync(file), file);
  return 'problems' in loaded ? orThrow(loaded.problems) : loaded.part;
}

function regulationIn(file: string): Regulation {
  const read = readRegulation(readPart(file));
  return 'problems' in read ? orThrow(read.problems) : read.regulation;
}

/** A text with layers on top. */
function layered([file, ...layers]: readonly [base: string, ...layers: readonly string[]]): Regulation {
  const base = regulationIn(file);
  if (layers.length === 0) return base;
  const joined = applyLayers(base, layers.map(regulationIn));
  return 'problems' in joined ? orThrow(joined.problems) : joined.regulation;
}

/** The decree on civil servants, with the example layer on top when asked for. */
export const decree = (layers: readonly string[]): Regulation => layered([DECREE, ...layers]);

/** All texts that rate somebody in the sample commune in 2026, the decree on civil servants first. */
export const communeTexts = (): readonly Regulation[] => TEXTS.map(layered);

export const descriptorsOf = (regulations: readonly Regulation[]): readonly TableDescriptor[] =>
  tablesOf(vocabularyOf(regulations), regulations);

/** The register of these tables; throws with every problem of the intake. */
export function registerOf(
  regulations: readonly Regulation[],
  tables: Iterable<SampleTable>,
  year: number,
): Register {
  const vocabulary = vocabularyOf(regulations);
  const intake = openIntake({ vocabulary, regulations, year });
  for (const { table, columns, rows } of tables) {
    const source = intake.table(table, columns);
    let at = 1;
    for (const row of rows) {
      at += 1;
      source.row(row, at);
    }
  }
  const taken = intake.close();
  if ('register' in taken) return taken.register;
  throw new Error(
    taken.problems
      .slice(0, 40)
      .map((p) => `${p.table} ${p.row} ${p.column}: ${formatProblem(p, 'en')}`)
      .join('\n'),
  );
}

/** All texts over one register, each after those whose levels it asks for. */
export function evaluatedTogether(
  regulations: readonly Regulation[],
  register: Register,
  period: string,
  day: string,
): Evaluations {
  const programs = regulations.map((r) => compileRegulation(r, register.vocabulary));
  const all = evaluateAll({ programs, register, period: parsePeriod(period)!, asOf: parseDay(day)! });
  return 'problems' in all ? orThrow(all.problems) : all.evaluations;
}

export interface Evaluated {
  readonly program: Program;
  readonly register: Register;
  readonly year: Evaluation;
  month(id: string): Evaluation;
}

export function evaluated(
  regulation: Regulation,
  register: Register,
  period: string,
  day: string,
): Evaluated {
  const program = compileRegulation(regulation, register.vocabulary);
  const asOf = parseDay(day)!;
  const months = new Map<string, Evaluation>();
  const year = evaluateYear({ program, register, period: parsePeriod(period)!, asOf });
  const month = (id: string): Evaluation => {
    const known = months.get(id) ?? evaluatePeriod({ program, register, period: parsePeriod(id)!, asOf });
    months.set(id, known);
    return known;
  };
  return { program, register, year, month };
}
