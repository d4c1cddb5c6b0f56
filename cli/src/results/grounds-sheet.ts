import { type Bilingual, type Language, say, Wording } from '@congtam/engine';
import type { ChosenReading, Run } from '@congtam/regulations';
import type { CellToWrite, SheetToWrite } from '@congtam/workbooks';

export const CHOSEN_BY: Readonly<Record<ChosenReading['chosenBy'], Bilingual>> = {
  default: say('mặc định của gói quy định', 'default of the pack'),
  decision: say('theo quyết định đã ghi', 'by a recorded decision'),
  request: say('theo lựa chọn khi chạy lệnh', 'as asked on the command line'),
};

/** The readings and unverified clauses of every regulation, and on how many results each one bears. */
export function groundsSheet(runs: readonly Run[], language: Language): SheetToWrite {
  const of = (vi: string, en: string) => say(vi, en)[language];
  return {
    name: of('Căn cứ', 'Grounds'),
    columns: [
      { header: of('Quy định', 'Regulation'), kind: 'text', width: 18 },
      { header: of('Loại', 'Kind'), kind: 'text', width: 18 },
      { header: of('Mã', 'Id'), kind: 'text', width: 28 },
      { header: of('Nội dung', 'What it says'), kind: 'text', width: 70, wrap: true },
      { header: of('Đang áp dụng', 'Applied'), kind: 'text', width: 50, wrap: true },
      { header: of('Ai chọn', 'Chosen by'), kind: 'text', width: 28, wrap: true },
      { header: of('Số kết quả dựa vào', 'Results that stand on it'), kind: 'number', width: 14 },
      { header: of('Điều khoản', 'Article'), kind: 'text', width: 44, wrap: true },
    ],
    rows: runs.flatMap((run) => rowsOf(run, language)),
  };
}

function rowsOf(run: Run, language: Language): CellToWrite[][] {
  const { regulation } = run.pack;
  const words = new Wording(regulation, language);
  const counts = new Map<string, number>();
  for (const { standsOn } of [...run.evaluation.units, ...run.evaluation.people])
    for (const mark of standsOn) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const readings = [...regulation.readings.values()].map((reading): CellToWrite[] => {
    const chosen = run.readings.find((r) => r.reading === reading.id);
    const option = chosen?.option ?? reading.default;
    return [
      regulation.number,
      words.say('cách hiểu', 'reading'),
      reading.id,
      words.of(reading.question),
      reading.options.get(option)?.[language] ?? option,
      CHOSEN_BY[chosen?.chosenBy ?? 'default'][language],
      counts.get(`reading:${reading.id}`) ?? 0,
      words.refs(reading.articles) || null,
    ];
  });
  const unverified = [...regulation.unverified.values()].map((stance): CellToWrite[] => [
    regulation.number,
    stance.placeholder
      ? words.say('số tạm', 'stand-in number')
      : words.say('chưa kiểm chứng', 'not verified'),
    stance.id,
    words.of(stance.says),
    null,
    null,
    counts.get(`unverified:${stance.id}`) ?? 0,
    words.refs(stance.articles) || null,
  ]);
  return [...readings, ...unverified];
}
