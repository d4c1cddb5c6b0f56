import {
  type Bilingual,
  type ColumnDescriptor,
  foldHeading,
  NOT_RATED,
  type Regulation,
  say,
} from '@congtam/engine';

type Options = ReadonlyMap<string, Bilingual>;

/** How a cell is shown to people: by the label of its choice; undefined where it has none, or one that is not its own. */
export type CellWords = (column: ColumnDescriptor, cell: string, question?: string) => Bilingual | undefined;

/** `question` is the question of the row, in the table of decisions: it says what the options of the row are. */
export function cellWords(regulations: readonly Regulation[]): CellWords {
  const known = new Map<ColumnDescriptor | string, Options>();
  const remembered = (key: ColumnDescriptor | string, options: () => Options): Options => {
    const before = known.get(key) ?? unmistakable(options());
    known.set(key, before);
    return before;
  };
  return (column, cell, question) => {
    if (column.options !== undefined) return remembered(column, () => column.options ?? new Map()).get(cell);
    if (column.id !== 'option' || question === undefined) return undefined;
    return remembered(question, () => optionsOf(question, regulations)).get(cell);
  };
}

/** What the reader of a workbook would take for one option and no other. */
function unmistakable(options: Options): Options {
  const counts = new Map<string, number>();
  for (const { vi, en } of options.values())
    for (const key of new Set([foldHeading(vi), foldHeading(en)]))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const isOwn = (text: string) => counts.get(foldHeading(text)) === 1;
  return new Map([...options].filter(([, { vi, en }]) => isOwn(vi) && isOwn(en)));
}

const READING = 'reading:';

function optionsOf(question: string, regulations: readonly Regulation[]): Options {
  if (question === 'level')
    return new Map([
      ...regulations.flatMap((r) => r.levels.map((l) => [l.id, l.label] as const)),
      [NOT_RATED, say('không xếp loại', 'not rated')],
    ]);
  if (question.startsWith(READING))
    return new Map(
      regulations.flatMap((r) => [...(r.readings.get(question.slice(READING.length))?.options ?? [])]),
    );
  return new Map(
    regulations.flatMap((r) =>
      [...(r.questions.get(question)?.options ?? [])].map(([id, { says }]) => [id, says] as const),
    ),
  );
}
