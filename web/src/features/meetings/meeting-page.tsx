import { Anchor, Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Page } from '../../components/page.tsx';
import { PapersOf } from '../../components/papers-of.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { Ballots } from './ballots.tsx';
import { Countings } from './countings.tsx';
import { calledAs, type Meeting } from './meeting.ts';
import { MeetingActs } from './meeting-acts.tsx';
import { Opinions } from './opinions.tsx';
import { KINDS, NEXT, STATES, texts } from './texts.ts';

/** One meeting, from its invitation to the minutes that were adopted. */
export function MeetingPage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/meetings/$meeting' });
  const query = useQuery({
    queryKey: ['meeting', path.meeting],
    queryFn: () => answerOf(api.GET('/api/v1/meetings/{meeting}', { params: { path } })),
  });
  const title = query.data === undefined ? texts.title : KINDS[query.data.kind];
  return (
    <Page
      title={title}
      acts={
        <>
          {query.data !== undefined && <MeetingActs meeting={query.data} />}
          <Button variant="default" onClick={() => window.print()}>
            {t(query.data?.state === 'called' ? texts.invitation : words.print)}
          </Button>
        </>
      }
    >
      <Answered query={query}>{(meeting) => <Shown meeting={meeting} />}</Answered>
    </Page>
  );
}

function Shown({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { id, cycle, on, place, unit, state, subjects, conclusions, minutes } = meeting;
  return (
    <Stack gap="lg">
      <Paper withBorder p="md" component="section">
        <Stack gap={4}>
          <Text fw={600}>
            {writtenDay(on)} · {t(STATES[state])}
          </Text>
          <Text size="sm">
            {unitName(unit)} · {place}
          </Text>
          <PapersOf cycle={cycle} about="meeting" of={id} />
          <Text size="sm" className="no-print">
            <b>{t(texts.next)}:</b> {t(NEXT[state])}
          </Text>
          <Anchor
            size="sm"
            className="no-print"
            renderRoot={(props) => <Link to="/cycles/$cycle/meetings" params={{ cycle }} {...props} />}
          >
            {t(texts.title)}
          </Anchor>
        </Stack>
      </Paper>
      <Ballots meeting={meeting} />
      <Stack gap="xs" component="section">
        <Title order={2} size="h4">
          {t(texts.subjects)}
        </Title>
        {subjects.map((one) => (
          <Group key={one.subject} gap="sm">
            <Text size="sm">{calledAs(one)}</Text>
            {state === 'adopted' && (
              <Anchor
                size="sm"
                className="no-print"
                aria-label={`${t(texts.extract)} ${t(texts.extractOf)} ${calledAs(one)}`}
                renderRoot={(props) => (
                  <Link
                    to="/meetings/$meeting/extract/$subject"
                    params={{ meeting: id, subject: one.subject }}
                    {...props}
                  />
                )}
              >
                {t(texts.extract)}
              </Anchor>
            )}
          </Group>
        ))}
      </Stack>
      <Invited meeting={meeting} />
      <Opinions meeting={meeting} />
      <Countings meeting={meeting} />
      {conclusions !== null && (
        <Stack gap="xs" component="section">
          <Title order={2} size="h4">
            {t(texts.conclusions)}
          </Title>
          <Text style={{ whiteSpace: 'pre-wrap' }}>{conclusions}</Text>
        </Stack>
      )}
      {minutes !== null && (
        <Stack gap="xs" component="section">
          <Title order={2} size="h4">
            {t(texts.minutes)}
          </Title>
          <Text style={{ whiteSpace: 'pre-wrap' }}>{minutes}</Text>
        </Stack>
      )}
    </Stack>
  );
}

function Invited({ meeting: { invitees, attended, state } }: { readonly meeting: Meeting }) {
  const { t } = useSpeech();
  const may = useMay();
  if (invitees.length === 0 && !may('meeting.keep')) return null;
  const wasHeld = state === 'held' || state === 'adopted';
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.invitees)}
      </Title>
      <Rows label={texts.invitees} heads={[texts.inviteeName, texts.standsFor, texts.state]} least={320}>
        {invitees.map(({ position, name, standsFor, directs }) => (
          <Table.Tr key={position}>
            <Table.Td>{name}</Table.Td>
            <Table.Td>{standsFor}</Table.Td>
            <Table.Td>
              <Group gap="xs">
                {directs ? (
                  <Badge variant="outline" tt="none" color="gray.8">
                    {t(texts.directs)}
                  </Badge>
                ) : (
                  <Text size="sm">{t(texts.follows)}</Text>
                )}
                {wasHeld && (
                  <Text size="sm">{t(attended.includes(position) ? texts.attended : texts.absent)}</Text>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}
