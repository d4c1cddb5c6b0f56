import { type Bilingual, say } from '../problem.ts';
import { NOT_APPLICABLE, type Vocabulary } from '../register.ts';
import type { FactDeclaration, Regulation, SubjectKind, TableDeclaration } from '../regulation/format.ts';
import { brought, decided } from './answer-tables.ts';
import type { CellType, ColumnDescriptor, TableDescriptor } from './descriptor.ts';
import { mayReachBack } from './own-years.ts';
import { periodColumn } from './period-column.ts';
import { needed, optional, peopleTable, unitsTable, unitsTableWithYears } from './standard-tables.ts';
import { type FactSheet, factSheetsOf, tablesInOrder } from './table-plan.ts';

const SUBJECTS: Record<SubjectKind, Bilingual> = {
  person: say('Mã người', 'Person id'),
  unit: say('Mã đơn vị', 'Unit id'),
};

const RATERS: Readonly<Record<string, Bilingual>> = {
  self: say('tự chấm', 'self'),
  confirmed: say('xác nhận', 'confirmed'),
  manager: say('quản lý trực tiếp', 'direct manager'),
  head: say('người đứng đầu', 'head'),
  collective: say('tập thể', 'collective'),
  authority: say('cấp có thẩm quyền', 'authority'),
};

/** Of each vocabulary the tables last asked for: they are asked for at every intake. */
const known = new WeakMap<
  Vocabulary,
  { readonly regulations: readonly Regulation[]; readonly tables: readonly TableDescriptor[] }
>();

/** Every table a workbook for these regulations has, in the order in which people fill them. */
export function tablesOf(
  vocabulary: Vocabulary,
  regulations: readonly Regulation[],
): readonly TableDescriptor[] {
  const before = known.get(vocabulary);
  const isSame =
    before?.regulations.length === regulations.length &&
    before.regulations.every((one, at) => one === regulations[at]);
  if (before !== undefined && isSame) return before.tables;
  const tables = tablesAnew(vocabulary, regulations);
  known.set(vocabulary, { regulations, tables });
  return tables;
}

function tablesAnew(vocabulary: Vocabulary, regulations: readonly Regulation[]): TableDescriptor[] {
  const sheets = factSheetsOf(vocabulary).map((sheet) => factTable(sheet, regulations));
  const tables = tablesInOrder(vocabulary.tables).map((table) => recordTable(table, regulations));
  const units = mayReachBack(regulations) ? unitsTableWithYears : unitsTable;
  return [units, peopleTable, ...sheets, ...tables, brought(regulations), decided(regulations)];
}

const subjectColumn = (of: SubjectKind): ColumnDescriptor =>
  needed('subject', SUBJECTS[of], { kind: 'subject', of });

function factTable(sheet: FactSheet, regulations: readonly Regulation[]): TableDescriptor {
  const stage = regulations.map((r) => r.stages.get(sheet.per)).find((s) => s !== undefined);
  const nameOf = (rater: string) => regulations.map((r) => r.raters.get(rater)).find((l) => l !== undefined);
  const per = stage?.label ?? say(sheet.per, sheet.per);
  const raters: ReadonlyMap<string, Bilingual> = new Map(
    sheet.raters.map((r) => [r, nameOf(r) ?? RATERS[r] ?? say(r, r)]),
  );
  const rater = optional('rater', say('Người chấm', 'Rater'), { kind: 'choice', options: raters });
  const { label, shared } = namesOf(sheet, per, regulations);
  return {
    id: sheet.id,
    label,
    ...(shared.length > 0 ? { shared } : {}),
    note: say(
      `Mỗi dòng: một ${sheet.of === 'person' ? 'người' : 'đơn vị'}, một kỳ (${per.vi})${raters.size > 0 ? ', một người chấm' : ''}.`,
      `One row per ${sheet.of === 'person' ? 'person' : 'unit'} and period (${per.en})${raters.size > 0 ? ' and rater' : ''}.`,
    ),
    columns: [
      subjectColumn(sheet.of),
      periodColumn([sheet.per], regulations),
      ...(raters.size > 0 ? [{ ...rater, required: sheet.facts.every((f) => f.raters.length > 0) }] : []),
      ...sheet.facts.map((f) => valueColumn(f.id, f.label, typeOf(f), false, noteOf(f), f.unit)),
    ],
  };
}

/** The label of a sheet; where regulations have several sheets of one name, the kind of period tells them apart. */
function namesOf(
  { id, name, of, per, facts }: FactSheet,
  period: Bilingual,
  regulations: readonly Regulation[],
) {
  const isOurs = (r: Regulation) => facts.some((f) => r.facts.get(f.id)?.per === per && f.of === of);
  const named = [...regulations.filter(isOurs), ...regulations]
    .map((r) => r.sheets.get(name))
    .find((s) => s !== undefined);
  const label = named ?? (facts.length === 1 ? facts[0]!.label : say(name, name));
  const isAlone = id === name || id === `${name}-facts`;
  if (isAlone) return { label, shared: [] };
  const [vi, en] = [period.vi.toLowerCase(), period.en.toLowerCase()];
  return {
    label: say(`${label.vi} (${vi})`, `${label.en} (${en})`),
    shared: [name, label.vi, label.en],
  };
}

const DOES_NOT_APPLY = say('không áp dụng', 'not applicable');

const typeOf = ({ type, mayNotApply }: FactDeclaration): CellType =>
  mayNotApply && type.kind === 'choice'
    ? { ...type, options: new Map([...type.options, [NOT_APPLICABLE, DOES_NOT_APPLY]]) }
    : type;

const noteOf = ({ note, mayNotApply }: FactDeclaration): Bilingual | undefined =>
  mayNotApply
    ? say(
        `${note ? `${note.vi} ` : ''}Ghi “không áp dụng” nếu tiêu chí không áp dụng.`,
        `${note ? `${note.en} ` : ''}Write 'not applicable' where it does not apply.`,
      )
    : note;

function recordTable(table: TableDeclaration, regulations: readonly Regulation[]): TableDescriptor {
  return {
    id: table.id,
    label: table.label,
    columns: [
      subjectColumn(table.of),
      ...(table.per === undefined ? [] : [periodColumn([table.per], regulations)]),
      ...table.columns.map((c) =>
        valueColumn(
          c.id,
          c.label,
          c.type,
          c.required && [c.whenAbsent, c.fromTable, c.sameAs].every((filler) => filler === undefined),
          c.note,
        ),
      ),
    ],
  };
}

function valueColumn(
  id: string,
  label: Bilingual,
  type: CellType,
  required: boolean,
  note?: Bilingual,
  unit?: Bilingual,
): ColumnDescriptor {
  return { ...optional(id, label, type, note), required, ...(unit ? { unit } : {}) };
}
