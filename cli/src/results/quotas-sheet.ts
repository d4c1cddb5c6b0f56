import {
  type Bilingual,
  displayExact,
  type Language,
  multiply,
  ratio,
  type Standing,
  say,
} from '@congtam/engine';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from '@congtam/workbooks';
import type { Run } from '../evaluation/evaluate-packs.ts';
import { namesOf, shownScore } from './subjects.ts';
import { noteWords, quotaWords } from './words.ts';

const COLUMNS: readonly { header: Bilingual; kind: ColumnToWrite['kind']; width: number }[] = [
  { header: say('Tỷ lệ', 'Quota'), kind: 'text', width: 26 },
  { header: say('Phạm vi', 'Scope'), kind: 'text', width: 28 },
  { header: say('Nhóm nhiệm vụ', 'Duty group'), kind: 'text', width: 18 },
  { header: say('Ràng buộc', 'Binding'), kind: 'text', width: 12 },
  { header: say('Số được xếp loại', 'Rated'), kind: 'number', width: 12 },
  { header: say('Số làm căn cứ tính', 'Base'), kind: 'number', width: 12 },
  { header: say('Phần trăm', 'Per cent'), kind: 'number', width: 10 },
  { header: say('Số suất', 'Places'), kind: 'number', width: 10 },
  { header: say('Đã chọn', 'Chosen'), kind: 'number', width: 10 },
  { header: say('Còn lại', 'Free'), kind: 'number', width: 10 },
  { header: say('Thêm bao nhiêu thì có suất nữa', 'More for the next place'), kind: 'number', width: 16 },
  { header: say('Điểm thấp nhất trong', 'Lowest inside'), kind: 'number', width: 12 },
  { header: say('Điểm cao nhất ngoài', 'Highest outside'), kind: 'number', width: 12 },
  { header: say('Bằng điểm tại vạch', 'Tied at the line'), kind: 'text', width: 30 },
  { header: say('Người, đơn vị được xét', 'Candidates'), kind: 'text', width: 60 },
  { header: say('Ghi chú', 'Notes'), kind: 'text', width: 30 },
];

/** One row per count of a quota: a scope as a whole, or a duty group inside it. */
export function quotasSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const columns = COLUMNS.map(({ header, ...rest }) => ({
    ...rest,
    header: header[language],
    wrap: rest.width > 20,
  }));
  return { name: say('Tỷ lệ', 'Quotas')[language], columns, rows: rows() };

  function* rows(): Generator<CellToWrite[]> {
    for (const run of runs) {
      const names = namesOf(run);
      for (const standing of run.evaluation.quotas) yield row(run, standing, names, language);
    }
  }
}

function row(
  run: Run,
  standing: Standing,
  names: ReadonlyMap<string, string>,
  language: Language,
): CellToWrite[] {
  const { line } = standing;
  const rule = run.pack.regulation.quotas.find((q) => q.id === standing.quota);
  const named = (id: string) => (names.has(id) ? `${names.get(id)} (${id})` : id);
  const candidates = standing.candidates.map(
    (c) =>
      `${c.rank}. ${named(c.subject)}${c.score ? ` ${shownScore(c.score)}` : ''}: ${quotaWords[c.state][language]}`,
  );
  const needsChoice = standing.notes.includes('choice-needed') || standing.notes.includes('over');
  return [
    rule?.label[language] ?? standing.quota,
    named(standing.scope),
    standing.dutyGroup ?? null,
    standing.binding ? say('có', 'yes')[language] : say('tham khảo', 'for guidance')[language],
    standing.rated,
    standing.eligible,
    displayExact(multiply(standing.share, ratio(100)), 2),
    standing.places,
    standing.chosen,
    standing.free,
    standing.moreForNextPlace ?? null,
    shownScore(line?.lastIn),
    shownScore(line?.firstOut),
    line?.tied.map(named).join('; ') || null,
    candidates.join('\n') || null,
    {
      value: standing.notes.map((note) => noteWords[note][language]).join('; ') || null,
      highlight: needsChoice ? 'attention' : 'settled',
    },
  ];
}
