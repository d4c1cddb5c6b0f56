import type { Exact } from '../exact.ts';
import type { Gap } from '../rules/measured.ts';
import type { View } from './view.ts';

/** The quantities of a view by name. The map is made when somebody looks: a mass run keeps a level and a mask. */
export class MeasuresOf implements ReadonlyMap<string, Exact | Gap> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  #map(): Map<string, Exact | Gap> {
    const measures = new Map<string, Exact | Gap>();
    this.#view.plan.measures.forEach((measure, slot) => {
      if (measure) measures.set(measure.id, this.#view.measure(slot));
    });
    return measures;
  }

  get size(): number {
    return this.#map().size;
  }
  get(id: string): Exact | Gap | undefined {
    const slot = this.#view.world.program.measureSlots.get(id);
    return slot === undefined || this.#view.plan.measures[slot] === undefined
      ? undefined
      : this.#view.measure(slot);
  }
  has(id: string): boolean {
    return this.get(id) !== undefined;
  }
  keys(): MapIterator<string> {
    return this.#map().keys();
  }
  values(): MapIterator<Exact | Gap> {
    return this.#map().values();
  }
  entries(): MapIterator<[string, Exact | Gap]> {
    return this.#map().entries();
  }
  [Symbol.iterator](): MapIterator<[string, Exact | Gap]> {
    return this.entries();
  }
  forEach(see: (value: Exact | Gap, key: string, map: ReadonlyMap<string, Exact | Gap>) => void): void {
    for (const [id, value] of this.#map()) see(value, id, this);
  }
}
