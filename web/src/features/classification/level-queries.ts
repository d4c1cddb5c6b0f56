import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';

/** Every level of a cycle in sight, as far as it has come. */
export const useLevels = (cycle: string) =>
  useQuery({
    queryKey: ['levels', cycle],
    // Reading it is logged: the pages of one cycle share what was read.
    staleTime: 60_000,
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/levels', { params: { path: { cycle } } })),
  });
