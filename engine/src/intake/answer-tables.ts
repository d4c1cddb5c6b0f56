import { NOT_RATED } from '../classification/classification.ts';
import { foldHeading } from '../fold.ts';
import { type Bilingual, say } from '../problem.ts';
import type { Regulation } from '../regulation/format.ts';
import type { ColumnDescriptor, TableDescriptor } from './descriptor.ts';
import { periodColumn } from './period-column.ts';
import { needed, optional } from './standard-tables.ts';

const allStages = (regulations: readonly Regulation[]): string[] => [
  ...new Set(regulations.flatMap((r) => [...r.stages.keys()])),
];

/** Whose rating a row belongs to; there only where several regulations are in use. */
const regulationColumn = (regulations: readonly Regulation[]): ColumnDescriptor[] =>
  regulations.length < 2
    ? []
    : [
        optional(
          'regulation',
          say('Theo quy định', 'Under the regulation'),
          { kind: 'choice', options: new Map(regulations.map((r) => [r.id, r.title])) },
          say(
            'cần ghi khi nhiều quy định cùng xếp loại người hoặc đơn vị ấy',
            'needed where several regulations rate that person or unit',
          ),
        ),
      ];

/** Results that another body, or paper, has settled: they stand as they are. */
export function brought(regulations: readonly Regulation[]): TableDescriptor {
  const isOfUnits = (r: Regulation, groups: readonly string[] | undefined) =>
    groups?.every((id) => r.groups.find((g) => g.id === id)?.of === 'unit') ?? false;
  const measures = toldApart(
    regulations.flatMap((r) =>
      r.measures.map((m) => ({
        id: m.id,
        says: m.label,
        number: r.number,
        isOfUnits: isOfUnits(r, m.for),
      })),
    ),
  );
  return {
    id: 'period-results',
    label: say('Kết quả kỳ mang theo', 'Period results brought along'),
    note: say(
      'Kết quả do cơ quan khác đã xác định; không tính lại.',
      'Results settled by another body; they are not computed again.',
    ),
    columns: [
      needed('subject', say('Mã người hoặc đơn vị', 'Person or unit id'), { kind: 'subject', of: 'any' }),
      periodColumn(allStages(regulations), regulations),
      needed('measure', say('Kết quả', 'Quantity'), { kind: 'choice', options: measures }),
      needed('value', say('Giá trị', 'Value'), { kind: 'exact' }),
      needed('body', say('Cơ quan xác định', 'Settled by'), { kind: 'text' }),
      optional('document', say('Văn bản', 'Document'), { kind: 'text' }),
      ...regulationColumn(regulations),
    ],
  };
}

interface Named {
  readonly id: string;
  readonly says: Bilingual;
  /** Number of the text that names it so; absent for what every text has. */
  readonly number?: string;
  readonly isOfUnits?: boolean;
}

/**
 * What people choose among, by id, in the words of the first text that has it. Where several things are said in the same
 * words, the numbers of their texts are added.
 */
function toldApart(named: readonly Named[]): ReadonlyMap<string, Bilingual> {
  const byId = new Map<string, Named[]>();
  for (const one of named) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  const counts = new Map<string, number>();
  const keysOf = ({ vi, en }: Bilingual) => [...new Set([foldHeading(vi), foldHeading(en)])];
  for (const [first] of byId.values())
    for (const key of first ? keysOf(first.says) : []) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isAlone = (says: Bilingual) => keysOf(says).every((key) => counts.get(key) === 1);
  return new Map(
    [...byId].map(([id, all]) => {
      const says = all[0]?.says ?? say(id, id);
      const numbers = [...new Set(all.flatMap((one) => one.number ?? []))].join('; ');
      if (isAlone(says) || numbers === '') return [id, says];
      const [vi, en] = all.every((one) => one.isOfUnits) ? [', đơn vị', ', units'] : ['', ''];
      return [id, say(`${says.vi} (${numbers}${vi})`, `${says.en} (${numbers}${en})`)];
    }),
  );
}

/** Every question a decision may answer, with its sentence: the level itself, the readings, what the packs ask. */
export function questionsOf(regulations: readonly Regulation[]): ReadonlyMap<string, Bilingual> {
  return toldApart([
    { id: 'level', says: say('mức xếp loại', 'the level') },
    ...regulations.flatMap(({ number, readings }) =>
      [...readings.values()].map((x) => ({ id: `reading:${x.id}`, says: x.question, number })),
    ),
    ...regulations.flatMap(({ number, questions }) =>
      [...questions.values()].map((x) => ({ id: x.id, says: x.ground, number })),
    ),
  ]);
}

/** Every option any question has, for the note of the column. */
export function levelsOf(regulations: readonly Regulation[]): ReadonlyMap<string, Bilingual> {
  return new Map([
    ...regulations.flatMap((r) => r.levels.map((l) => [l.id, l.label] as const)),
    [NOT_RATED, say('không xếp loại', 'not rated')],
  ]);
}

export function decided(regulations: readonly Regulation[]): TableDescriptor {
  const levels = [...levelsOf(regulations).keys()].join(', ');
  return {
    id: 'decisions',
    label: say('Quyết định đã có', 'Decisions taken'),
    note: say(
      'Câu trả lời của người có thẩm quyền cho điều mà quy định để mở.',
      'What the competent persons have decided where the regulation leaves it to them.',
    ),
    columns: [
      needed('question', say('Câu hỏi', 'Question'), { kind: 'choice', options: questionsOf(regulations) }),
      needed(
        'subject',
        say('Mã người, đơn vị hoặc *', 'Person, unit or *'),
        { kind: 'subject', of: 'any', everybody: true },
        say('* nghĩa là tất cả', '* means everybody'),
      ),
      periodColumn(allStages(regulations), regulations, false),
      needed(
        'option',
        say('Lựa chọn', 'Option'),
        { kind: 'text' },
        say(`mức: ${levels}; hoặc lựa chọn của câu hỏi`, `a level: ${levels}; or an option of the question`),
      ),
      optional('value', say('Giá trị', 'Value'), { kind: 'exact' }),
      optional('by', say('Người quyết định', 'Decided by'), { kind: 'text' }),
      needed('on', say('Ngày quyết định', 'Decided on'), { kind: 'day' }),
      optional('document', say('Văn bản', 'Document'), { kind: 'text' }),
      optional('reason', say('Lý do', 'Reason'), { kind: 'text' }),
      ...regulationColumn(regulations),
    ],
  };
}
