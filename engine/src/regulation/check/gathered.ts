import { parsePeriod, periodsWithin } from '../../period.ts';
import { say } from '../../problem.ts';
import { areUnits, WHOM } from '../../rules/others.ts';
import type { Measure } from '../format.ts';
import { type Context, type Where, wheresOf } from './context.ts';
import { checkFiner } from './finer.ts';
import { quoted, spot, spotOfWord } from './report.ts';

const EXAMPLES = { week: '2026-W01', month: '2026-01', quarter: '2026-Q1', half: '2026-H1', year: '2026' };

/** As many weights as there are periods in each period of the rule's own. */
export function checkPeriodWeights({ regulation, report }: Context, measure: Measure): void {
  const weights = measure.at.optional('weights');
  const inner = regulation.stages.get(String(measure.at.optional('from')?.plain))?.periods[0];
  if (weights === undefined || inner === undefined) return;
  for (const stage of measure.stages) {
    const outer = regulation.stages.get(stage)?.periods[0];
    const span = outer && parsePeriod(EXAMPLES[outer]);
    if (span === undefined) continue;
    const count = periodsWithin(span, inner).length;
    if (inner !== 'week' && weights.list()?.length === count) continue;
    report.refuse(
      weights,
      'pack.weights-per-period',
      inner === 'week'
        ? say(
            'số tuần thay đổi theo năm, không gán trọng số được',
            'the number of weeks varies from year to year',
          )
        : say(
            `có ${count} kỳ nhưng ghi ${weights.list()?.length} trọng số`,
            `there are ${count} periods and ${weights.list()?.length} weights`,
          ),
      say('ghi một trọng số cho mỗi kỳ', 'write one weight for each period'),
    );
  }
}

/** Levels of a stage of shorter periods, where everybody the rule is for is rated. */
export function checkLevelsOfPeriods(context: Context, measure: Measure, wheres: readonly Where[]): void {
  const { regulation, names, report } = context;
  const at = spot(measure.at, 'from');
  const from = String(at.plain);
  if (!names.use('stage', from, at)) return;
  checkFiner(context, measure, from);
  const unrated = [...new Set(wheres.map((w) => w.group))].filter(
    (group) =>
      !regulation.ladders.some(
        (l) => l.stages.includes(from) && (l.for === undefined || l.for.includes(group.id)),
      ),
  );
  if (unrated.length === 0) return;
  report.refuse(
    at,
    'pack.stage-without-levels',
    say(
      `nhóm ${quoted(unrated.map((g) => g.id)).vi} không được xếp loại ở giai đoạn “${from}”`,
      `group ${quoted(unrated.map((g) => g.id)).en} is not rated at stage '${from}'`,
    ),
    say('thêm ladder cho giai đoạn ấy, hoặc thu hẹp for', 'add a ladder for that stage, or narrow for'),
  );
}

/** Levels of people are known after those of units: what a unit makes of them is for consequences alone. */
export function checkLevelsOfPeople(context: Context): void {
  const { regulation, names, report } = context;
  for (const measure of regulation.measures) {
    if (measure.rule.references.levelsOf !== 'person') continue;
    if (names.isUsedAfterLevelsOnly('measure', measure.id)) continue;
    if (!wheresOf(context, measure).some((w) => w.group.of === 'unit')) continue;
    report.refuse(
      spot(measure.at, 'levels'),
      'pack.unit-from-people-levels',
      say(
        'đơn vị được xếp loại trước người, chưa có mức của người',
        'units are classified before people, whose levels are not there yet',
      ),
      say(
        'chỉ hỏi ở consequences, hoặc xét theo điểm: of: đại lượng, where: {…}',
        'ask for it in consequences only, or look at a score: of: a quantity, where: {…}',
      ),
    );
  }
}

/** Levels of people are there only where people are rated. */
export function checkOverSubjects(context: Context, measure: Measure): void {
  const { regulation, report } = context;
  const whom = WHOM.find((one) => one === measure.at.optional('whom')?.plain);
  if (whom === undefined || areUnits(whom) || measure.at.optional('levels') === undefined) return;
  for (const stage of new Set(wheresOf(context, measure).map((w) => w.stage))) {
    const isRated = regulation.ladders.some(
      (l) =>
        l.stages.includes(stage) &&
        regulation.groups.some((g) => g.of === 'person' && (l.for === undefined || l.for.includes(g.id))),
    );
    if (isRated) continue;
    report.refuse(
      spotOfWord(measure.at, 'stage', stage),
      'pack.stage-without-levels',
      say(`không ai được xếp loại ở giai đoạn “${stage}”`, `nobody is rated at stage '${stage}'`),
      say('thêm ladder, hoặc xét theo điểm', 'add a ladder, or look at a score'),
    );
  }
}
