import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { paths } from '../api/schema.generated.ts';

export type Unit =
  paths['/api/v1/units']['get']['responses'][200]['content']['application/json']['units'][number];

/** The units of a day (today's, without one), as everybody may see them. */
export const useUnits = (on?: string) =>
  useQuery({
    queryKey: ['units', on ?? 'today'],
    staleTime: 60_000,
    queryFn: () => answerOf(api.GET('/api/v1/units', { params: { query: on === undefined ? {} : { on } } })),
  });

/** What a unit is called; its id where it is not in sight. */
export function useUnitName(): (unit: string) => string {
  const { data } = useUnits();
  const names = new Map(data?.units.map(({ id, name }) => [id, name]));
  return (unit) => names.get(unit) ?? '…';
}
