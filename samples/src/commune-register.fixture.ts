import { readFileSync } from 'node:fs';
import {
  applyLayers,
  compileRegulation,
  type Evaluation,
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

/** The decree, with the example layer on top when asked for. */
export function decree(layers: readonly string[]): Regulation {
  const base = regulationIn(DECREE);
  if (layers.length === 0) return base;
  const layered = applyLayers(base, layers.map(regulationIn));
  return 'problems' in layered ? orThrow(layered.problems) : layered.regulation;
}

export const descriptorsOf = (regulation: Regulation): readonly TableDescriptor[] =>
  tablesOf(vocabularyOf([regulation]), [regulation]);

/** The register of these tables; throws with every problem of the intake. */
export function registerOf(regulation: Regulation, tables: Iterable<SampleTable>, year: number): Register {
  const vocabulary = vocabularyOf([regulation]);
  const intake = openIntake({ vocabulary, regulations: [regulation], year });
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
