import { formatDay } from '../../calendar-day.ts';
import { NOT_RATED } from '../../classification/classification.ts';
import { PERIOD_UNITS, type PeriodUnit } from '../../period.ts';
import { say } from '../../problem.ts';
import { type Level, SUBJECT_KINDS } from '../format.ts';
import type { Context } from './context.ts';
import { quoted, spot, spotOfWord } from './report.ts';

/** Days, levels, stages, and whom the regulation is about. */
export function checkFrame(context: Context): void {
  checkDays(context);
  checkLevels(context);
  checkMeanings(context);
  checkStages(context);
  checkSubjects(context);
}

export function checkDays({ regulation, report }: Pick<Context, 'regulation' | 'report'>): void {
  const { at, issuedOn, inForceFrom, inForceTo } = regulation;
  if (inForceFrom < issuedOn) {
    report.refuse(
      spot(at, 'in-force-from'),
      'pack.days-out-of-order',
      say(
        `có hiệu lực từ ${formatDay(inForceFrom)}, trước ngày ban hành ${formatDay(issuedOn)}`,
        `in force from ${formatDay(inForceFrom)}, before it was issued on ${formatDay(issuedOn)}`,
      ),
      say('xem lại hai ngày', 'look at both days again'),
    );
  }
  if (inForceTo !== undefined && inForceTo < inForceFrom) {
    report.refuse(
      spot(at, 'in-force-to'),
      'pack.days-out-of-order',
      say(
        `hết hiệu lực ${formatDay(inForceTo)}, trước khi có hiệu lực ${formatDay(inForceFrom)}`,
        `in force to ${formatDay(inForceTo)}, before it takes effect on ${formatDay(inForceFrom)}`,
      ),
      say('xem lại hai ngày', 'look at both days again'),
    );
  }
}

function checkLevels({ regulation, report }: Context): void {
  if (regulation.levels.length < 2) {
    report.refuse(
      spot(regulation.at, 'levels'),
      'pack.too-few-levels',
      say('cần ít nhất hai mức xếp loại', 'at least two levels are needed'),
      say('khai các mức từ cao xuống thấp', 'declare the levels, best first'),
    );
  }
  for (const [index, level] of regulation.levels.entries()) {
    const other = regulation.levels.slice(0, index).find(({ short }) => short === level.short);
    if (other !== undefined && other.id !== level.id)
      report.refuse(
        spot(level.at, 'short'),
        'pack.short-twice',
        say(
          `“${level.short}” đã là chữ tắt của mức “${other.id}”: không phân biệt được hai mức`,
          `'${level.short}' is the short name of '${other.id}' already: nobody could tell the two apart`,
        ),
        say('đặt chữ tắt khác', 'write another short name'),
      );
    if (level.id !== NOT_RATED) continue;
    report.refuse(
      spot(level.at, 'id'),
      'pack.reserved-id',
      say(`“${NOT_RATED}” là tên dành riêng cho không xếp loại`, `'${NOT_RATED}' is reserved for no rating`),
      say('đặt tên khác', 'choose another id'),
    );
  }
}

/** The levels of the nation, best first. */
const NATIONAL = ['excellent', 'good', 'completed', 'notCompleted'];

/** What levels mean follows their order: else whoever is rated better would be reported as worse. */
function checkMeanings({ regulation, report }: Context): void {
  let before: Level | undefined;
  for (const level of regulation.levels) {
    const { means } = level;
    if (means === undefined) continue;
    const at = spot(level.at, 'means');
    if (!NATIONAL.includes(means)) {
      report.unknown(at, 'pack.unknown-meaning', say('mức toàn quốc', 'national level'), means, NATIONAL);
      continue;
    }
    if (before?.means !== undefined && NATIONAL.indexOf(means) < NATIONAL.indexOf(before.means)) {
      report.refuse(
        at,
        'pack.meaning-out-of-order',
        say(
          `“${level.id}” thấp hơn “${before.id}” mà lại tương ứng mức toàn quốc cao hơn: “${means}” và “${before.means}”`,
          `'${level.id}' is below '${before.id}' and yet means a better national level: '${means}' and '${before.means}'`,
        ),
        say('đổi chỗ hai giá trị means', 'swap the two'),
      );
    }
    before = level;
  }
}

const fineness = (unit: PeriodUnit): number => PERIOD_UNITS.indexOf(unit);

function checkStages({ regulation, report, names }: Context): void {
  const taken = new Map<PeriodUnit, string>();
  for (const stage of regulation.stages.values()) {
    const { periods } = stage;
    if (periods.some((unit, i) => i > 0 && fineness(unit) <= fineness(periods[i - 1]!))) {
      report.refuse(
        spot(stage.at, 'periods'),
        'pack.periods-out-of-order',
        say(
          'các kỳ phải từ ngắn đến dài, mỗi kỳ một lần',
          'periods go from the shortest to the longest, each once',
        ),
        say(
          `viết: ${[...new Set(periods)].sort((a, b) => fineness(a) - fineness(b)).join(', ')}`,
          `write: ${[...new Set(periods)].sort((a, b) => fineness(a) - fineness(b)).join(', ')}`,
        ),
      );
    }
    const finest = periods[0];
    const other = finest === undefined ? undefined : taken.get(finest);
    if (finest !== undefined && other !== undefined) {
      report.refuse(
        spotOfWord(stage.at, 'periods', finest),
        'pack.period-in-two-stages',
        say(
          `“${finest}” đã là kỳ ngắn nhất của giai đoạn “${other}”`,
          `'${finest}' is already the finest period of stage '${other}'`,
        ),
        say('để mỗi giai đoạn một kỳ ngắn nhất riêng', 'give every stage a finest period of its own'),
      );
    }
    if (finest !== undefined) taken.set(finest, other ?? stage.id);
    if (stage.shows === undefined || !names.use('measure', stage.shows, spot(stage.at, 'shows'))) continue;
    if (!regulation.measures.some((m) => m.id === stage.shows && m.stages.includes(stage.id))) {
      report.refuse(
        spot(stage.at, 'shows'),
        'pack.measure-of-other-stage',
        say(
          `“${stage.shows}” không được tính ở giai đoạn này`,
          `'${stage.shows}' is not calculated at this stage`,
        ),
        say(
          'thêm giai đoạn vào đại lượng, hoặc chọn đại lượng khác',
          'add the stage to the measure, or show another one',
        ),
      );
    }
  }
}

function checkSubjects({ regulation, report }: Context): void {
  for (const kind of SUBJECT_KINDS) {
    const scopes = regulation.scopes.filter((s) => s.of === kind);
    const groups = regulation.groups.filter((g) => g.of === kind);
    const [scope, second] = scopes;
    if (second !== undefined) {
      report.refuse(
        second.at,
        'pack.scope-twice',
        say(`đối tượng “${kind}” đã có phạm vi`, `'${kind}' has a scope already`),
        say('gộp vào một mục bằng any', 'join them in one entry with any'),
      );
    }
    if (scope !== undefined && groups.length === 0) {
      report.refuse(
        scope.at,
        'pack.scope-without-group',
        say(`phạm vi “${kind}” không có nhóm nào`, `the scope '${kind}' has no group`),
        say('thêm nhóm ở mục groups', 'add a group under groups'),
      );
    }
    if (scope === undefined && groups[0] !== undefined) {
      report.refuse(
        groups[0].at,
        'pack.group-without-scope',
        say(
          `không có phạm vi áp dụng cho “${kind}”: nhóm ${quoted(groups.map((g) => g.id)).vi} không có ai`,
          `nothing says to which '${kind}' it applies: nobody is in ${quoted(groups.map((g) => g.id)).en}`,
        ),
        say(`thêm mục applies-to với of: ${kind}`, `add an entry under applies-to with of: ${kind}`),
      );
    }
  }
}
