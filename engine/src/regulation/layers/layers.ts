import { formatDay } from '../../calendar-day.ts';
import { type Problem, say } from '../../problem.ts';
import { checkRegulation } from '../check/check.ts';
import { contextOf } from '../check/context.ts';
import { rulesOf } from '../check/duplicates.ts';
import { checkFilled, checkFillNames, refsOf } from '../check/fills.ts';
import { checkDays } from '../check/frame.ts';
import { checkLoosening, refuseSecondLadders } from '../check/loosening.ts';
import { newReport, quoted, type Report, spot } from '../check/report.ts';
import type { Placed, Regulation } from '../format.ts';
import { checkDeadlinesOf, checkOwnYearOf } from './calendar.ts';
import { checkFrameOf } from './frame.ts';
import { onto } from './onto.ts';
import { checkTightenings } from './tightenings.ts';

/**
 * An upper regulation with its layers, as one. A layer adds clauses, tightens, and fills what the upper text leaves
 * open; it changes nothing that stands above it and loosens nothing. Problems name the file and line they stand in.
 */
export function applyLayers(
  base: Regulation,
  layers: readonly Regulation[],
): { regulation: Regulation } | { problems: readonly Problem[] } {
  const report = newReport();
  let merged = base;
  if (base.layerOf !== undefined) {
    report.refuse(
      spot(base.at, 'layer-of'),
      'layer.without-base',
      say(
        `“${base.id}” chỉ là một lớp của “${base.layerOf}”`,
        `'${base.id}' is itself a layer of '${base.layerOf}'`,
      ),
      say(`đưa “${base.layerOf}” làm văn bản gốc`, `give '${base.layerOf}' as the base`),
    );
  }
  const below = new Set([base.id]);
  for (const layer of layers) {
    checkBelongs(report, merged, layer, below);
    checkFrameOf(report, merged, layer);
    checkOwnYearOf(report, merged, layer);
    checkNew(report, merged, layer);
    checkFillNames(report, merged, layer);
    refuseSecondLadders(report, merged, layer);
    merged = onto(merged, layer);
    below.add(layer.id);
  }
  if (report.problems.length > 0) return { problems: report.problems };

  const problems = checkRegulation(merged);
  const context = contextOf(merged);
  if (!problems.some((p) => /^pack\.(unknown|.*circle)/.test(p.code))) {
    for (const layer of layers) checkFilled(context, layer);
    layers.forEach((layer, index) => {
      checkTightenings(context, layers.slice(0, index).reduce(onto, base), layer);
      checkLoosening(context, layers.slice(0, index).reduce(onto, base), layer);
      checkDeadlinesOf(context, layers.slice(0, index).reduce(onto, base), layer);
    });
  }
  const all = [...problems, ...context.report.problems];
  return all.length > 0 ? { problems: all } : { regulation: merged };
}

function checkBelongs(
  report: Report,
  upper: Regulation,
  layer: Regulation,
  below: ReadonlySet<string>,
): void {
  if (layer.layerOf === undefined || !below.has(layer.layerOf)) {
    const names = quoted([...below]);
    report.refuse(
      spot(layer.at, 'layer-of'),
      'layer.of-another',
      say(`“${layer.id}” không phải lớp của ${names.vi}`, `'${layer.id}' is not a layer of ${names.en}`),
      say(`ghi layer-of: ${upper.id}`, `write layer-of: ${upper.id}`),
    );
  }
  checkDays({ regulation: layer, report });
  // A layer outlives the version of the upper text that it was written under, until it is replaced.
  const before = layer.issuedOn < upper.issuedOn;
  const over = layer.inForceTo !== undefined && layer.inForceTo < upper.inForceFrom;
  if (!before && !over) return;
  report.refuse(
    spot(layer.at, before ? 'issued-on' : 'in-force-to'),
    'layer.before-base',
    before
      ? say(
          `ban hành ngày ${formatDay(layer.issuedOn)}, trước văn bản cấp trên (${formatDay(upper.issuedOn)})`,
          `issued on ${formatDay(layer.issuedOn)}, before the upper regulation (${formatDay(upper.issuedOn)})`,
        )
      : say(
          `hết hiệu lực trước khi văn bản cấp trên có hiệu lực (${formatDay(upper.inForceFrom)})`,
          `no longer in force when the upper regulation takes effect (${formatDay(upper.inForceFrom)})`,
        ),
    say(
      'xem lại các ngày, hoặc chọn phiên bản cấp trên khác',
      'look at the days again, or take another version',
    ),
  );
}

interface Stated extends Placed {
  readonly id: string;
  readonly articles: readonly string[];
}

/** Nothing of a layer has the name of something above it. */
function checkNew(report: Report, upper: Regulation, layer: Regulation): void {
  const merged = onto(upper, layer);
  const refuse = (id: string, at: Placed['at'], mine: string, theirs: string): void => {
    const [ours, above] = [mine && ` (${mine})`, theirs && ` (${theirs})`];
    report.refuse(
      at,
      'layer.redefines',
      say(
        `“${id}”${ours} đã có trong văn bản cấp trên${above}`,
        `'${id}'${ours} stands in the upper regulation already${above}`,
      ),
      say('đặt mã khác; lớp dưới chỉ thêm, không sửa', 'choose another id; a layer adds and does not change'),
    );
  };
  const kept: readonly (readonly [ReadonlyMap<string, Placed>, ReadonlyMap<string, Placed>])[] = [
    [layer.readings, upper.readings],
    [layer.unverified, upper.unverified],
    [layer.questions, upper.questions],
    [layer.facts, upper.facts],
    [layer.tables, upper.tables],
    [layer.conditions, upper.conditions],
    [layer.stages, upper.stages],
  ];
  for (const [id, own] of layer.articles) {
    const theirs = upper.articles.get(id);
    if (theirs) refuse(id, own.at, own.ref, theirs.ref);
  }
  for (const [mine, theirs] of kept)
    for (const [id, { at }] of mine) if (theirs.has(id)) refuse(id, at, '', '');
  const stated: readonly (readonly [readonly Stated[], readonly Stated[]])[] = [
    [layer.measures, upper.measures],
    [rulesOf(layer), rulesOf(upper)],
    [layer.authorities, upper.authorities],
  ];
  for (const [mine, theirs] of stated) {
    for (const own of mine) {
      const above = theirs.find((t) => t.id === own.id);
      if (above)
        refuse(own.id, spot(own.at, 'id'), refsOf(merged, own.articles), refsOf(upper, above.articles));
    }
  }
  for (const id of layer.fills.keys()) {
    if (!upper.fills.has(id)) continue;
    report.refuse(
      spot(layer.at, 'fills', id),
      'layer.filled-twice',
      say(`“${id}” đã được một lớp trên quy định`, `'${id}' has been filled by a layer above`),
      say('xóa dòng này', 'remove this line'),
    );
  }
}
