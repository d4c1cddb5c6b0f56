import type { Program } from '../evaluation/program.ts';
import { linkRecordCondition } from '../evaluation/record-condition.ts';
import type { Language } from '../problem.ts';
import type { Records, Register } from '../register.ts';
import type { ConditionNode, Parameter } from '../regulation/format.ts';
import type { Telling } from './telling.ts';
import type { Step } from './trace.ts';
import { Wording } from './wording.ts';

/** The same with a register at hand: names of units and people, and the records a step counted. */
export class CaseWording extends Wording implements Telling {
  constructor(
    readonly program: Program,
    readonly register: Register,
    language: Language,
  ) {
    super(program.regulation, language);
  }

  /** Names the steps of a case; set once the case is open. */
  stepOf: ((measure: string) => Step | undefined) | undefined;

  override namesIn(measure: string): readonly string[] {
    const levels = this.measure(measure)?.rule.references.levels ?? [];
    return (this.stepOf?.(measure)?.inputs ?? []).flatMap(({ id, subject, value }) =>
      id === 'level' && subject !== undefined && typeof value === 'string' && levels.includes(value)
        ? [this.unitName(subject)]
        : [],
    );
  }

  override subjectName(id: string): string {
    return this.unitName(id);
  }

  override unitName(id: string): string {
    const index = directoryOf(this.register).units.get(id);
    return (index === undefined ? undefined : this.register.units[index]?.name) ?? id;
  }

  rowsOf(step: Step, table: string) {
    const records = this.register.records.get(table);
    if (records === undefined || records.declaration.confidential) return undefined;
    const { people, units } = directoryOf(this.register);
    const index = (records.declaration.of === 'person' ? people : units).get(step.subject);
    if (index === undefined) return undefined;
    const period = records.declaration.per === undefined ? undefined : step.period;
    return { records, rows: [...records.rowsOf(index, period)] };
  }

  meets(condition: ConditionNode, records: Records, row: number): boolean {
    return linkRecordCondition(condition)(records.columns, row);
  }

  parameter<T>(parameter: Parameter<T>): T {
    return this.program.parameter(parameter).value;
  }
}

interface Directory {
  readonly people: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, number>;
}

const DIRECTORIES = new WeakMap<Register, Directory>();

/** Where each id is found; made once for a register. */
function directoryOf(register: Register): Directory {
  const known = DIRECTORIES.get(register);
  if (known) return known;
  const byId = (all: readonly { readonly id: string; readonly index: number }[]) =>
    new Map(all.map((one) => [one.id, one.index]));
  const directory = { people: byId(register.people), units: byId(register.units) };
  DIRECTORIES.set(register, directory);
  return directory;
}
