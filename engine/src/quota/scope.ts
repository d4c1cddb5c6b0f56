import type { View } from '../evaluation/view.ts';
import type { World } from '../evaluation/world.ts';
import type { Period } from '../period.ts';
import type { UnitRecord } from '../register.ts';
import type { Quota } from '../regulation/format.ts';

export interface QuotaPlace {
  /** Unit id of the scope; `(none)` when the authority that counts is outside these units. */
  readonly id: string;
  readonly unitIndex: number | undefined;
  readonly dutyGroup: string | undefined;
}

/**
 * In whose base a subject counts: exactly one scope and one duty group. A head counts with those whom the same
 * authority classifies, or in the unit headed, as the reading says; a seconded person on one side only.
 */
export function scopesBy(
  world: World,
  quota: Quota,
): (view: Pick<View, 'kind' | 'index' | 'stand'>, period: Period) => QuotaPlace {
  const { structure, program } = world;
  const named = (unit: UnitRecord | undefined, dutyGroup: string | undefined): QuotaPlace => ({
    id: unit?.id ?? '(none)',
    unitIndex: unit?.index,
    dutyGroup,
  });
  const scope = program.parameter(quota.scope);
  const headsIn = program.parameter(quota.headsIn);
  const secondedIn = program.parameter(quota.secondedIn);
  const body = (of: UnitRecord | undefined): UnitRecord | undefined =>
    scope.value === 'own-unit'
      ? of
      : scope.value === 'direct-unit'
        ? (structure.nearest(of, 'directUnit') ?? structure.nearest(of, 'usingBody'))
        : structure.nearest(of, 'usingBody');
  return (view, period) => {
    if (view.kind !== 'person') {
      const unit = world.register.units[view.index];
      const by = unit?.recognisedBy ?? unit?.parent;
      return named(by === undefined ? undefined : world.register.units[by], undefined);
    }
    view.stand(scope.mark);
    const person = world.register.people[view.index]!;
    const post = structure.postFor(person, period);
    let unit = post && world.register.units[post.unit];
    if (post?.secondedFrom !== undefined) {
      view.stand(secondedIn.mark);
      if (secondedIn.value === 'sending') unit = world.register.units.find((u) => u.id === post.secondedFrom);
      if (unit === undefined) return named(undefined, post.dutyGroup);
    }
    const dutyGroup = post?.dutyGroup;
    const own = body(unit);
    if (post?.leads === 'head' && own !== undefined && post.unit === own.index) {
      view.stand(headsIn.mark);
      if (headsIn.value === 'classifying-authority') {
        const above = own.parent === undefined ? undefined : world.register.units[own.parent];
        return named(
          own.role === 'directUnit'
            ? structure.nearest(above, 'usingBody')
            : (structure.nearest(above, 'managingBody') ?? above),
          dutyGroup,
        );
      }
    }
    return named(own ?? unit, dutyGroup);
  };
}
