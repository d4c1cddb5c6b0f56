import { type CountedRow, type ShownRow, withoutSmallCells } from '../../small-cells.ts';
import { branchesOf, type Figures } from './figures.ts';

/** What of one kind of subject under one regulation is shown outside the competent role. */
export interface ShownTable {
  readonly regulation: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly kind: 'person' | 'unit';
  /** Levels by name, and last those without one. */
  readonly columns: readonly {
    readonly id: string;
    readonly label: { readonly vi: string; readonly en: string };
  }[];
  readonly total: Omit<ShownRow, 'parts'>;
  /** Units directly below, each with all below it; null where a count would tell of single persons. */
  readonly rows: readonly (Omit<ShownRow, 'parts'> & { readonly name: string })[];
}

const WITHOUT = { id: 'noLevel', label: { vi: 'Không, chưa xếp loại', en: 'Without a level' } };

/** Levels by unit below, with every count hidden that tells of single persons, also to the other units. */
export function shownTables(figures: Figures): ShownTable[] {
  const branches = branchesOf(figures);
  const names = new Map(figures.units.map(({ id, name }) => [id, name]));
  return figures.regulations.flatMap(({ id: regulation, title, levels }) =>
    (['person', 'unit'] as const).flatMap((kind) => {
      const cells = figures.cells.filter((cell) => cell.regulation === regulation && cell.kind === kind);
      if (cells.length === 0) return [];
      const columns = [...levels.map(({ id, label }) => ({ id, label })), WITHOUT];
      const rows = new Map<string, number[]>();
      for (const { unit, level, count } of cells) {
        const branch = branches.get(unit) ?? unit;
        const row = rows.get(branch) ?? columns.map(() => 0);
        const at = level === null ? -1 : levels.findIndex((one) => one.id === level);
        const column = at < 0 ? columns.length - 1 : at;
        row[column] = (row[column] ?? 0) + count;
        rows.set(branch, row);
      }
      const root: CountedRow = {
        id: figures.unit,
        parts: [...rows].map(([id, counts]) => ({ id, counts })),
      };
      const { parts, ...total } = withoutSmallCells(root, columns.length, { againstInsiders: true });
      const named = parts.map(({ parts: _, ...row }) => ({ ...row, name: names.get(row.id) ?? row.id }));
      return [{ regulation, title, kind, columns, total, rows: named }];
    }),
  );
}
