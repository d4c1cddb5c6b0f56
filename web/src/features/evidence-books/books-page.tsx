import { Anchor, Button, FileInput, Group, Paper, Stack, Table, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, send } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { useCycle } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { DayField } from '../../components/day-field.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { TAKEN_STATES } from '../../components/taken-states.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { texts } from './texts.ts';

type Book =
  paths['/api/v1/cycles/{cycle}/workbooks']['post']['responses'][201]['content']['application/json'];

/** The whole of a cycle as one file: taken out empty or as it is, put in, and what was put in before. */
export function BooksPage() {
  const { t } = useSpeech();
  const may = useMay();
  const path = useParams({ from: '/signed-in/cycles/$cycle/workbooks' });
  const cycle = useCycle(path.cycle);
  const query = useQuery({
    queryKey: ['workbooks', path.cycle],
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/workbooks', { params: { path } })),
  });
  return (
    <CyclePage cycle={path.cycle} title={texts.title} says={texts.says}>
      <Group gap="md">
        <Anchor href={`/api/v1/cycles/${path.cycle}/workbook-template`} download>
          {t(texts.template)}
        </Anchor>
        {may('cycle.export') && (
          <Anchor href={`/api/v1/cycles/${path.cycle}/evidence`} download>
            {t(texts.evidence)}
          </Anchor>
        )}
      </Group>
      {may('statement.record') && cycle.data?.state === 'open' && <PutIn cycle={path.cycle} />}
      <Answered query={query}>
        {({ books }) =>
          books.length === 0 ? (
            <NothingHere says={cycle.data?.state === 'open' ? texts.none : texts.noneNotOpen} />
          ) : (
            <Rows label={texts.title} heads={[texts.at, texts.ground, texts.state, texts.open]}>
              {books.map(({ id, uploadedAt, ground, state }) => (
                <Table.Tr key={id}>
                  <Table.Td>{writtenMoment(uploadedAt)}</Table.Td>
                  <Table.Td>{ground}</Table.Td>
                  <Table.Td>{t(TAKEN_STATES[state])}</Table.Td>
                  <Table.Td>
                    <Anchor
                      renderRoot={(props) => (
                        <Link
                          to="/cycles/$cycle/workbooks/$book"
                          params={{ cycle: path.cycle, book: id }}
                          {...props}
                        />
                      )}
                    >
                      {t(texts.open)}
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </CyclePage>
  );
}

function PutIn({ cycle }: { readonly cycle: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [on, setOn] = useState('');
  const [ground, setGround] = useState('');
  const [reason, setReason] = useState('');
  const putting = useMutation({
    mutationFn: async (): Promise<Book> => {
      if (file === null) throw new Error('no file was chosen');
      const asked = new URLSearchParams({
        ground,
        ...(on !== '' && { on }),
        ...(reason !== '' && { reason }),
      });
      return (await send('POST', `/api/v1/cycles/${cycle}/workbooks?${asked}`, file)).json();
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['workbooks'] });
      await navigate({ to: '/cycles/$cycle/workbooks/$book', params: { cycle, book: id } });
    },
  });
  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          putting.mutate();
        }}
      >
        <Stack gap="sm" maw={520}>
          <Title order={2} size="h4">
            {t(texts.putIn)}
          </Title>
          <FileInput label={t(texts.file)} accept=".xlsx" required value={file} onChange={setFile} />
          <TextInput
            label={t(words.ground)}
            required
            value={ground}
            onChange={(event) => setGround(event.currentTarget.value)}
          />
          <DayField label={t(texts.on)} value={on} onChange={setOn} />
          <TextInput
            label={t(texts.reason)}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {putting.error !== null && <ProblemNote error={putting.error} />}
          <Button type="submit" loading={putting.isPending} disabled={file === null}>
            {t(texts.putIn)}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
