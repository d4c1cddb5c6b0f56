import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

/** What the people in sight are called, of a unit or of all; `…` for others. Lists are read, never files. */
export function usePeopleNames(isAllowed: boolean, unit?: string): (person: string) => string {
  const { data } = useQuery({
    queryKey: ['people', 'names', unit ?? ''],
    enabled: isAllowed,
    queryFn: () =>
      answerOf(api.GET('/api/v1/people', { params: { query: { limit: 200, ...(unit && { unit }) } } })),
  });
  const names = new Map(data?.people.map(({ id, fullName }) => [id, fullName]));
  return (person) => names.get(person) ?? '…';
}
