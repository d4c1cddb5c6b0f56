import { Anchor, Button, FileInput, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { attached } from '../../components/attached.ts';
import { orNull } from '../../components/choice-of.ts';
import { isText, useDraft } from '../../components/draft.ts';
import { DraftNote } from '../../components/draft-note.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

interface Said {
  readonly contested: string;
  readonly grounds: string;
  readonly request: string;
}
const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' &&
  value !== null &&
  'contested' in value &&
  'grounds' in value &&
  'request' in value &&
  isText(value.contested) &&
  isText(value.grounds) &&
  isText(value.request);
const NOTHING: Said = { contested: '', grounds: '', request: '' };

/** Petitions against one's own level; what is typed stays on this machine until it is sent. */
export function FilePetitionPage() {
  const { t } = useSpeech();
  const { cycle } = useSearch({ from: '/signed-in/petition-new' });
  return (
    <Page title={texts.one} says={texts.fileSays}>
      {cycle === undefined ? (
        <NothingHere
          says={texts.noCycle}
          next={
            <Anchor renderRoot={(props) => <Link to="/my-results" {...props} />}>{t(texts.toResults)}</Anchor>
          }
        />
      ) : (
        <FileIt cycle={cycle} />
      )}
    </Page>
  );
}

function FileIt({ cycle }: { readonly cycle: string }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { regulation } = useSearch({ from: '/signed-in/petition-new' });
  const { draft, keep, drop } = useDraft(`petition/${cycle}/${regulation ?? ''}`, isSaid);
  const said = draft?.value ?? NOTHING;
  const [at] = useState(draft?.at);
  const [files, setFiles] = useState<File[]>([]);
  const put = (change: Partial<Said>) => keep({ ...said, ...change });
  const filing = useMutation({
    mutationFn: async () => {
      const enclosures: string[] = [];
      for (const file of files) enclosures.push(await attached(file));
      const { contested, grounds, request } = said;
      return answerOf(
        api.POST('/api/v1/cycles/{cycle}/petitions', {
          params: { path: { cycle } },
          body: {
            ...{ regulation: regulation ?? null, contested, enclosures, against: [] },
            ...{ grounds: orNull(grounds), request: orNull(request) },
          },
        }),
      );
    },
    onSuccess: async ({ id }) => {
      drop();
      await queries.invalidateQueries();
      await navigate({ to: '/petitions/$petition', params: { petition: id } });
    },
  });
  const problem = filing.error instanceof Problem ? filing.error : undefined;
  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          filing.mutate();
        }}
      >
        <Stack gap="sm" maw={720}>
          {at !== undefined && draft !== undefined && <DraftNote at={at} drop={drop} />}
          <Textarea
            label={t(texts.contested)}
            required
            autosize={false}
            rows={4}
            value={said.contested}
            error={problem?.of('contested')}
            onChange={(event) => put({ contested: event.currentTarget.value })}
          />
          <Textarea
            label={t(texts.grounds)}
            rows={4}
            value={said.grounds}
            error={problem?.of('grounds')}
            onChange={(event) => put({ grounds: event.currentTarget.value })}
          />
          <Textarea
            label={t(texts.request)}
            rows={2}
            value={said.request}
            error={problem?.of('request')}
            onChange={(event) => put({ request: event.currentTarget.value })}
          />
          <FileInput
            label={t(texts.enclosures)}
            accept=".pdf,.jpg,.jpeg,.png"
            multiple
            value={files}
            onChange={setFiles}
          />
          {files.map(({ name }) => (
            <Text size="sm" key={name}>
              {name}
            </Text>
          ))}
          {filing.error !== null && <ProblemNote error={filing.error} />}
          <Button type="submit" loading={filing.isPending}>
            {t(texts.file)}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
