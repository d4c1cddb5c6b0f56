import type { Linker, RecordCondition } from '../evaluation/linker.ts';
import type { View } from '../evaluation/view.ts';
import { compare, divide, type Exact, multiply, add as plus, ratio, ZERO } from '../exact.ts';
import { productRuleInWords } from '../explanation/product-rule-words.ts';
import { tellProducts } from '../explanation/product-words.ts';
import { NUMBER_SCALE, type Records } from '../register.ts';
import { readingsOf } from './arithmetic.ts';
import type { RuleKind } from './kinds.ts';

/**
 * Σ coefficient × quantity over a subject's records, each event (a major error, a lateness) taking a share off.
 *
 * `applies-to: product`: an event takes the share off one product of the line, so n events take n × share, at most the
 * number of products. `applies-to: line`: it takes the share off everything on the line. Never below 0.
 * All numbers are whole multiples of 1/10 000, added as integers: exact, and fast enough for a province.
 */
export const convertedQuantity: RuleKind = {
  kind: 'converted-quantity',
  keys: ['table', 'quantity', 'coefficient', 'where?', 'loss?'],
  read(at, read) {
    const table = at.field('table')?.id();
    const quantity = at.field('quantity')?.id();
    const coefficient = at.field('coefficient')?.id();
    const where = at.optional('where') && read.condition(at.optional('where'), 'columns');
    const lossAt = at.optional('loss')?.map(['events', 'waived?', 'share', 'applies-to', 'at-most-of']);
    const loss = lossAt && {
      events: lossAt.field('events')?.id(),
      waived: lossAt.optional('waived')?.id(),
      share: read.parameter(lossAt.field('share'), (c) => read.exact(c)),
      appliesTo: read.word(lossAt.field('applies-to'), ['product', 'line']),
      limit: lossAt.field('at-most-of')?.id(),
    };
    if (table === undefined || quantity === undefined || coefficient === undefined) return undefined;
    if (at.optional('loss') && !(loss?.events && loss.share && loss.appliesTo && loss.limit))
      return undefined;
    const columns = [quantity, coefficient, loss?.events, loss?.waived, loss?.limit].filter(
      (c) => c !== undefined,
    );
    const lossRuleOf = (linker: Linker): LossRule | undefined => {
      if (!(loss?.events && loss.share && loss.appliesTo && loss.limit)) return undefined;
      const share = linker.parameter(loss.share).value;
      return {
        events: loss.events,
        waived: loss.waived,
        limit: loss.limit,
        n: Number(share.n),
        d: Number(share.d),
        wholeLine: linker.parameter(loss.appliesTo).value === 'line',
      };
    };
    return {
      kind: 'converted-quantity',
      references: { tables: [{ table, columns }], readings: readingsOf(loss?.share, loss?.appliesTo) },
      standsWhenItMatters: true,
      range: () => ({ min: ZERO }),
      link(linker) {
        const matches = where && linker.recordCondition(where, table);
        const per = linker.table(table).per !== undefined;
        const share = loss?.share && linker.parameter(loss.share);
        const appliesTo = loss?.appliesTo && linker.parameter(loss.appliesTo);
        const lossRule = lossRuleOf(linker);
        const marks = [...linker.unverifiedMarks.own, ...linker.unverifiedMarks.shared];
        const whole = linker.table(table).columns.find((c) => c.id === quantity)?.atMost;
        let bound: BoundColumns | undefined;
        return (view) => {
          const records = view.world.register.records.get(table);
          const rows = view.rowsOf(table, per);
          if (records === undefined || rows === undefined || rows.length === 0) return note(view, ZERO, 0, 0);
          if (bound?.records !== records) bound = bind(records, quantity, coefficient, lossRule);
          const outcome = addUp(bound, rows, matches, lossRule);
          if (outcome.lost > 0) {
            view.stand(share?.mark);
            view.stand(appliesTo?.mark);
          }
          if (marks.length > 0 && (loss ? outcome.floored : hasLess(bound, rows, matches, whole)))
            view.standOn(marks);
          return note(view, outcome.total, outcome.counted, outcome.lost);
        };
      },
      reduce(linker) {
        const matches = where && linker.recordCondition(where, table);
        const per = linker.table(table).per !== undefined;
        const lossRule = lossRuleOf(linker);
        const scale = NUMBER_SCALE * NUMBER_SCALE * (lossRule?.d ?? 1);
        return ({ world, evidence, period, subjects, toExact }) => {
          const values = new Float64Array(subjects.length);
          const records = world.register.records.get(table);
          if (records === undefined) return { values, scale, error: 0 };
          const bound = bind(records, quantity, coefficient, lossRule);
          const { starts, rows } = evidence.rows(records, per ? period.id : undefined);
          for (let i = 0; i < subjects.length; i++) {
            const [from, to] = [starts[subjects[i]!]!, starts[subjects[i]! + 1]!];
            const whole = sumOfRows(bound, rows, from, to, matches, lossRule);
            if (whole === undefined) toExact[i] = 1;
            else values[i] = whole;
          }
          return { values, scale, error: 0 };
        };
      },
      explain: (step, _language, telling) =>
        tellProducts(
          step,
          {
            table,
            quantity,
            coefficient,
            where,
            ...(loss?.events && loss.share && loss.appliesTo && loss.limit
              ? {
                  loss: {
                    events: loss.events,
                    waived: loss.waived,
                    limit: loss.limit,
                    share: telling.parameter(loss.share),
                    wholeLine: telling.parameter(loss.appliesTo) === 'line',
                  },
                }
              : {}),
          },
          telling,
        ),
      inWords: (name) => productRuleInWords({ table, quantity, coefficient, where, loss }, name),
    };
  },
};

function note(view: View, value: Exact, counted: number, lost: number): Exact {
  if (view.traced) view.note({ details: { counted, lost } });
  return value;
}

interface LossRule {
  readonly events: string;
  readonly waived: string | undefined;
  readonly limit: string;
  readonly n: number;
  readonly d: number;
  readonly wholeLine: boolean;
}

const numbers = (records: Records, column: string): Float64Array | undefined => {
  const found = records.columns.get(column);
  return found?.kind === 'number' ? found.values : undefined;
};

interface BoundColumns {
  readonly records: Records;
  readonly quantity: Float64Array | undefined;
  readonly coefficient: Float64Array | undefined;
  readonly events: Float64Array | undefined;
  readonly waived: Float64Array | undefined;
  readonly limits: Float64Array | undefined;
}

const bind = (
  records: Records,
  quantity: string,
  coefficient: string,
  loss: LossRule | undefined,
): BoundColumns => ({
  records,
  quantity: numbers(records, quantity),
  coefficient: numbers(records, coefficient),
  events: loss && numbers(records, loss.events),
  waived: loss?.waived === undefined ? undefined : numbers(records, loss.waived),
  limits: loss && numbers(records, loss.limit),
});

const WIDEST = Number.MAX_SAFE_INTEGER;

function addUp(
  bound: BoundColumns,
  rows: Int32Array,
  matches: RecordCondition | undefined,
  loss: LossRule | undefined,
): { total: Exact; counted: number; lost: number; floored: boolean } {
  const d = loss?.d ?? 1;
  const { whole, overflow, ...rest } = countUp(bound, rows, matches, loss);
  const fast =
    whole % NUMBER_SCALE === 0
      ? ratio(whole / NUMBER_SCALE, NUMBER_SCALE * d)
      : ratio(whole, NUMBER_SCALE * NUMBER_SCALE * d);
  if (overflow === 0n) return { total: fast, ...rest };
  return { total: plus(fast, ratio(overflow, BigInt(NUMBER_SCALE) ** 3n * BigInt(d) ** 2n)), ...rest };
}

/** Whether a line that counts has less than it could have, by the column which its quantity may not exceed. */
function hasLess(
  { records, quantity }: BoundColumns,
  rows: Int32Array,
  matches: RecordCondition | undefined,
  atMost: string | undefined,
): boolean {
  const most = atMost === undefined ? undefined : numbers(records, atMost);
  return (
    most !== undefined &&
    rows.some(
      (row) => (matches?.(records.columns, row) ?? true) && !((quantity?.[row] || 0) >= (most[row] || 0)),
    )
  );
}

/** The total in multiples of 1 / (scale² × d), and apart from it what does not fit into them. */
function countUp(
  bound: BoundColumns,
  rows: Int32Array,
  matches: RecordCondition | undefined,
  loss: LossRule | undefined,
): { whole: number; overflow: bigint; counted: number; lost: number; floored: boolean } {
  const { records, quantity, coefficient, events, waived, limits } = bound;
  const { columns } = records;
  let whole = 0;
  let overflow = 0n;
  let counted = 0;
  let lost = 0;
  let floored = false;
  const d = loss?.d ?? 1;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (matches !== undefined && !matches(columns, row)) continue;
    counted += 1;
    const weight = coefficient === undefined ? 0 : coefficient[row]!;
    let kept = quantity === undefined ? 0 : quantity[row]! * d;
    if (Number.isNaN(kept)) kept = 0;
    let isWhole = true;
    let happened = 0;
    if (events !== undefined && events[row]! > 0) {
      happened = events[row]! - (waived === undefined ? 0 : waived[row]! || 0);
    }
    if (loss !== undefined && happened > 0) {
      lost += happened / NUMBER_SCALE;
      const limit = loss.wholeLine ? NUMBER_SCALE * d : (limits?.[row] || 0) * d;
      if (loss.n * happened > limit) floored = true;
      if (loss.wholeLine) {
        kept = (kept * Math.max(0, d * NUMBER_SCALE - loss.n * happened)) / (d * NUMBER_SCALE);
        isWhole = Number.isInteger(kept);
      } else kept = Math.max(0, kept - Math.min(loss.n * happened, limit));
    }
    const add = weight * kept;
    const next = whole + add;
    if (isWhole && add <= WIDEST && add >= -WIDEST && next <= WIDEST && next >= -WIDEST) whole = next;
    else overflow += exactLine(weight, quantity?.[row] || 0, happened, loss, limits?.[row] || 0);
  }
  return { whole, overflow, counted, lost, floored };
}

/** The total alone, as `countUp` has it; undefined where that would leave doubles. */
function sumOfRows(
  { records, quantity, coefficient, events, waived, limits }: BoundColumns,
  rows: Int32Array,
  from: number,
  to: number,
  matches: RecordCondition | undefined,
  loss: LossRule | undefined,
): number | undefined {
  const { columns } = records;
  if (quantity === undefined || coefficient === undefined) return 0;
  const d = loss?.d ?? 1;
  let whole = 0;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    if (matches !== undefined && !matches(columns, row)) continue;
    let kept = quantity[row]! * d || 0;
    if (loss !== undefined && events !== undefined && events[row]! > 0) {
      const happened = events[row]! - (waived === undefined ? 0 : waived[row]! || 0);
      if (happened > 0 && loss.wholeLine) {
        kept = (kept * Math.max(0, d * NUMBER_SCALE - loss.n * happened)) / (d * NUMBER_SCALE);
        if (!Number.isInteger(kept)) return undefined;
      } else if (happened > 0) {
        kept = Math.max(0, kept - Math.min(loss.n * happened, (limits?.[row] || 0) * d));
      }
    }
    const add = coefficient[row]! * kept;
    whole += add;
    if (!(add <= WIDEST && add >= -WIDEST && whole <= WIDEST && whole >= -WIDEST)) return undefined;
  }
  return whole;
}

/** One line where doubles are too narrow, in multiples of 1 / (scale³ × d²). */
function exactLine(
  weight: number,
  quantity: number,
  happened: number,
  loss: LossRule | undefined,
  limit: number,
): bigint {
  const one = ratio(1);
  const scale = ratio(NUMBER_SCALE);
  const q = divide(ratio(quantity), scale);
  const w = divide(ratio(weight), scale);
  let kept = q;
  if (loss !== undefined && happened > 0) {
    const n = multiply(ratio(loss.n, loss.d), divide(ratio(happened), scale));
    if (loss.wholeLine)
      kept = compare(n, one) >= 0 ? ZERO : multiply(q, ratio(BigInt(n.d) - BigInt(n.n), n.d));
    else {
      const most = divide(ratio(limit), scale);
      const taken = compare(n, most) < 0 ? n : most;
      const rest = ratio(
        BigInt(q.n) * BigInt(taken.d) - BigInt(taken.n) * BigInt(q.d),
        BigInt(q.d) * BigInt(taken.d),
      );
      kept = compare(rest, ZERO) > 0 ? rest : ZERO;
    }
  }
  const value = multiply(w, kept);
  return (BigInt(value.n) * BigInt(NUMBER_SCALE) ** 3n * BigInt(loss?.d ?? 1) ** 2n) / BigInt(value.d);
}
