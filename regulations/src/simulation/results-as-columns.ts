import {
  type BroughtResult,
  type ByPeriod,
  type GivenResults,
  type Register,
  ratio,
  type SubjectFacts,
} from '@congtam/engine';

/** Results of the finer periods of a year, as another body or an earlier run brought them. */
export interface PeriodResults {
  /** Everything but these results. */
  readonly register: Register;
  /** The quantity brought, such as the score of a month. */
  readonly measure: string;
  readonly body: string;
  /** By period: for each person the value times `scale`, NaN where nothing was brought. */
  readonly periods: readonly { readonly id: string; readonly values: Float64Array }[];
  readonly scale: number;
}

/** Whether nobody brought anything. */
export const isEmpty = (brought: SubjectFacts['brought'] | undefined): boolean =>
  brought === undefined || [...brought.keys()].length === 0;

/** The results of some of the people, in their order. */
export function givenTo({ measure, scale, periods }: PeriodResults, people: readonly number[]): GivenResults {
  const chosen = (values: Float64Array): Float64Array => {
    const here = new Float64Array(people.length);
    for (let at = 0; at < here.length; at++) here[at] = values[people[at]!] ?? Number.NaN;
    return here;
  };
  return { measure, scale, periods: new Map(periods.map(({ id, values }) => [id, chosen(values)])) };
}

/** What each person brought, read from the columns when it is asked for. */
export function broughtBy(results: PeriodResults): (index: number) => SubjectFacts['brought'] {
  const columns: Columns = {
    places: new Map(results.periods.map(({ id }, place) => [id, place])),
    values: results.periods.map(({ values }) => values),
    lists: new Map(),
    ...results,
  };
  const { personFacts } = results.register;
  return (index) => new BroughtFromColumns(columns, index, personFacts[index]?.brought);
}

interface Columns extends Pick<PeriodResults, 'measure' | 'body' | 'scale'> {
  readonly places: ReadonlyMap<string, number>;
  readonly values: readonly Float64Array[];
  /** Equal results share one list, for there are few different scores. */
  readonly lists: Map<number, readonly BroughtResult[]>;
}

class BroughtFromColumns implements ByPeriod<readonly BroughtResult[]> {
  readonly #columns: Columns;
  readonly #index: number;
  readonly #others: SubjectFacts['brought'] | undefined;

  constructor(columns: Columns, index: number, others: SubjectFacts['brought'] | undefined) {
    this.#columns = columns;
    this.#index = index;
    this.#others = others;
  }

  #value(period: string): number {
    const place = this.#columns.places.get(period);
    return place === undefined ? Number.NaN : (this.#columns.values[place]?.[this.#index] ?? Number.NaN);
  }

  has(period: string): boolean {
    return !Number.isNaN(this.#value(period)) || this.#others?.has(period) === true;
  }

  get(period: string): readonly BroughtResult[] | undefined {
    const value = this.#value(period);
    const others = this.#others?.get(period);
    if (Number.isNaN(value)) return others;
    const { lists, measure, body, scale } = this.#columns;
    let list = lists.get(value);
    if (list === undefined) {
      list = [{ measure, value: ratio(value, scale), body }];
      lists.set(value, list);
    }
    return others === undefined ? list : [...list, ...others];
  }

  *keys(): Generator<string> {
    for (const id of this.#columns.places.keys()) if (this.has(id)) yield id;
    for (const id of this.#others?.keys() ?? []) if (!this.#columns.places.has(id)) yield id;
  }
}
