import { say } from '../../problem.ts';
import type { Measure, Parameter } from '../format.ts';
import { ruleReader } from '../read/rule.ts';
import { checkPolicies, refuseSingleRating } from './applicability.ts';
import { checkAvailable } from './available.ts';
import { type Context, type Where, wheresOf } from './context.ts';
import { checkFiner } from './finer.ts';
import { checkKind } from './kinds.ts';
import { checkRecords } from './others.ts';
import { quoted, spot, spotOfWord } from './report.ts';
import { checkRounded } from './rounded.ts';
import { checkRater } from './tests.ts';

/** What the quantities refer to: names, types, and whether it is there for every group and stage that asks. */
export function checkMeasures(context: Context): void {
  for (const measure of context.regulation.measures) {
    const wheres = wheresOf(context, measure);
    checkInputs(context, measure, wheres);
    checkElsewhere(context, measure, wheres);
    checkTables(context, measure, wheres);
    checkKind(context, measure, wheres);
    checkPolicies(context, measure, wheres);
    checkRounded(context, measure);
    const { levels = [], readings = [] } = measure.rule.references;
    for (const id of levels) context.names.use('level', id, spotOfWord(measure.at, 'levels', id));
    for (const id of readings) context.names.use('reading', id, measure.at);
  }
}

/** The key under which a rule names an input. */
const keyOf = (measure: Measure, id: string): string =>
  ['of', 'to', 'fact', 'reaches', 'recorded-by'].find((key) => {
    const plain = measure.at.optional(key)?.plain;
    return plain === id || (Array.isArray(plain) && plain.includes(id));
  }) ?? 'of';

function checkInputs(context: Context, measure: Measure, wheres: readonly Where[]): void {
  const { regulation, names, report } = context;
  const inputs = measure.rule.references.inputs ?? [];
  const take = takeOf(context, measure);
  const weights = measure.rule.kind === 'mean-of-raters' ? measure.at.optional('weights') : undefined;
  const taken =
    weights?.keys() ??
    (take === undefined ? [undefined] : 'fixed' in take ? [take.fixed] : [...take.options.values()]);
  for (const id of inputs) {
    const at = spotOfWord(measure.at, keyOf(measure, id), id);
    if (names.of('measure').includes(id)) {
      names.use('measure', id, at);
    } else if (names.of('fact').includes(id)) {
      names.use('fact', id, at);
      const fact = regulation.facts.get(id)!;
      const isChoice = measure.rule.kind === 'value-by-choice';
      const fits = isChoice ? ['choice', 'flag'] : ['number', 'flag'];
      if (!fits.includes(fact.type.kind)) {
        report.refuse(
          at,
          'pack.wrong-type',
          say(
            `dữ kiện “${id}” kiểu ${fact.type.kind}, cần ${fits.join(' / ')}`,
            `fact '${id}' is of type ${fact.type.kind}, not ${fits.join(' or ')}`,
          ),
          isChoice
            ? say('chọn dữ kiện kiểu choice', 'choose a fact that is a choice')
            : say('đổi kiểu, hoặc tính qua value-by-choice', 'mend its type, or go through value-by-choice'),
        );
      }
      if (weights === undefined) refuseSingleRating(context, id, at);
      const where = weights ?? (fact.raters.length > 0 && take === undefined ? at : measure.at);
      for (const rater of taken) checkRater(context, fact.raters, rater, id, where);
    } else {
      const known = [...names.of('measure'), ...names.of('fact')];
      report.unknown(at, 'pack.unknown-input', say('đại lượng hay dữ kiện', 'measure or fact'), id, known);
      continue;
    }
    checkAvailable(context, id, measure.id, wheres, at);
  }
}

function takeOf({ regulation }: Context, measure: Measure): Parameter<string> | undefined {
  const at = measure.at.optional('take');
  const reader = ruleReader((id) => {
    const reading = regulation.readings.get(id);
    return reading && [...reading.options.keys()];
  });
  return at && reader.parameter(at, (c) => c.id());
}

/** Quantities of other periods or other subjects. */
function checkElsewhere(context: Context, measure: Measure, wheres: readonly Where[]): void {
  const { regulation, names } = context;
  for (const { measure: id, stage, of = 'person' } of measure.rule.references.elsewhere ?? []) {
    const at = spotOfWord(measure.at, keyOf(measure, id), id);
    const isKnown = names.use('measure', id, at);
    if (stage !== undefined && !names.use('stage', stage, spot(measure.at, 'from'))) continue;
    const asked =
      stage === undefined
        ? wheres.flatMap((w) =>
            regulation.groups.filter((g) => g.of === of).map((group) => ({ group, stage: w.stage })),
          )
        : wheres.map(({ group }) => ({ group, stage }));
    if (isKnown) checkAvailable(context, id, measure.id, asked, at);
    if (stage !== undefined) checkFiner(context, measure, stage);
  }
}

function checkTables(context: Context, measure: Measure, wheres: readonly Where[]): void {
  const { regulation, names, report } = context;
  for (const { table: id, whose } of measure.rule.references.tables ?? []) {
    const at = spot(measure.at, 'table');
    if (whose !== undefined) {
      const asking = { of: 'subject', rule: measure.id, wheres } as const;
      checkRecords(context, { table: id, ...whose, at: measure.at }, asking, 'table');
      continue;
    }
    if (!names.use('table', id, at)) continue;
    const table = regulation.tables.get(id)!;
    const lacking = wheres.filter(
      ({ group, stage }) => group.of !== table.of || (table.per !== undefined && table.per !== stage),
    );
    if (lacking.length === 0) continue;
    const groups = quoted([...new Set(lacking.map((w) => w.group.id))]);
    const stages = quoted([...new Set(lacking.map((w) => w.stage))]);
    report.refuse(
      at,
      'pack.table-not-available',
      say(
        `“${measure.id}” đọc bảng “${id}” cho nhóm ${groups.vi} ở giai đoạn ${stages.vi}, bảng không có dòng cho họ`,
        `'${measure.id}' reads table '${id}' for group ${groups.en} at stage ${stages.en}, for which it has no rows`,
      ),
      say(`thu hẹp for/stage, hoặc sửa of/per của bảng`, 'narrow for/stage, or mend of/per of the table'),
    );
  }
}
