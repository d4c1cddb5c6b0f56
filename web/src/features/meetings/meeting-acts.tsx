import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { orNull } from '../../components/choice-of.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import type { Meeting } from './meeting.ts';
import { texts } from './texts.ts';

/** What whoever keeps a meeting may do with it where it stands. */
export function MeetingActs({ meeting }: { readonly meeting: Meeting }) {
  const may = useMay();
  if (!may('meeting.keep')) return null;
  const { id, state, kind } = meeting;
  const params = { path: { meeting: id } };
  const mayAdopt = state === 'held' || (state === 'called' && kind === 'written');
  return (
    <>
      {state === 'called' && <Attendance meeting={meeting} />}
      {mayAdopt && (
        <FormDialog
          act={texts.adopt}
          says={texts.adoptSays}
          variant="filled"
          isWide
          keptAs={`minutes.${id}`}
          fields={{
            conclusions: { kind: 'area', label: texts.conclusions, isRequired: true },
            minutes: { kind: 'area', label: texts.minutes, isRequired: true },
            isRead: { kind: 'flag', label: texts.isRead },
            lateBecause: { kind: 'text', label: texts.lateBecause },
          }}
          run={({ conclusions, minutes, isRead, lateBecause }) =>
            api.POST('/api/v1/meetings/{meeting}/minutes', {
              params,
              body: { conclusions, minutes, isRead: isRead === 'yes', lateBecause: orNull(lateBecause) },
            })
          }
        />
      )}
      {state === 'called' && (
        <FormDialog
          act={texts.cancel}
          fields={{ reason: { kind: 'area', label: words.reason, isRequired: true } }}
          run={(body) => api.POST('/api/v1/meetings/{meeting}/cancellation', { params, body })}
        />
      )}
    </>
  );
}

/** Who of those invited came: everybody, less those who are unmarked. */
function Attendance({ meeting: { id, invitees } }: { readonly meeting: Meeting }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [came, setCame] = useState<ReadonlySet<number>>(() => new Set(invitees.map((one) => one.position)));
  const holding = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/meetings/{meeting}/attendance', {
        params: { path: { meeting: id } },
        body: { attended: [...came] },
      }),
    onSuccess: async () => {
      close();
      await queries.invalidateQueries();
    },
  });
  const put = (position: number, isThere: boolean) =>
    setCame((before) => {
      const next = new Set(before);
      if (isThere) next.add(position);
      else next.delete(position);
      return next;
    });
  return (
    <>
      <Button onClick={open}>{t(texts.attendance)}</Button>
      <Dialog isOpen={isOpen} close={close} title={texts.attendance}>
        <Stack gap="sm">
          <Text size="sm">{t(texts.attendanceSays)}</Text>
          {invitees.map(({ position, name, standsFor }) => (
            <Checkbox
              key={position}
              label={name}
              description={standsFor}
              checked={came.has(position)}
              onChange={(event) => put(position, event.currentTarget.checked)}
            />
          ))}
          {holding.error !== null && <ProblemNote error={holding.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t(words.cancel)}
            </Button>
            <Button loading={holding.isPending} disabled={came.size === 0} onClick={() => holding.mutate()}>
              {t(words.save)}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
