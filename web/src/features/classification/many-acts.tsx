import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { isDecided, type Level, levelNow, versionOf } from './levels.ts';
import { texts } from './texts.ts';

interface Refused {
  readonly name: string;
  readonly why: string;
}

/** Proposes or decides the levels of many, one after the other, units before people; who is refused is named. */
export function ManyActs({
  cycle,
  picked,
  found,
  chooseAll,
}: {
  readonly cycle: string;
  readonly picked: readonly Level[];
  readonly found: readonly Level[];
  readonly chooseAll: (isChosen: boolean) => void;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const [done, setDone] = useState<{ readonly count: number; readonly refused: readonly Refused[] }>();
  const acting = useMutation({
    mutationFn: async (given: {
      readonly act: 'proposal' | 'decision';
      readonly reason: string | null;
      readonly document: string | null;
    }) => {
      const refused: Refused[] = [];
      let count = 0;
      const { act, reason, document } = given;
      for (const level of picked.toSorted((a, b) => b.kind.localeCompare(a.kind))) {
        const stands = levelNow(level);
        if (stands === null || isDecided(level)) continue;
        const path = { cycle, regulation: level.regulation, subject: level.subject };
        const call = {
          ...{ params: { path }, headers: versionOf(level) },
          body: { level: stands, reason, document },
        };
        try {
          if (act === 'proposal')
            await api.POST('/api/v1/cycles/{cycle}/levels/{regulation}/{subject}/proposal', call);
          else await api.POST('/api/v1/cycles/{cycle}/levels/{regulation}/{subject}/decision', call);
          count += 1;
        } catch (error) {
          if (!(error instanceof Problem) || error.status === 0) throw error;
          refused.push({ name: level.name, why: `${error.title} → ${error.detail}` });
        }
      }
      return { count, refused };
    },
    onSuccess: async (result) => {
      setDone(result);
      chooseAll(false);
      await queries.invalidateQueries();
    },
  });
  const fields = {
    reason: { kind: 'area', label: words.reason, note: texts.reasonNote },
    document: { kind: 'text', label: texts.document },
  } as const;
  const acts = [
    ['proposal', 'classification.propose', texts.propose],
    ['decision', 'classification.decide', texts.decide],
  ] as const;
  const offered = acts.filter(([, action]) => may(action));
  if (offered.length === 0) return null;
  return (
    <Stack gap="xs" className="no-print">
      <Group gap="sm">
        <Checkbox
          label={t(texts.chooseAll)}
          checked={picked.length > 0 && picked.length === found.length}
          indeterminate={picked.length > 0 && picked.length < found.length}
          onChange={(event) => chooseAll(event.currentTarget.checked)}
        />
        {picked.length > 0 && (
          <>
            <Text size="sm">
              {picked.length} {t(texts.chosen)}
            </Text>
            {offered.map(([act, action, says]) => (
              <FormDialog
                key={action}
                act={says}
                says={texts.manySays}
                size="xs"
                fields={fields}
                run={({ reason, document }) =>
                  acting.mutateAsync({ act, reason: orNull(reason), document: orNull(document) })
                }
              />
            ))}
          </>
        )}
      </Group>
      {done !== undefined && (
        <Alert
          color={done.refused.length === 0 ? 'blue' : 'orange'}
          variant="light"
          role="status"
          withCloseButton
          closeButtonLabel={t(words.close)}
          onClose={() => setDone(undefined)}
          title={`${done.count} ${t(texts.manyDone)}, ${done.refused.length} ${t(texts.manyRefused)}`}
        >
          {done.refused.map(({ name, why }) => (
            <Text size="sm" key={name}>
              {name}: {why}
            </Text>
          ))}
        </Alert>
      )}
      {acting.isPending && <Button loading size="xs" w={120} aria-label={t(words.waiting)} />}
    </Stack>
  );
}
