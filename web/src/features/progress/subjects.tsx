import { Anchor, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { DOSSIER_STATES, LEVEL_STATES, texts } from './texts.ts';

const PAGE = 100;

/** Everybody a unit rates itself, where their level and their dossier stand; what is not decided comes first. */
export function Subjects({ unit, period }: { readonly unit: string; readonly period: string }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery({
    queryKey: ['unit-progress-subjects', unit, period],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/units/{unit}/progress/subjects', {
          params: { path: { unit }, query: { period, offset: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  if (query.error !== null) return <ProblemNote error={query.error} again={() => void query.refetch()} />;
  const subjects = query.data?.pages.flatMap((page) => page.subjects);
  return (
    <Stack gap="sm" component="section">
      <Title order={3} size="h5">
        {t(texts.people)}
      </Title>
      {subjects === undefined ? (
        <Text role="status">{t(words.waiting)}</Text>
      ) : subjects.length === 0 ? (
        <Text size="sm">{t(texts.noPeople)}</Text>
      ) : (
        <Rows
          label={texts.people}
          least={700}
          heads={[texts.name, texts.state, texts.level, texts.dossier, texts.due]}
        >
          {subjects.map((one) => (
            <Table.Tr key={`${one.cycle} ${one.regulation} ${one.subject}`}>
              <Table.Td>{one.name}</Table.Td>
              <Table.Td>{t(LEVEL_STATES[one.state ?? 'suggested'] ?? words.none)}</Table.Td>
              <Table.Td>{one.label === null ? '–' : t(one.label)}</Table.Td>
              <Table.Td>
                {one.dossier === null || one.dossierState === null ? (
                  '–'
                ) : (
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link
                        to="/dossiers/$dossier"
                        params={{ dossier: one.dossier ?? '' }}
                        preload={false}
                        {...props}
                      />
                    )}
                  >
                    {t(DOSSIER_STATES[one.dossierState] ?? words.none)}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>{one.dueOn === null ? '–' : writtenDay(one.dueOn)}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t(words.more)}
        </Button>
      )}
    </Stack>
  );
}
