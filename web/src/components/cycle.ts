import { type Bilingual, say } from '@congtam/engine';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

export const useCycle = (cycle: string) =>
  useQuery({
    queryKey: ['cycle', cycle],
    enabled: cycle !== '',
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}', { params: { path: { cycle } } })),
  });

/** A regulation by which a cycle rates, with what its levels are called, the best first. */
export interface Rating {
  readonly regulation: string;
  readonly version: string;
  readonly number: string;
  readonly title: Bilingual;
  readonly levels: readonly { readonly level: string; readonly label: Bilingual }[];
}

/** The regulations of a cycle; what they say does not change. */
export const useRatings = (cycle: string) =>
  useQuery({
    queryKey: ['ratings', cycle],
    enabled: cycle !== '',
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<readonly Rating[]> => {
      const { regulations } = await answerOf(
        api.GET('/api/v1/cycles/{cycle}', { params: { path: { cycle } } }),
      );
      return Promise.all(
        regulations.map(({ regulation, version }) =>
          answerOf(
            api.GET('/api/v1/regulations/{regulation}/{version}', {
              params: { path: { regulation, version } },
            }),
          ),
        ),
      );
    },
  });

/** Every regulation in sight, with what its levels are called. */
export const useRegulations = () =>
  useQuery({
    queryKey: ['regulations'],
    queryFn: () => answerOf(api.GET('/api/v1/regulations')),
  });

/** No level of a regulation: that nobody is rated. */
export const NOT_RATED = 'notRated';

/** The levels nearly every regulation has, for who does not see under which one something was rated. */
const USUAL = new Map<string, Bilingual>([
  [NOT_RATED, say('Không xếp loại', 'Not rated')],
  ['excellent', say('Hoàn thành xuất sắc nhiệm vụ', 'Excellent completion of duties')],
  ['good', say('Hoàn thành tốt nhiệm vụ', 'Good completion of duties')],
  ['completed', say('Hoàn thành nhiệm vụ', 'Completion of duties')],
  ['notCompleted', say('Không hoàn thành nhiệm vụ', 'Non-completion of duties')],
]);

/** What a level is called under a regulation. */
export function ratedAs(ratings: readonly Rating[], regulation: string, level: string): Bilingual {
  const known = ratings.find((one) => one.regulation === regulation)?.levels;
  return known?.find((one) => one.level === level)?.label ?? USUAL.get(level) ?? say(level, level);
}

/** The levels of a regulation to choose from, by id. */
export const levelOptions = (rating: Rating | undefined): { readonly [level: string]: Bilingual } => ({
  ...Object.fromEntries((rating?.levels ?? []).map(({ level, label }) => [level, label])),
  [NOT_RATED]: ratedAs([], '', NOT_RATED),
});
