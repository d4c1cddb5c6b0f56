import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import { OneOfEach } from '../../evaluation/one-of-each.ts';
import type { StatementRow } from './monitoring.queries.ts';

/** A file, whose drafts count as well. */
interface FileOf {
  readonly person: string;
  readonly period: string;
}

/** What counts of a row, and of whom: the id of a person or a unit. */
export interface CountedRow {
  readonly sheet: string;
  readonly subject: string;
  readonly period: string;
  readonly cells: { readonly [column: string]: string };
}

/**
 * Rows of a whole cycle as they stand, of which there may be millions: read once in the order in which they were said, the
 * next while those before are gone through, and of each only what is made of it is kept. The last of each is found here:
 * the database would sort all of them twice for it.
 *
 * @param made what is kept of a row; nothing where it is undefined
 * @returns by sheet
 */
export async function rowsOfCycle<Made extends object>(
  { db }: Tx,
  { cycle, draftsOf }: { readonly cycle: string; readonly draftsOf?: FileOf | undefined },
  made: (row: CountedRow) => Made | undefined,
): Promise<ReadonlyMap<string, readonly Made[]>> {
  type Row = Omit<CountedRow, 'cells'> & Pick<StatementRow, 'key' | 'act' | 'cells'>;
  const { rows: delivered } = await sql<{ person: string; period: string; upto: number }>`
    select a.person_id as person, a.period, max(a.number) as upto from congtam.monitoring_act a
    where a.cycle_id = ${cycle} and a.act in ('submit', 'confirm', 'approve', 'closeForLeaver')
    group by a.person_id, a.period`.execute(db);
  const file = (person: string, period: string) => `${person} ${period}`;
  const upto = new Map(delivered.map((one) => [file(one.person, one.period), one.upto]));
  const drafts = draftsOf && file(draftsOf.person, draftsOf.period);
  const counts = ({ act, subject, period }: Row): boolean =>
    act === null || act <= (upto.get(file(subject, period)) ?? 0) || file(subject, period) === drafts;
  // One at a time in a transaction: rows of one cycle are read to the end before those of another.
  await sql`declare rows_of_cycle no scroll cursor for
    select s.sheet, s.subject_id as subject, s.period, s.row_key as key, s.cells, s.act
    from congtam.statement s where s.cycle_id = ${cycle} order by s.seq`.execute(db);
  const fetch = async () => (await sql<Row>`fetch 10000 from rows_of_cycle`.execute(db)).rows;
  const sheets = new Map<string, LastOfEach<Made>>();
  const things = new OneOfEach();
  for (let rows = await fetch(); rows.length > 0; ) {
    const next = fetch();
    for (const row of rows) {
      if (!counts(row)) continue;
      const { sheet, subject, period, key, cells } = row;
      const said = sheets.get(sheet) ?? new LastOfEach<Made>();
      sheets.set(sheet, said);
      const is = cells === null ? undefined : made({ sheet, subject, period, cells });
      said.set(subject, things.text(`${period} ${key}`), is);
    }
    rows = await next;
  }
  await sql`close rows_of_cycle`.execute(db);
  return new Map([...sheets].map(([sheet, said]) => [sheet, said.all()]));
}

/** What was last said of each thing, in the order in which the things were first spoken of: what is said again keeps its place. */
class LastOfEach<Said extends object> {
  readonly #places = new Map<string, Map<string, number>>();
  readonly #said: (Said | undefined)[] = [];

  set(subject: string, of: string, said: Said | undefined): void {
    const places = this.#places.get(subject) ?? new Map<string, number>();
    this.#places.set(subject, places);
    const place = places.get(of);
    if (place !== undefined) {
      this.#said[place] = said;
      return;
    }
    places.set(of, this.#said.length);
    this.#said.push(said);
  }

  all(): readonly Said[] {
    return this.#said.filter((one) => one !== undefined);
  }
}
