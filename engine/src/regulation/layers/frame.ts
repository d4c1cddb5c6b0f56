import { PERIOD_UNITS, type PeriodUnit } from '../../period.ts';
import { say } from '../../problem.ts';
import { type Report, spot } from '../check/report.ts';
import type { Regulation } from '../format.ts';

/**
 * Levels and whom it is about are the upper regulation's. A layer may look at shorter periods than the text above does,
 * and split a group of it.
 */
export function checkFrameOf(report: Report, upper: Regulation, layer: Regulation): void {
  for (const key of ['levels', 'applies-to', 'service-time']) {
    const place = layer.at.optional(key);
    if (place === undefined) continue;
    report.refuse(
      place,
      'layer.changes-frame',
      say(
        `lớp dưới không khai “${key}”: theo văn bản cấp trên`,
        `a layer does not declare '${key}': the upper regulation does`,
      ),
      say('xóa mục này', 'remove it'),
    );
  }
  checkStages(report, upper, layer);
  checkParts(report, upper, layer);
}

const finest = (periods: readonly PeriodUnit[]): number => PERIOD_UNITS.indexOf(periods[0] ?? 'year');

function checkStages(report: Report, upper: Regulation, layer: Regulation): void {
  const shortest = [...upper.stages.values()].sort((x, y) => finest(x.periods) - finest(y.periods))[0];
  for (const stage of layer.stages.values()) {
    if (shortest === undefined || finest(stage.periods) < finest(shortest.periods)) continue;
    report.refuse(
      spot(stage.at, 'periods'),
      'layer.stage-not-finer',
      say(
        `kỳ của “${stage.id}” không ngắn hơn kỳ của “${shortest.id}” ở văn bản cấp trên`,
        `the periods of '${stage.id}' are not shorter than those of '${shortest.id}' in the upper regulation`,
      ),
      say(
        'chọn kỳ ngắn hơn, hoặc dùng giai đoạn có sẵn',
        'choose shorter periods, or use the stage there is',
      ),
    );
  }
}

function checkParts(report: Report, upper: Regulation, layer: Regulation): void {
  for (const group of layer.groups) {
    const taken = upper.groups.find((g) => g.id === group.id);
    if (taken) {
      report.refuse(
        spot(group.at, 'id'),
        'layer.redefines',
        say(
          `nhóm “${group.id}” đã có ở văn bản cấp trên`,
          `the group '${group.id}' stands in the upper regulation`,
        ),
        say('đặt mã khác', 'choose another id'),
      );
    }
    if (group.within === undefined) {
      report.refuse(
        group.at,
        'layer.group-within-none',
        say(
          'lớp dưới chỉ tách nhóm của văn bản cấp trên',
          'a layer only splits groups of the upper regulation',
        ),
        say('thêm within: mã nhóm được tách', 'add within: the group it is taken from'),
      );
      continue;
    }
    const from = upper.groups.find((g) => g.id === group.within);
    if (from === undefined) {
      const names = upper.groups.map((g) => g.id);
      report.unknown(
        spot(group.at, 'within'),
        'pack.unknown-group',
        say('nhóm', 'group'),
        group.within,
        names,
      );
    } else if (from.of !== group.of || group.when === undefined) {
      report.refuse(
        spot(group.at, group.when === undefined ? 'within' : 'of'),
        'layer.group-not-a-part',
        say(
          `“${group.id}” không phải một phần của “${from.id}”`,
          `'${group.id}' is not a part of '${from.id}'`,
        ),
        say(
          `ghi of: ${from.of} và when: ai thuộc phần này`,
          `write of: ${from.of} and when: who is in this part`,
        ),
      );
    }
  }
}
