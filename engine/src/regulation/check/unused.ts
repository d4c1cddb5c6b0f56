import { say } from '../../problem.ts';
import type { Cursor } from '../plain.ts';
import type { Context } from './context.ts';
import { type NameKind, nameKindInWords } from './names.ts';

/**
 * What is declared and nothing uses is a slip: a clause forgotten, or a name written in two ways. Tables may be kept
 * for the record alone. While something else is wrong nothing is called unused: what is wrong may be what uses it.
 */
export function checkUnused(context: Context): void {
  const { regulation, report, names } = context;
  markParameters(context);
  for (const filling of regulation.fills.values()) names.use('measure', filling, regulation.at);
  if (report.problems.length > 0) return;
  const declared: readonly (readonly [NameKind, Iterable<readonly [string, { readonly at: Cursor }]>])[] = [
    ['article', regulation.articles],
    ['reading', regulation.readings],
    ['unverified', regulation.unverified],
    ['question', regulation.questions],
    ['fact', regulation.facts],
    ['condition', regulation.conditions],
    ['measure', regulation.measures.map((m) => [m.id, m] as const)],
  ];
  for (const [kind, records] of declared) {
    const what = nameKindInWords(kind);
    for (const [id, { at }] of records) {
      if (names.isUsed(kind, id)) continue;
      report.refuse(
        at,
        `pack.unused-${kind}`,
        say(`không chỗ nào dùng ${what.vi} “${id}”`, `nothing uses the ${what.en} '${id}'`),
        say('xóa đi, hoặc dùng ở nơi cần', 'remove it, or use it where it belongs'),
      );
    }
  }
}

/** Readings that rules follow in a parameter (`{reading: …}`), and their options. */
function markParameters({ regulation, names, report }: Context): void {
  const visit = (at: Cursor): void => {
    if (at.isList()) for (const item of at.list() ?? []) visit(item);
    if (!at.isMap()) return;
    const reading = at.optional('reading');
    if (reading !== undefined && typeof reading.plain === 'string' && at.optional('is') === undefined) {
      if (!names.use('reading', reading.plain, reading)) return;
      const options = [...regulation.readings.get(reading.plain)!.options.keys()];
      for (const [key, value] of at.entries() ?? []) {
        if (key !== 'reading' && !options.includes(key))
          report.unknown(value, 'pack.reading-option-unknown', say('lựa chọn', 'option'), key, options);
      }
      return;
    }
    for (const [, value] of at.entries() ?? []) visit(value);
  };
  for (const { at } of [...regulation.measures, ...regulation.caps, ...regulation.quotas]) visit(at);
  if (regulation.serviceTime) visit(regulation.serviceTime.at);
}
