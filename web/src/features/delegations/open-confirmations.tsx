import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FILE_STATES } from '../../components/file-states.ts';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { dayNow, hasBegun, periodName } from '../../text/periods.ts';
import { texts } from './texts.ts';

/** A file that waits for the head of its unit. */
interface OpenFile {
  readonly cycle: string;
  readonly period: string;
  readonly person: string;
  readonly name: string;
  readonly code: string;
  readonly state: 'submitted' | 'sentBack';
  /** Who confirms it today; none where nobody holds the role. */
  readonly by: readonly string[];
}

async function openFilesOf(unit: string): Promise<readonly OpenFile[]> {
  const { cycles } = await answerOf(api.GET('/api/v1/cycles', { params: { query: {} } }));
  const files: OpenFile[] = [];
  for (const { id: cycle } of cycles.filter(({ state }) => state === 'open')) {
    const path = { cycle };
    const { periods } = await answerOf(api.GET('/api/v1/cycles/{cycle}/sheets', { params: { path } }));
    for (const period of periods.filter((one) => hasBegun(one, dayNow()))) {
      const { people, holders } = await answerOf(
        api.GET('/api/v1/cycles/{cycle}/monitoring', { params: { path, query: { unit, period } } }),
      );
      for (const { person, name, code, state, unit: at } of people)
        if (state === 'submitted' || state === 'sentBack')
          files.push({
            ...{ cycle, period, person, name, code, state },
            by: holders.find((one) => one.unit === at)?.confirm.map((one) => one.name) ?? [],
          });
    }
  }
  return files;
}

/** What a new head of a unit takes over: every file that waits to be confirmed, and who confirms it today; printable. */
export function OpenConfirmations({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const query = useQuery({ queryKey: ['open-confirmations', unit], queryFn: () => openFilesOf(unit) });
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t(texts.openConfirmations)}
        </Title>
        <Button size="xs" variant="default" className="no-print" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      </Group>
      <Text size="sm">{t(texts.openConfirmationsSays)}</Text>
      <Answered query={query}>
        {(files) =>
          files.length === 0 ? (
            <Text size="sm">{t(texts.noOpenConfirmations)}</Text>
          ) : (
            <Rows
              label={texts.openConfirmations}
              heads={[words.person, texts.period, texts.state, texts.confirmedBy]}
            >
              {files.map(({ cycle, period, person, name, code, state, by }) => (
                <Table.Tr key={`${cycle}/${period}/${person}`}>
                  <Table.Td>
                    <Anchor
                      size="sm"
                      renderRoot={(props) => (
                        <Link
                          to="/cycles/$cycle/people/$person/$period"
                          params={{ cycle, person, period }}
                          preload={false}
                          {...props}
                        />
                      )}
                    >
                      {name} ({code})
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{t(periodName(period))}</Table.Td>
                  <Table.Td>{t(FILE_STATES[state])}</Table.Td>
                  <Table.Td>{by.join(', ') || t(texts.nobodyConfirms)}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Stack>
  );
}
