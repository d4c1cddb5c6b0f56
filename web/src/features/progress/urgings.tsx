import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { ABOUT, texts } from './texts.ts';

/** Who was urged in a period, about what, by whom: nobody is reminded twice without knowing it. */
export function Urgings({ period }: { readonly period: string }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['urgings', period],
    queryFn: () => answerOf(api.GET('/api/v1/urgings', { params: { query: { period } } })),
  });
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => {
        if (data.urgings.length === 0) return null;
        return (
          <Stack gap="xs" component="section">
            <Title order={3} size="h5">
              {t(texts.urgings)}
            </Title>
            {data.urgings.map(({ id, unit, about, words, dueOn, urgedByName, urgedAt }) => (
              <Text size="sm" key={id}>
                {writtenMoment(urgedAt)} · {unitName(unit)} · {t(ABOUT[about])}: {words}
                {dueOn !== null && ` (${t(texts.dueOn).toLowerCase()} ${writtenDay(dueOn)})`} · {urgedByName}
              </Text>
            ))}
          </Stack>
        );
      }}
    </Answered>
  );
}
