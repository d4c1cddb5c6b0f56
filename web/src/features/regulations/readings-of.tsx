import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useOwnUnit } from '../session/session.ts';
import { ChoicesOf } from './choices-of.tsx';
import { texts } from './texts.ts';
import { texts as work } from './work-texts.ts';

/** Where a regulation can be read in two ways, and what nobody has read at the source: never hidden. */
export function ReadingsOf(path: { readonly regulation: string; readonly version: string }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['regulation', path, 'readings'],
    queryFn: () => answerOf(api.GET('/api/v1/regulations/{regulation}/{version}', { params: { path } })),
  });
  return (
    <Answered query={query}>
      {({ readings, stances, ...head }) => (
        <>
          {readings.length > 0 && (
            <Paper withBorder p="sm">
              <Title order={2} size="h3" mb="xs">
                {t(texts.readings)}
              </Title>
              <Stack gap="md">
                {readings.map(({ name, question, decider, options, default: standing }) => (
                  <Stack gap={4} key={name}>
                    <Text fw={600}>{t(question)}</Text>
                    <Text size="sm" c="dimmed">
                      {t(texts.decider)}: {t(decider)}
                    </Text>
                    {options.map(({ option, says }) => (
                      <Group key={option} gap="xs" wrap="nowrap" align="flex-start">
                        <Text size="sm">– {t(says)}</Text>
                        {option === standing && (
                          <Badge variant="outline" tt="none" miw="max-content">
                            {t(texts.standard)}
                          </Badge>
                        )}
                      </Group>
                    ))}
                  </Stack>
                ))}
              </Stack>
            </Paper>
          )}
          {stances.length > 0 && (
            <Paper withBorder p="sm">
              <Title order={2} size="h3" mb="xs">
                {t(texts.stances)}
              </Title>
              <Stack component="ul" gap={4} m={0} pl="md">
                {stances.map(({ name, says }) => (
                  <Text component="li" size="sm" key={name}>
                    {t(says)}
                  </Text>
                ))}
              </Stack>
            </Paper>
          )}
          {readings.length + stances.length > 0 && <ChosenBy of={{ ...head, readings, stances }} />}
        </>
      )}
    </Answered>
  );
}

/** Which reading each unit goes by is asked unit by unit. */
function ChosenBy({ of }: { readonly of: ComponentProps<typeof ChoicesOf>['of'] }) {
  const { t } = useSpeech();
  const [unit, setUnit] = useState(useOwnUnit());
  return (
    <Paper withBorder p="sm">
      <Title order={2} size="h3" mb="xs">
        {t(work.choices)}
      </Title>
      <Stack gap="sm">
        <Text size="sm">{t(work.choicesSays)}</Text>
        <UnitField label={t(words.unit)} value={unit} onChange={setUnit} />
        {unit !== '' && <ChoicesOf unit={unit} of={of} />}
      </Stack>
    </Paper>
  );
}
