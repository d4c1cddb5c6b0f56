import { Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, readOf, seen } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { CyclePage } from '../../components/cycle-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { ProblemRows } from '../../components/problem-rows.tsx';
import { Rows } from '../../components/rows.tsx';
import { TAKEN_STATES } from '../../components/taken-states.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { texts } from './texts.ts';

type Book =
  paths['/api/v1/cycles/{cycle}/workbooks/{book}']['get']['responses'][200]['content']['application/json'];
type Does = NonNullable<NonNullable<Book['report']>['does']>;

/** How long until the state of a workbook under way is asked for again, in milliseconds. */
const AGAIN = 1500;

const isUnderWay = ({ state }: Book) => state === 'checking' || state === 'applying';

/** One workbook of a cycle: what is wrong with it cell by cell, or what it does, and taking it as shown. */
export function BookPage() {
  const { t } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const path = useParams({ from: '/signed-in/cycles/$cycle/workbooks/$book' });
  const query = useQuery({
    queryKey: ['workbook', path.book],
    queryFn: () => readOf(api.GET('/api/v1/cycles/{cycle}/workbooks/{book}', { params: { path } })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data.read) ? AGAIN : false),
  });
  const acting = useMutation({
    mutationFn: async (act: 'take' | 'withdraw' | 'decide'): Promise<void> => {
      const params = { path };
      const headers = seen(query.data?.version ?? '');
      if (act === 'take') await api.POST('/api/v1/cycles/{cycle}/workbooks/{book}/take', { params, headers });
      else if (act === 'withdraw')
        await api.POST('/api/v1/cycles/{cycle}/workbooks/{book}/withdrawal', { params });
      else await api.POST('/api/v1/cycles/{cycle}/workbooks/{book}/decisions', { params });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const act = (which: 'take' | 'withdraw' | 'decide') => ({
    loading: acting.isPending && acting.variables === which,
    onClick: () => acting.mutate(which),
  });
  return (
    <CyclePage cycle={path.cycle} title={texts.book}>
      <Answered query={query}>
        {({ read: book }) => (
          <Stack gap="md">
            <Text size="sm">
              {writtenMoment(book.uploadedAt)} · {writtenDay(book.on)} · {book.ground}
              {book.reason !== null && ` · ${book.reason}`}
            </Text>
            <Text fw={600} role="status">
              {t(TAKEN_STATES[book.state])}
            </Text>
            {isUnderWay(book) && (
              <Progress value={book.progress ?? 0} animated aria-label={t(texts.working)} />
            )}
            {book.report !== null && book.report.problemCount > 0 && (
              <Stack gap="sm">
                <Text>{t(texts.mend)}</Text>
                <ProblemRows problems={book.report.problems} count={book.report.problemCount} />
              </Stack>
            )}
            {book.report?.does && <WhatItDoes does={book.report.does} />}
            {book.decisionsLeft > 0 && (
              <Text>
                {t(texts.decisionsLeft)} {book.decisionsLeft}
              </Text>
            )}
            {acting.error !== null && <ProblemNote error={acting.error} />}
            <Group gap="sm">
              {book.state === 'checked' && may('statement.record') && (
                <Button {...act('take')}>{t(texts.take)}</Button>
              )}
              {book.state === 'applied' && book.decisionsLeft > 0 && may('classification.answer') && (
                <Button {...act('decide')}>{t(texts.takeDecisions)}</Button>
              )}
              {(book.state === 'checked' || book.state === 'faulty') && may('statement.record') && (
                <Button variant="default" {...act('withdraw')}>
                  {t(texts.withdraw)}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </Answered>
    </CyclePage>
  );
}

function WhatItDoes({ does: { units, people, sheets, decisions } }: { readonly does: Does }) {
  const { t } = useSpeech();
  const lines = [
    { key: 'units', label: t(texts.units), rows: '', added: units.founded, changed: units.changed },
    { key: 'people', label: t(texts.people), rows: '', added: people.added, changed: people.changed },
    ...sheets.map(({ sheet, label, isLate, ...counts }) => ({
      ...counts,
      key: sheet,
      label: isLate ? `${t(label)} (${t(texts.late)})` : t(label),
    })),
    { key: 'decisions', label: t(texts.decisions), rows: '', ...decisions, changed: '' },
  ];
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {t(texts.wouldDo)}
      </Title>
      <Rows
        label={texts.wouldDo}
        heads={[texts.sheet, texts.rows, texts.added, texts.changed, texts.unchanged]}
      >
        {lines.map((line) => (
          <Table.Tr key={line.key}>
            <Table.Td>{line.label}</Table.Td>
            <Table.Td>{line.rows}</Table.Td>
            <Table.Td>{line.added}</Table.Td>
            <Table.Td>{line.changed}</Table.Td>
            <Table.Td>{'unchanged' in line ? line.unchanged : ''}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}
