import { compare, formatExact } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Regulation } from '../format.ts';
import type { Interval } from '../interval.ts';
import type { Cursor } from '../plain.ts';
import { type Context, wheresOf } from './context.ts';
import { rangesOf } from './ranges.ts';
import { type Report, spot } from './report.ts';

/** Only a layer fills openings, and only those of the text it lies on, with quantities of its own. */
export function checkFillNames(report: Report, upper: Regulation | undefined, layer: Regulation): void {
  const fills = layer.at.optional('fills');
  if (fills === undefined) return;
  if (layer.layerOf === undefined) {
    report.refuse(
      fills,
      'pack.fills-without-layer',
      say('fills chỉ có trong văn bản lớp dưới', "only a layer has 'fills'"),
      say(
        'thêm layer-of: mã văn bản cấp trên, hoặc xóa fills',
        'add layer-of: the id of the upper regulation, or remove fills',
      ),
    );
  }
  if (upper === undefined) return;
  const openings = [...new Set(upper.measures.filter((m) => m.rule.kind === 'opening').map((m) => m.id))];
  const owned = [...new Set(layer.measures.map((m) => m.id))];
  for (const [opening, own] of layer.fills) {
    const at = spot(fills, opening);
    if (!openings.includes(opening)) {
      report.unknown(at, 'layer.unknown-opening', say('chỗ để mở', 'opening'), opening, openings);
    }
    if (!owned.includes(own)) {
      const what = say('đại lượng của lớp này', 'measure of this layer');
      report.unknown(at, 'layer.filled-by-unknown', what, own, owned);
    }
  }
}

/** What fills an opening stays within the bounds that the upper text sets. */
export function checkFilled(context: Context, layer: Regulation): void {
  const { regulation } = context;
  const rangeOf = rangesOf({
    measureFor: context.measureFor,
    regulation: { ...regulation, fills: new Map() },
  });
  for (const [opening, own] of layer.fills) {
    const at = spot(layer.at, 'fills', opening);
    for (const measure of regulation.measures.filter((m) => m.id === opening)) {
      for (const { group, stage } of wheresOf(context, measure)) {
        if (context.measureFor(own, group, stage) === undefined) {
          refuseAbsent(context, at, own, opening, `${group.id}, ${stage}`);
          continue;
        }
        const [range, bounds] = [rangeOf(own, group, stage), rangeOf(opening, group, stage)];
        refuseOutside(context, at, own, measure, range, bounds, layer);
      }
    }
  }
}

function refuseAbsent({ report }: Context, at: Cursor, own: string, opening: string, where: string): void {
  report.refuse(
    at,
    'pack.measure-not-available',
    say(
      `“${own}” không được tính ở nơi “${opening}” cần: ${where}`,
      `'${own}' is not calculated where '${opening}' is needed: ${where}`,
    ),
    say(`thêm nhóm và giai đoạn ấy vào “${own}”`, `add that group and stage to '${own}'`),
  );
}

function refuseOutside(
  { regulation, report }: Context,
  at: Cursor,
  own: string,
  opening: Regulation['measures'][number],
  range: Interval,
  bounds: Interval,
  layer: Regulation,
): void {
  const below = bounds.min && (range.min === undefined || compare(range.min, bounds.min) < 0);
  const above = bounds.max && (range.max === undefined || compare(range.max, bounds.max) > 0);
  if (!below && !above) return;
  const ours = refsOf(regulation, layer.measures.find((m) => m.id === own)?.articles ?? []);
  const theirs = refsOf(regulation, opening.articles);
  report.refuse(
    at,
    'layer.out-of-bounds',
    say(
      `“${own}” (${ours}) có thể từ ${shown(range).vi}, ngoài ${shown(bounds).vi} mà ${theirs} cho phép`,
      `'${own}' (${ours}) can be ${shown(range).en}, outside ${shown(bounds).en} that ${theirs} allows`,
    ),
    say(
      'giới hạn bằng at-least, at-most hoặc sửa dữ kiện đầu vào',
      'bound it with at-least and at-most, or mend the facts it uses',
    ),
  );
}

export const refsOf = (regulation: Regulation, articles: readonly string[]): string =>
  articles.map((id) => regulation.articles.get(id)?.ref ?? id).join(', ');

const shown = ({ min, max }: Interval) => {
  const low = min ? formatExact(min) : '−∞';
  const high = max ? formatExact(max) : '+∞';
  return say(`${low} đến ${high}`, `${low} to ${high}`);
};
