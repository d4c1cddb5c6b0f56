import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

export interface UnitPerson {
  readonly id: string;
  readonly fullName: string;
  readonly staffCode: string;
}

/** The people of a unit and below in sight, all pages of them. */
export const useUnitPeople = (unit: string) =>
  useQuery({
    queryKey: ['people', 'of-unit', unit],
    enabled: unit !== '',
    staleTime: 60_000,
    queryFn: async () => {
      const people: UnitPerson[] = [];
      for (let offset: number | null = 0; offset !== null; ) {
        const page: { readonly people: readonly UnitPerson[]; readonly next: number | null } = await answerOf(
          api.GET('/api/v1/people', { params: { query: { unit, limit: 200, offset } } }),
        );
        people.push(...page.people);
        offset = page.next;
      }
      return people;
    },
  });
