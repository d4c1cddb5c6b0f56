import { Alert, Anchor, Button, Code, FileInput, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { bytesOfFile } from '../../api/bytes-of-file.ts';
import { answerOf, api } from '../../api/client.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { titleOf } from './forms.ts';
import { texts } from './texts.ts';

/** SHA-256 of a file in hex; undefined where the browser does not compute any (an address that is not secure). */
async function hashOf(file: File): Promise<string | undefined> {
  if (globalThis.crypto?.subtle === undefined) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytesOfFile(file)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a paper is one that was issued here, and a file the very one. */
export function PaperCheckPage() {
  const { t } = useSpeech();
  const [code, setCode] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const checking = useMutation({
    mutationFn: async () => {
      const [{ papers }, { forms }] = await Promise.all([
        answerOf(
          api.GET('/api/v1/issued-papers', { params: { query: { code: code.replaceAll(/\s/g, '') } } }),
        ),
        answerOf(api.GET('/api/v1/paper-forms')),
      ]);
      return {
        paper: papers[0],
        forms,
        hash: file === null ? undefined : await hashOf(file),
        isAsked: file !== null,
      };
    },
  });
  const { data } = checking;
  const isSame = data?.paper?.files.some(({ sha256 }) => sha256 === data.hash) ?? false;
  return (
    <Page title={texts.check} says={texts.checkSays}>
      <Paper withBorder p="md">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            checking.mutate();
          }}
        >
          <Stack gap="sm" maw={760}>
            <TextInput
              label={t(texts.code)}
              required
              autoComplete="off"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <FileInput
              label={t(texts.file)}
              accept=".pdf,.docx"
              clearable
              clearButtonProps={{ 'aria-label': t(texts.all) }}
              value={file}
              onChange={setFile}
            />
            {checking.error !== null && <ProblemNote error={checking.error} />}
            <Group>
              <Button type="submit" loading={checking.isPending}>
                {t(texts.checkNow)}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
      {data !== undefined && data.paper === undefined && (
        <Alert color="red" variant="light" role="status">
          {t(texts.unknown)}
        </Alert>
      )}
      {data?.paper !== undefined && (
        <Paper withBorder p="md" role="status">
          <Stack gap="xs" align="flex-start">
            <Text>{t(texts.known)}</Text>
            <Text fw={600}>
              {t(titleOf(data.forms, data.paper.form))} · {data.paper.subject ?? '–'}
            </Text>
            <Text size="sm">
              {t(texts.issuedAt)} {writtenMoment(data.paper.issuedAt)} · {data.paper.issuedByName}
            </Text>
            {data.isAsked && data.hash !== undefined && (
              <Text fw={600} c={isSame ? 'blue.9' : 'red.9'}>
                {t(isSame ? texts.same : texts.differs)}
              </Text>
            )}
            {data.isAsked && data.hash === undefined && <Text size="sm">{t(texts.noDigest)}</Text>}
            {data.paper.files.map(({ kind, sha256 }) => (
              <Text size="sm" key={kind}>
                <Anchor href={`/api/v1/issued-papers/${data.paper?.id}/file?kind=${kind}`} download>
                  {kind.toUpperCase()}
                </Anchor>{' '}
                <Code style={{ wordBreak: 'break-all' }}>{sha256}</Code>
              </Text>
            ))}
          </Stack>
        </Paper>
      )}
    </Page>
  );
}
