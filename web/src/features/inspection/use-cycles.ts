import type { Bilingual } from '@congtam/engine';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';

/** Cycles in sight as answers of a form, by id; none while they are not known. */
export function useCycleOptions(isAsked: boolean): { readonly [cycle: string]: Bilingual } {
  const { data } = useQuery({
    queryKey: ['cycles', 'inspected'],
    enabled: isAsked,
    queryFn: () => answerOf(api.GET('/api/v1/cycles')),
  });
  return Object.fromEntries(
    (data?.cycles ?? []).map(({ id, period }) => [id, { vi: `Đợt ${period}`, en: `Cycle ${period}` }]),
  );
}
