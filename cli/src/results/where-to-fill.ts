import { type Bilingual, say, type TableDescriptor, tablesOf, vocabularyOf } from '@congtam/engine';
import type { Run } from '@congtam/regulations';

/** Where in the input something missing is to be written. */
export interface Place {
  readonly sheet: Bilingual;
  readonly column?: Bilingual;
}

/** Attributes of people and units by the name a rule calls them. */
const ATTRIBUTES: Readonly<Record<string, readonly [table: string, column: string]>> = {
  service: ['people', 'service'],
  leads: ['people', 'leads'],
  partyMember: ['people', 'partyMember'],
  dutyGroup: ['people', 'dutyGroup'],
  tier: ['people', 'tier'],
  professionalTitle: ['people', 'professionalTitle'],
  jobPosition: ['people', 'jobPosition'],
  seconded: ['people', 'secondedFrom'],
  unit: ['people', 'unit'],
  unitKind: ['units', 'kind'],
  parentKind: ['units', 'parent'],
  unitRole: ['units', 'role'],
};
const ONE_OF = 'one-of:';

/** The tables of an input for these runs, as a template shows them. */
export function inputTables(runs: readonly Run[]): readonly TableDescriptor[] {
  const regulations = runs.map((run) => run.pack.regulation);
  return tablesOf(vocabularyOf(regulations), regulations);
}

/** Which sheet and column take what is missing; a sentence where it is no single cell. */
export function whereToFill(
  what: string,
  { pack: { regulation } }: Run,
  tables: readonly TableDescriptor[],
): Place | { readonly how: Bilingual } {
  const tableOf = (id: string) => tables.find((t) => t.id === id);
  const first = what.startsWith(ONE_OF) ? (what.slice(ONE_OF.length).split(',')[0] ?? what) : what;
  const [id = first] = first.split(/[=:]/);
  if (regulation.facts.has(id)) {
    const sheet = tables.find(
      (t) => !regulation.tables.has(t.id) && t.columns.some((c) => c.id === id) && !OWN.has(t.id),
    );
    if (sheet !== undefined) return placed(sheet, id);
  }
  const attribute = ATTRIBUTES[id];
  const own = attribute && tableOf(attribute[0]);
  if (own !== undefined) return placed(own, attribute?.[1] ?? '');
  const [table = '', column] = id.split('.');
  const records = regulation.tables.has(table) ? tableOf(table) : undefined;
  if (records !== undefined) return placed(records, column ?? '');
  const measure = regulation.measures.find((m) => m.id === id);
  if (measure?.rule.kind === 'opening') return { how: OPENING };
  if (measure !== undefined) return { how: MEASURE };
  return { how: first.endsWith(':level') ? LEVEL : ELSEWHERE };
}

const OWN: ReadonlySet<string> = new Set(['units', 'people', 'period-results', 'decisions']);

function placed(table: TableDescriptor, column: string): Place {
  const found = table.columns.find((c) => c.id === column);
  return { sheet: table.label, ...(found === undefined ? {} : { column: found.label }) };
}

const OPENING = say(
  'cần một quy định (lớp) chia điểm (thêm --regulation), hoặc ghi ở “Kết quả kỳ mang theo”',
  "a regulation (layer) has to set it (add --regulation), or write it in 'Period results brought along'",
);
const MEASURE = say(
  'ghi ở “Kết quả kỳ mang theo”, hoặc điền các dữ kiện để tính ra nó',
  "write it in 'Period results brought along', or give the facts it is computed from",
);
const LEVEL = say(
  'mức này có khi những người, đơn vị liên quan có kết quả; hoặc ghi mức đã quyết định ở “Quyết định đã có”',
  "it follows once those concerned have results; or write the level decided in 'Decisions taken'",
);
const ELSEWHERE = say(
  'xem trang “Lý do” của người, đơn vị này',
  "see the sheet 'Reasons' of this person or unit",
);
