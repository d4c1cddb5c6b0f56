import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { inChargeAs, texts } from './texts.ts';

/** Who was in charge of the unit or the field on the day of an entry: those it may concern. */
export function InCharge({
  entry,
  nameOf,
}: {
  readonly entry: string;
  readonly nameOf: (person: string) => string;
}) {
  const { t } = useSpeech();
  const { data } = useQuery({
    queryKey: ['in-charge', entry],
    queryFn: () =>
      answerOf(api.GET('/api/v1/register-entries/{entry}/in-charge', { params: { path: { entry } } })),
    // An entry about a person has nobody in charge.
    retry: false,
  });
  if (data === undefined || data.people.length === 0) return null;
  return (
    <Stack gap={4} component="section">
      <Title order={2} size="h4">
        {t(texts.inCharge)} ({writtenDay(data.on)})
      </Title>
      {data.people.map(({ person, why }) => (
        <Text size="sm" key={person}>
          {nameOf(person)}: {t(inChargeAs(why))}
        </Text>
      ))}
    </Stack>
  );
}
