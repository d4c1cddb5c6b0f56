import { Anchor, Button, FileInput, Paper, Stack, Table, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { attached } from '../../components/attached.ts';
import { DayField } from '../../components/day-field.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { texts } from './texts.ts';

/** What was entered for somebody from signed papers. */
export function PapersPage() {
  const { t } = useSpeech();
  const may = useMay();
  const path = useParams({ from: '/signed-in/people/$person/papers' });
  const query = useQuery({
    queryKey: ['papers', path.person],
    queryFn: () => answerOf(api.GET('/api/v1/people/{person}/papers', { params: { path } })),
  });
  return (
    <Page title={texts.title} says={texts.says}>
      <Answered query={query}>
        {({ papers }) =>
          papers.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Rows label={texts.title} heads={[texts.name, texts.signedOn, texts.by, texts.scan]}>
              {papers.map(({ id, title, signedOn, enteredByName, enteredAt, attachment }) => (
                <Table.Tr key={id}>
                  <Table.Td>{title}</Table.Td>
                  <Table.Td>{writtenDay(signedOn)}</Table.Td>
                  <Table.Td>
                    {enteredByName}, {writtenMoment(enteredAt)}
                  </Table.Td>
                  <Table.Td>
                    <Anchor href={`/api/v1/attachments/${attachment}/file`} download>
                      {t(texts.open)}
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
      {may('paper.enter') && <EnterPaper person={path.person} />}
    </Page>
  );
}

function EnterPaper({ person }: { readonly person: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [unit, setUnit] = useState('');
  const [title, setTitle] = useState('');
  const [signedOn, setSignedOn] = useState('');
  const entering = useMutation({
    mutationFn: async () => {
      if (file === null) throw new Error('no scan was chosen');
      await api.POST('/api/v1/people/{person}/papers', {
        params: { path: { person } },
        body: { unit, title, signedOn, attachment: await attached(file) },
      });
    },
    onSuccess: async () => {
      setTitle('');
      setFile(null);
      await queries.invalidateQueries({ queryKey: ['papers'] });
    },
  });
  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          entering.mutate();
        }}
      >
        <Stack gap="sm" maw={520}>
          <Title order={2} size="h4">
            {t(texts.enter)}
          </Title>
          <TextInput
            label={t(texts.name)}
            required
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <UnitField label={t(words.unit)} required value={unit} onChange={setUnit} />
          <DayField label={t(texts.signedOn)} required value={signedOn} onChange={setSignedOn} />
          <FileInput
            label={t(texts.scan)}
            accept=".pdf,.jpg,.jpeg,.png"
            required
            value={file}
            onChange={setFile}
          />
          {entering.error !== null && <ProblemNote error={entering.error} />}
          <Button type="submit" loading={entering.isPending} disabled={file === null}>
            {t(texts.enter)}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
