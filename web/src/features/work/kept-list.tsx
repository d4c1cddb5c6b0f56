import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { periodName } from '../../text/periods.ts';
import { useKeptTasks } from './kept-note.tsx';
import { isToSend, type KeptTask } from './kept-tasks.ts';
import { texts } from './kept-texts.ts';
import { sendKept } from './send-kept.ts';

/** Tasks that are not recorded yet: those that wait for a network, and those that the server did not take. */
export function KeptList({ but }: { readonly but: string | undefined }) {
  const { t } = useSpeech();
  const { kept } = useKeptTasks();
  // One that is on its way the first time is seen on its button.
  const shown = kept.filter(({ key }) => key !== but);
  const waiting = shown.filter((one) => isToSend(one, Date.now()));
  const left = shown.filter((one) => !waiting.includes(one));
  return (
    <>
      {left.length > 0 && (
        <Stack gap="xs" component="section" aria-label={t(texts.notRecorded)}>
          <Title order={2} size="h4">
            {t(texts.notRecorded)} ({left.length})
          </Title>
          {left.map((task) => (
            <Left key={task.key} task={task} />
          ))}
        </Stack>
      )}
      {waiting.length > 0 && (
        <Stack gap="xs" component="section" aria-label={t(texts.waiting)}>
          <Title order={2} size="h4">
            {t(texts.waiting)} ({waiting.length})
          </Title>
          <Text size="sm" role="status">
            {t(texts.waitingSays)}
          </Text>
          {waiting.map(({ key, title, period }) => (
            <Paper withBorder p="sm" key={key}>
              <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                {title}
              </Text>
              <Text size="sm">{t(periodName(period))}</Text>
            </Paper>
          ))}
        </Stack>
      )}
    </>
  );
}

/** One that is not sent by itself any more: what the server said of it, and the name to be mended. */
function Left({ task: { key, title: first, period, refused } }: { readonly task: KeptTask }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const { tasks } = useKeptTasks();
  const [title, setTitle] = useState(first);
  const sending = useMutation({
    mutationFn: async () => {
      const mended = title.trim();
      // Under its key another name would be another request; one that was refused left nothing behind.
      const next = refused === null && mended === first ? key : crypto.randomUUID();
      tasks.change(key, { key: next, title: mended, sentAt: null, refused: null });
      if (navigator.onLine) await sendKept(tasks, () => queries.invalidateQueries());
    },
  });
  return (
    <Paper withBorder p="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '') sending.mutate();
        }}
      >
        <Stack gap="xs">
          <Alert
            color="red"
            variant="light"
            role="alert"
            title={refused === null ? t(texts.notRecorded) : refused.title}
          >
            <Text size="sm">{refused === null ? t(texts.uncertain) : refused.detail}</Text>
          </Alert>
          <TextInput
            label={t(texts.task)}
            description={t(periodName(period))}
            autoComplete="off"
            maxLength={500}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Group gap="xs">
            <Button type="submit" size="sm" loading={sending.isPending}>
              {t(texts.again)}
            </Button>
            <Button size="sm" variant="default" onClick={() => tasks.drop(key)}>
              {t(texts.drop)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
