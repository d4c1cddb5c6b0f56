import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Bars } from '../../components/bars.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenScore } from '../../i18n/written.ts';
import { type Level, periodName } from './levels.ts';
import { scoreFor } from './results-shown.ts';
import { texts } from './texts.ts';

/** The scores of somebody's periods, as a picture with its table. */
export function Months({ run, level }: { readonly run: string; readonly level: Level }) {
  const { t } = useSpeech();
  const { regulation, subject, unit } = level;
  const query = useQuery({
    queryKey: ['result', run, regulation, subject],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/runs/{run}/results', {
          params: { path: { run }, query: { regulation, subject, unit } },
        }),
      ),
  });
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => {
        const scores = data.results[0]?.result.scores;
        if (typeof scores !== 'object' || scores === null) return null;
        const periods = Object.entries(scores).flatMap(([period, score]) =>
          typeof score === 'string'
            ? [{ label: t(periodName(period)), size: scoreFor(score), says: writtenScore(score) }]
            : [],
        );
        if (periods.length < 2) return null;
        return (
          <Stack gap={4}>
            <Text fw={600} size="sm">
              {t(texts.months)}
            </Text>
            <Bars label={texts.months} heads={[texts.month, texts.score]} bars={periods} most={100} />
          </Stack>
        );
      }}
    </Answered>
  );
}
