import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.generated.ts';

export type Effect = components['schemas']['SimulatedEffect'];
export type Moves = components['schemas']['SimulatedMoves'];

const LIVE = 2000;

/** What was tried in a unit; asked again while something is being computed. */
export const simulationsQuery = (unit: string) =>
  queryOptions({
    queryKey: ['simulations', unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/simulations', { params: { path: { unit } } })),
    refetchInterval: ({ state }) =>
      state.data?.simulations.some(({ outcome }) => outcome === null) ? LIVE : false,
  });
