import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { useSpeech } from '../../i18n/language.tsx';

type Why =
  paths['/api/v1/runs/{run}/results/{subject}/why']['get']['responses'][200]['content']['application/json'];
export type Explanation = Why['explanations'][number];
export type Sentence = Explanation['wouldHaveChanged'][number];

/** Why a subject has its result, in the language of the reader. */
export function useWhy(run: string | undefined, subject: string) {
  const { language } = useSpeech();
  return useQuery({
    queryKey: ['why', run, subject, language],
    enabled: run !== undefined,
    // Reading it is logged, and what a run says never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/runs/{run}/results/{subject}/why', {
          params: { path: { run: run ?? '', subject }, query: { language } },
        }),
      ),
  });
}

/** An article to go to, with what it is called. */
export interface Citation {
  readonly article: string;
  readonly ref: string;
}

/**
 * The articles of a sentence, each by its own name where the sentence names as many as it rests on; else all names lead to
 * the first. `khoản 3 Điều 12; Điều 17, Nghị định …` names two.
 */
export function citationsOf({ articles, refs }: Sentence): readonly Citation[] {
  const [first] = articles;
  if (refs === null || first === undefined) return [];
  const named = refs.split('; ');
  return named.length === articles.length
    ? named.map((ref, at) => ({ ref, article: articles[at] ?? first }))
    : [{ ref: refs, article: first }];
}
