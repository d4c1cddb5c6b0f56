import { Button, Code, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { ratedAs } from '../../components/cycle.ts';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { texts } from './texts.ts';

/** The list of a decision as it was made public in the body: names and levels, nothing else. */
export function PublicationPage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/decisions/$decision/publication' });
  const query = useQuery({
    queryKey: ['publication', path.decision],
    queryFn: () => answerOf(api.GET('/api/v1/decisions/{decision}/publication', { params: { path } })),
  });
  return (
    <Page
      title={texts.list}
      says={texts.listSays}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      <Answered query={query}>
        {({ number, day, levels, hash, verify }) => (
          <Stack gap="md">
            <Text fw={600}>
              {number} · {writtenDay(day)}
            </Text>
            <Rows label={texts.list} heads={[texts.name, texts.unit, texts.level]} least={320}>
              {levels.map(({ name, unit, level }) => (
                <Table.Tr key={`${name}/${unit}/${level}`}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{unit}</Table.Td>
                  <Table.Td>{t(ratedAs([], '', level))}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
            <Text size="sm">
              {t(texts.hash)}: <Code style={{ wordBreak: 'break-all' }}>{hash}</Code>
            </Text>
            <Text size="sm">
              {t(texts.verify)}: <Code style={{ wordBreak: 'break-all' }}>{verify}</Code>
            </Text>
          </Stack>
        )}
      </Answered>
    </Page>
  );
}
