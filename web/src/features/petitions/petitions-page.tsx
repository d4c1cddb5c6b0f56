import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { ratedAs } from '../../components/cycle.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useSession } from '../session/session.ts';
import { Clock } from './clock.tsx';
import { STATES, texts } from './texts.ts';

/** Petitions in sight, the next due first. */
export function PetitionsPage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { person } = useSession();
  const query = useQuery({
    queryKey: ['petitions'],
    queryFn: () => answerOf(api.GET('/api/v1/petitions')),
  });
  return (
    <Page title={texts.title} says={texts.says}>
      <Answered query={query}>
        {({ petitions }) =>
          petitions.length === 0 ? (
            <NothingHere
              says={person === null ? texts.noneToAnswer : texts.none}
              next={
                person !== null && (
                  <Anchor renderRoot={(props) => <Link to="/my-results" {...props} />}>
                    {t(texts.toResults)}
                  </Anchor>
                )
              }
            />
          ) : (
            <Stack gap="sm">
              {petitions.map((petition) => (
                <Paper withBorder p="md" key={petition.id}>
                  <Group justify="space-between" gap="xs" align="flex-start">
                    <Stack gap={2} style={{ minWidth: 0 }} align="flex-start">
                      <Anchor
                        fw={600}
                        renderRoot={(props) => (
                          <Link
                            to="/petitions/$petition"
                            params={{ petition: petition.id }}
                            preload={false}
                            {...props}
                          />
                        )}
                      >
                        {petition.subject} · {t(texts.received)} {writtenDay(petition.receivedOn)}
                      </Anchor>
                      <Text size="sm">
                        {unitName(petition.unit)} · {t(ratedAs([], petition.regulation, petition.level))}
                      </Text>
                      <Clock petition={petition} />
                    </Stack>
                    <Badge variant="outline" tt="none" color="gray.8">
                      {t(STATES[petition.state])}
                    </Badge>
                  </Group>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}
