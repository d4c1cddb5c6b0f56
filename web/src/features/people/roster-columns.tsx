import { Alert, Button, NativeSelect, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import {
  choicesOf,
  choiceWith,
  chosenOf,
  LEFT_OUT,
  missingFrom,
  type RosterRows,
  twiceIn,
} from './heading-choices.ts';
import { texts } from './roster-grid-texts.ts';

/** What the columns of a file stand for: asked where a heading is not ours, and shown where somebody has said it before. */
export function RosterColumns({ roster, read }: { readonly roster: string; readonly read: RosterRows }) {
  const { t } = useSpeech();
  const { headings } = read;
  const isAsked = headings.some(({ by }) => by === 'unknown' || by === 'chosen');
  const [isOpen, setOpen] = useState(isAsked);
  if (!isOpen)
    return (
      <Button variant="default" w="fit-content" onClick={() => setOpen(true)}>
        {t(texts.showColumns)}
      </Button>
    );
  return <Choosing roster={roster} read={read} />;
}

function Choosing({ roster, read }: { readonly roster: string; readonly read: RosterRows }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [choices, setChoices] = useState(() => choicesOf(read));
  const saving = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/rosters/{roster}/headings', {
        params: { path: { roster } },
        body: { headings: chosenOf(read, choices) },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const listed = (fields: RosterRows['fields']) => fields.map(({ label }) => t(label)).join('; ');
  const [missing, twice] = [missingFrom(read, choices), twiceIn(read, choices)];
  const exampleOf = (heading: string) =>
    read.rows[0]?.cells[read.headings.findIndex((one) => one.heading === heading)] ?? '';
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t(texts.columns)}
        </Title>
        <Text size="sm">{t(texts.columnsSay)}</Text>
        {read.headings.some(({ by }) => by === 'chosen') && (
          <Alert color="blue" role="status">
            {t(texts.remembered)}
          </Alert>
        )}
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
          {Object.entries(choices).map(([heading, choice]) => (
            <NativeSelect
              key={heading}
              label={heading}
              description={`${t(texts.example)}: ${exampleOf(heading) || '–'}`}
              value={choice}
              data={[
                { value: '', label: t(texts.notYet) },
                { value: LEFT_OUT, label: t(texts.leftOut) },
                ...read.fields.map(({ column, label }) => ({ value: column, label: t(label) })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                setChoices({ ...choices, [heading]: choiceWith(read, value) })
              }
            />
          ))}
        </SimpleGrid>
        {missing.length > 0 && (
          <Text size="sm" c="red.8">
            {t(texts.missing)}: {listed(missing)}
          </Text>
        )}
        {twice.length > 0 && (
          <Text size="sm" c="red.8">
            {t(texts.twice)}: {listed(twice)}
          </Text>
        )}
        {saving.error !== null && <ProblemNote error={saving.error} />}
        <Button w="fit-content" loading={saving.isPending} onClick={() => saving.mutate()}>
          {t(texts.save)}
        </Button>
      </Stack>
    </Paper>
  );
}
