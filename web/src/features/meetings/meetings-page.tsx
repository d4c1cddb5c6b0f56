import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { CyclePage } from '../../components/cycle-page.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { KINDS, STATES, texts } from './texts.ts';

/** Every meeting in sight, whatever cycle it is of. */
export function AllMeetingsPage() {
  return (
    <Page title={texts.title} says={texts.says}>
      <Meetings />
    </Page>
  );
}

/** The meetings of one cycle, and where one is called. */
export function CycleMeetingsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const path = useParams({ from: '/signed-in/cycles/$cycle/meetings' });
  return (
    <CyclePage
      cycle={path.cycle}
      title={texts.title}
      says={texts.says}
      acts={
        may('meeting.call') && (
          <Button renderRoot={(props) => <Link to="/cycles/$cycle/meeting-call" params={path} {...props} />}>
            {t(texts.call)}
          </Button>
        )
      }
    >
      <Meetings cycle={path.cycle} />
    </CyclePage>
  );
}

function Meetings({ cycle }: { readonly cycle?: string }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['meetings', cycle ?? ''],
    queryFn: () =>
      answerOf(api.GET('/api/v1/meetings', { params: { query: cycle === undefined ? {} : { cycle } } })),
  });
  return (
    <Answered query={query}>
      {({ meetings }) =>
        meetings.length === 0 ? (
          <NothingHere says={texts.none} />
        ) : (
          <Stack gap="sm">
            {meetings.map(({ id, on, place, unit, kind, state, subjects, votesWaiting }) => (
              <Paper withBorder p="md" key={id}>
                <Group justify="space-between" gap="xs" align="flex-start">
                  <Stack gap={2} style={{ minWidth: 0 }}>
                    <Anchor
                      fw={600}
                      renderRoot={(props) => (
                        <Link to="/meetings/$meeting" params={{ meeting: id }} preload={false} {...props} />
                      )}
                    >
                      {t(KINDS[kind])} {writtenDay(on)}
                    </Anchor>
                    <Text size="sm">
                      {unitName(unit)} · {place}
                    </Text>
                    <Text size="sm">
                      {t(texts.subjects)}: {subjects}
                    </Text>
                  </Stack>
                  <Group gap="xs">
                    {votesWaiting > 0 && (
                      <Badge tt="none" color="red.9">
                        {votesWaiting} {t(texts.waitsForVote)}
                      </Badge>
                    )}
                    <Badge variant="outline" tt="none" color="gray.8">
                      {t(STATES[state])}
                    </Badge>
                  </Group>
                </Group>
              </Paper>
            ))}
          </Stack>
        )
      }
    </Answered>
  );
}
