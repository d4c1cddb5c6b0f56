import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import type { ListedPerson } from './file-rows.ts';
import { texts } from './texts.ts';

/** Confirms every file that waits, but for those marked, which go back with a reason of their own. */
export function BulkDialog({
  step,
  place: { cycle, unit, period },
  files,
  except,
  onDone,
}: {
  readonly step: 'manager' | 'authority';
  readonly place: { readonly cycle: string; readonly unit: string; readonly period: string };
  readonly files: readonly ListedPerson[];
  readonly except: readonly ListedPerson[];
  readonly onDone: (done: number, left: number) => void;
}) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reasons, setReasons] = useState<{ readonly [person: string]: string }>({});
  const label = step === 'manager' ? texts.confirmAll : texts.approveAll;
  const acting = useMutation({
    mutationFn: () => {
      const given = {
        params: { path: { cycle } },
        body: {
          unit,
          period,
          except: except.map(({ person }) => ({ person, reason: (reasons[person] ?? '').trim() })),
        },
      };
      return answerOf(
        step === 'manager'
          ? api.POST('/api/v1/cycles/{cycle}/monitoring/confirmations', given)
          : api.POST('/api/v1/cycles/{cycle}/monitoring/approvals', given),
      );
    },
    onSuccess: async ({ done, left }) => {
      close();
      onDone(done.length, left.length);
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Group className="no-print">
        <Button onClick={open}>
          {t(label)} ({files.length - except.length}/{files.length})
        </Button>
      </Group>
      <Dialog isOpen={isOpen} close={close} title={label} size="lg">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            acting.mutate();
          }}
        >
          <Stack gap="sm">
            <Text size="sm">
              {files.length} {t(texts.bulkSays)} {except.length}.
            </Text>
            {except.map(({ person, name }) => (
              <TextInput
                key={person}
                label={`${t(texts.exceptWhy)}: ${name}`}
                required
                value={reasons[person] ?? ''}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setReasons((before) => ({ ...before, [person]: value }));
                }}
              />
            ))}
            {acting.error !== null && <ProblemNote error={acting.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t(words.cancel)}
              </Button>
              <Button type="submit" loading={acting.isPending}>
                {t(label)}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
