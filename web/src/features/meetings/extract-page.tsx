import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Page } from '../../components/page.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { nameIn } from './meeting.ts';
import { texts } from './texts.ts';

/** What the minutes say of one subject, to be printed and put into its file. */
export function ExtractPage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const path = useParams({ from: '/signed-in/meetings/$meeting/extract/$subject' });
  const query = useQuery({
    queryKey: ['meeting', path.meeting],
    queryFn: () =>
      answerOf(api.GET('/api/v1/meetings/{meeting}', { params: { path: { meeting: path.meeting } } })),
  });
  return (
    <Page
      title={texts.extract}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      <Answered query={query}>
        {(meeting) => {
          const { on, place, unit, attended, invitees, opinions, conclusions } = meeting;
          const about = opinions.filter(({ subject }) => subject === path.subject);
          return (
            <Stack gap="md" maw={760}>
              <Text fw={600}>
                {t(texts.extractOf)} {nameIn(meeting, path.subject)}
              </Text>
              <Text>
                {unitName(unit)}, {writtenDay(on)}, {place}. {t(texts.attended)}: {attended.length}/
                {invitees.length}.
              </Text>
              {about.length > 0 && (
                <Stack gap="xs" component="section">
                  <Title order={2} size="h4">
                    {t(texts.opinions)}
                  </Title>
                  {about.map(({ position, opinion }) => (
                    <Text key={`${position}/${opinion}`} style={{ whiteSpace: 'pre-wrap' }}>
                      {invitees.find((one) => one.position === position)?.name ?? position}: {opinion}
                    </Text>
                  ))}
                </Stack>
              )}
              <Stack gap="xs" component="section">
                <Title order={2} size="h4">
                  {t(texts.conclusions)}
                </Title>
                <Text style={{ whiteSpace: 'pre-wrap' }}>{conclusions}</Text>
              </Stack>
              <Group justify="space-between" mt="xl" className="kept-together">
                <Text fw={600}>{t(texts.secretary)}</Text>
                <Text fw={600}>{t(texts.chair)}</Text>
              </Group>
            </Stack>
          );
        }}
      </Answered>
    </Page>
  );
}
