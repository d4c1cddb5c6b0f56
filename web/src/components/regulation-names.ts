import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { useSpeech } from '../i18n/language.tsx';

/** What a regulation is called among others: its number, or its title where nobody knows a number. */
export function useRegulationName(): (regulation: string) => string {
  const { t } = useSpeech();
  const { data } = useQuery({
    queryKey: ['regulations'],
    staleTime: 300_000,
    queryFn: () => answerOf(api.GET('/api/v1/regulations')),
  });
  const names = new Map(
    data?.regulations.map(({ regulation, number, title }) => [
      regulation,
      /\d/.test(number) ? number : t(title),
    ]),
  );
  return (regulation) => names.get(regulation) ?? regulation;
}
