import type { paths } from '../../api/schema.generated.ts';

type Rosters = paths['/api/v1/rosters']['get']['responses'][200]['content']['application/json']['rosters'];

/** Lists with faults that nobody has mended: a later list of the same unit that is right takes their place. */
export const notMended = (
  rosters: readonly Pick<Rosters[number], 'unit' | 'state' | 'uploadedAt'>[],
): number =>
  rosters.filter(
    ({ state, unit, uploadedAt }) =>
      state === 'faulty' &&
      !rosters.some(
        (later) =>
          later.unit === unit &&
          later.uploadedAt > uploadedAt &&
          (later.state === 'checked' || later.state === 'applying' || later.state === 'applied'),
      ),
  ).length;
