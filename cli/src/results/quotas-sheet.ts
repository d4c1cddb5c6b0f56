import {
  type Bilingual,
  displayExact,
  type Language,
  multiply,
  ratio,
  type Standing,
  say,
} from '@congtam/engine';
import type { Run } from '@congtam/regulations';
import type { CellToWrite, ColumnToWrite, SheetToWrite } from '@congtam/workbooks';
import { namesOf, shownScore } from './subjects.ts';
import { noteWords, quotaWords } from './words.ts';

/** A scope by name; of those who are counted by an authority outside the list, in words. */
export function scopeName(scope: string, names: ReadonlyMap<string, string>, language: Language): string {
  if (scope === '(none)')
    return say('cấp có thẩm quyền ngoài danh sách này', 'an authority outside this list')[language];
  return names.has(scope) ? `${names.get(scope)} (${scope})` : scope;
}

const COLUMNS: readonly { header: Bilingual; kind: ColumnToWrite['kind']; width: number }[] = [
  { header: say('Tỷ lệ', 'Quota'), kind: 'text', width: 16 },
  { header: say('Phạm vi', 'Scope'), kind: 'text', width: 20 },
  { header: say('Nhóm nhiệm vụ', 'Duty group'), kind: 'text', width: 13 },
  { header: say('Ràng buộc', 'Binding'), kind: 'text', width: 9 },
  { header: say('Số được xếp loại', 'Rated'), kind: 'number', width: 9 },
  { header: say('Số làm căn cứ tính', 'Base'), kind: 'number', width: 9 },
  { header: say('Phần trăm', 'Per cent'), kind: 'number', width: 9 },
  { header: say('Số suất', 'Places'), kind: 'number', width: 8 },
  { header: say('Đã chọn', 'Chosen'), kind: 'number', width: 8 },
  { header: say('Còn lại', 'Free'), kind: 'number', width: 8 },
  { header: say('Thêm bao nhiêu thì có suất nữa', 'More for the next place'), kind: 'number', width: 11 },
  { header: say('Điểm thấp nhất trong', 'Lowest inside'), kind: 'number', width: 10 },
  { header: say('Điểm cao nhất ngoài', 'Highest outside'), kind: 'number', width: 10 },
  { header: say('Người, đơn vị được xét', 'Candidates'), kind: 'text', width: 48 },
  { header: say('Ghi chú', 'Notes'), kind: 'text', width: 24 },
];

/** One row per count of a quota: a scope as a whole, or a duty group inside it. */
export function quotasSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const columns = COLUMNS.map(({ header, ...rest }) => ({
    ...rest,
    header: header[language],
    wrap: rest.kind === 'text',
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
  const tied = line?.tied.length
    ? [`${say('bằng điểm tại vạch', 'tied at the line')[language]}: ${line.tied.map(named).join(', ')}`]
    : [];
  const needsChoice = standing.notes.includes('choice-needed') || standing.notes.includes('over');
  return [
    rule?.label[language] ?? standing.quota,
    scopeName(standing.scope, names, language),
    standing.dutyGroup ?? null,
    standing.binding ? say('có', 'yes')[language] : say('tham khảo', 'for guidance')[language],
    standing.rated,
    standing.eligible,
    standing.isShareKnown ? displayExact(multiply(standing.share, ratio(100)), 2) : null,
    standing.places,
    standing.chosen,
    standing.free,
    standing.moreForNextPlace ?? null,
    shownScore(line?.lastIn),
    shownScore(line?.firstOut),
    candidates.join('\n') || null,
    {
      value: [...standing.notes.map((note) => noteWords[note][language]), ...tied].join('; ') || null,
      highlight: needsChoice ? 'attention' : 'settled',
    },
  ];
}
