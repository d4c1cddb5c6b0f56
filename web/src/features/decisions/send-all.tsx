import { Alert, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { calledAs, type Decision, withoutNotice } from './decision.ts';
import { texts } from './texts.ts';

interface Done {
  readonly sent: number;
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** Sends the personal notice to all who have none yet, one after the other; who is refused is named. */
export function SendAll({ decision }: { readonly decision: Decision }) {
  const { t } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const [done, setDone] = useState<Done>();
  const left = withoutNotice(decision);
  const sending = useMutation({
    mutationFn: async (lateBecause: string | null): Promise<Done> => {
      const refused: { name: string; why: string }[] = [];
      let sent = 0;
      for (const item of left) {
        const params = { path: { decision: decision.id, subject: item.subject } };
        try {
          await api.POST('/api/v1/decisions/{decision}/notices/{subject}', { params, body: { lateBecause } });
          sent += 1;
        } catch (error) {
          if (!(error instanceof Problem) || error.status === 0) throw error;
          refused.push({ name: calledAs(item), why: `${error.title} → ${error.detail}` });
        }
      }
      return { sent, refused };
    },
    onSuccess: async (result) => {
      setDone(result);
      await queries.invalidateQueries();
    },
  });
  return (
    <Stack gap="xs" className="no-print">
      {left.length > 1 && may('notice.give') && (
        <FormDialog
          act={texts.sendAll}
          size="xs"
          fields={{ lateBecause: { kind: 'text', label: texts.lateBecause } }}
          run={({ lateBecause }) => sending.mutateAsync(orNull(lateBecause))}
        />
      )}
      {done !== undefined && (
        <Alert
          color={done.refused.length === 0 ? 'blue' : 'red'}
          variant="light"
          role="status"
          withCloseButton
          closeButtonLabel={t(words.close)}
          onClose={() => setDone(undefined)}
          title={`${done.sent} ${t(texts.sentCount)}, ${done.refused.length} ${t(texts.refusedCount)}`}
        >
          {done.refused.map(({ name, why }) => (
            <Text size="sm" key={name}>
              {name}: {why}
            </Text>
          ))}
        </Alert>
      )}
    </Stack>
  );
}
