import type { Bilingual } from '@congtam/engine';
import { Button, FileInput, Group, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { attached } from '../../components/attached.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** A step of a measure: what is said of it, and a file that proves it. */
export function StepDialog({
  act,
  says,
  run,
}: {
  readonly act: Bilingual;
  readonly says: Bilingual;
  readonly run: (body: { readonly words: string; readonly attachment: string | null }) => Promise<unknown>;
}) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [said, setSaid] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const stepping = useMutation({
    mutationFn: async () => run({ words: said, attachment: file === null ? null : await attached(file) }),
    onSuccess: async () => {
      close();
      setSaid('');
      setFile(null);
      await queries.invalidateQueries();
    },
  });
  const problem = stepping.error instanceof Problem ? stepping.error : undefined;
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t(act)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={act} size="md">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            stepping.mutate();
          }}
        >
          <Stack gap="sm">
            <Textarea
              label={t(says)}
              rows={3}
              required
              value={said}
              error={problem?.of('words')}
              onChange={(event) => setSaid(event.currentTarget.value)}
            />
            <FileInput
              label={t(texts.file)}
              accept=".pdf,.jpg,.jpeg,.png"
              clearable
              value={file}
              onChange={setFile}
              error={problem?.of('attachment')}
            />
            {stepping.error !== null && <ProblemNote error={stepping.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t(words.cancel)}
              </Button>
              <Button type="submit" loading={stepping.isPending}>
                {t(act)}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
