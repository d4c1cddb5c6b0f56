import { Anchor, Box, Button, FileInput, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { keepAnswer } from '../../components/keep-file.ts';
import { MonthField } from '../../components/month-field.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { ProblemRows } from '../../components/problem-rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { monthNow } from '../../text/periods.ts';
import { useOwnUnit } from '../session/session.ts';
import { texts } from './import-texts.ts';

type Found =
  paths['/api/v1/work-imports/file/preview']['post']['responses'][200]['content']['application/json'];

/** Files people fill in themselves are one source: the same id in it is the same task. */
const SYSTEM = 'excel';

/** A month's work of a unit from a file: seen first, recorded as seen. */
export function ImportPage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const ownUnit = useOwnUnit();
  const { unit = ownUnit, period = monthNow() } = useSearch({ from: '/signed-in/work-import' });
  const [file, setFile] = useState<File | null>(null);
  const asked = (more: { readonly [name: string]: string } = {}) =>
    new URLSearchParams({ unit, period, system: SYSTEM, ...more });
  const given = (): File => {
    if (file === null) throw new Error('no file was chosen');
    return file;
  };
  const checking = useMutation({
    mutationFn: async (): Promise<Found> =>
      (await send('POST', `/api/v1/work-imports/file/preview?${asked()}`, given())).json(),
  });
  const found = checking.data;
  const recording = useMutation({
    mutationFn: (plan: string) => send('POST', `/api/v1/work-imports/file?${asked({ plan })}`, given()),
    onSuccess: () => queries.invalidateQueries(),
  });
  const takingBack = useMutation({
    mutationFn: async () => {
      const path = `/api/v1/work-imports/file/errors?${asked()}`;
      await keepAnswer(await send('POST', path, given()));
    },
  });
  const show = (next: { unit?: string; period?: string }) => {
    checking.reset();
    recording.reset();
    void navigate({ to: '/work-import', search: { unit, period, ...next } });
  };
  const choose = (chosen: File | null) => {
    setFile(chosen);
    checking.reset();
    recording.reset();
  };
  return (
    <Page title={texts.title} says={texts.says}>
      <Group align="flex-end">
        <Box miw={260}>
          <UnitField label={t(words.unit)} value={unit} onChange={(next) => show({ unit: next })} />
        </Box>
        <MonthField value={period} onChange={(next) => show({ period: next })} />
      </Group>
      <Stack gap={4}>
        <Anchor href="/api/v1/work-import-template" download>
          {t(texts.template)}
        </Anchor>
        <Text size="sm">{t(texts.codeNote)}</Text>
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          checking.mutate();
        }}
      >
        <Stack gap="sm" maw={520}>
          <FileInput label={t(texts.file)} accept=".xlsx,.csv" required value={file} onChange={choose} />
          {checking.error !== null && <ProblemNote error={checking.error} />}
          <Button type="submit" loading={checking.isPending} disabled={file === null || unit === ''}>
            {t(texts.check)}
          </Button>
        </Stack>
      </form>
      {found !== undefined && <Counts found={found} />}
      {found !== undefined && found.problemCount > 0 && (
        <Stack gap="sm">
          <Text fw={600}>{t(texts.mend)}</Text>
          <Anchor component="button" type="button" ta="left" onClick={() => takingBack.mutate()}>
            {t(texts.withErrors)}
          </Anchor>
          {takingBack.error !== null && <ProblemNote error={takingBack.error} />}
          <ProblemRows problems={found.problems} count={found.problemCount} />
        </Stack>
      )}
      {recording.error !== null && <ProblemNote error={recording.error} />}
      {recording.isSuccess ? (
        <Text role="status">
          {t(texts.done)}{' '}
          <Anchor renderRoot={(props) => <Link to="/unit-work" search={{ unit, period }} {...props} />}>
            {t(texts.toWork)}
          </Anchor>
        </Text>
      ) : (
        found?.problemCount === 0 && (
          <Group>
            <Button
              loading={recording.isPending}
              disabled={found.plan === null}
              onClick={() => found.plan !== null && recording.mutate(found.plan)}
            >
              {t(texts.apply)}
            </Button>
          </Group>
        )
      )}
    </Page>
  );
}

function Counts({ found }: { readonly found: Found }) {
  const { t } = useSpeech();
  const counts = [
    { label: texts.rows, count: found.rows },
    { label: texts.newProducts, count: found.newProducts },
    { label: texts.changed, count: found.changed },
    { label: texts.unchanged, count: found.unchanged },
    { label: texts.elsewhere, count: found.elsewhere },
    { label: texts.problems, count: found.problemCount },
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3 }}>
      {counts.map(({ label, count }) => (
        <Paper withBorder p="xs" key={label.en}>
          <Text size="sm">{t(label)}</Text>
          <Text fw={600}>{count}</Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
