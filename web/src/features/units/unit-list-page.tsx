import { Anchor, Button, FileInput, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { DayField } from '../../components/day-field.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { ProblemRows } from '../../components/problem-rows.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { texts } from './texts.ts';

type Plan = paths['/api/v1/unit-lists/check']['post']['responses'][200]['content']['application/json'];

/** Many units at once, from a file: seen first, recorded as seen. */
export function UnitListPage() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const may = useMay();
  const unit = useOwnUnit();
  const [file, setFile] = useState<File | null>(null);
  const [under, setUnder] = useState('');
  const [on, setOn] = useState('');
  const [ground, setGround] = useState('');
  const query = { ...(under !== '' && { under }), ...(on !== '' && { on }) };
  const checking = useMutation({
    mutationFn: async (): Promise<Plan> => {
      if (file === null) throw new Error('no file was chosen');
      const asked = new URLSearchParams(query);
      return (await send('POST', `/api/v1/unit-lists/check?${asked}`, file)).json();
    },
  });
  const plan = checking.data;
  const recording = useMutation({
    mutationFn: async () => {
      if (file === null || plan === undefined) throw new Error('nothing was checked');
      const asked = new URLSearchParams({ ...query, ground, plan: plan.plan });
      await send('POST', `/api/v1/unit-lists?${asked}`, file);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['units'] }),
  });
  const isNew = plan !== undefined && plan.toFound.length + plan.toChange.length > 0;
  if (recording.isSuccess)
    return (
      <Page title={texts.listTitle} says={texts.listDone}>
        <Anchor renderRoot={(props) => <Link to="/units" {...props} />}>{t(texts.toTree)}</Anchor>
      </Page>
    );
  return (
    <Page title={texts.listTitle} says={texts.listSays}>
      {unit !== '' && may('roster.export') && (
        <Anchor href={`/api/v1/roster-file?${new URLSearchParams({ unit, columns: 'standard' })}`} download>
          {t(texts.listTemplate)}
        </Anchor>
      )}
      <Text size="sm">{t(texts.listColumns)}</Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          checking.mutate();
        }}
      >
        <Stack gap="md" maw={520}>
          <FileInput
            label={t(texts.file)}
            accept=".xlsx,.csv"
            required
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              checking.reset();
            }}
          />
          <UnitField label={t(texts.under)} value={under} onChange={setUnder} />
          <DayField label={t(texts.onDay)} value={on} onChange={setOn} />
          {checking.error !== null && <ProblemNote error={checking.error} />}
          <Button type="submit" loading={checking.isPending} disabled={file === null}>
            {t(texts.check)}
          </Button>
        </Stack>
      </form>
      {plan !== undefined && plan.problems.length > 0 && (
        <Stack gap="xs">
          <Text fw={600}>{t(texts.mended)}</Text>
          <ProblemRows problems={plan.problems} count={plan.problemCount} />
        </Stack>
      )}
      {plan !== undefined && plan.problems.length === 0 && !isNew && <Text>{t(texts.nothingNew)}</Text>}
      {plan !== undefined && plan.problems.length === 0 && isNew && (
        <Paper withBorder p="md">
          <Stack gap="md">
            {[
              { title: texts.toFound, lines: plan.toFound },
              { title: texts.toChange, lines: plan.toChange },
            ].map(
              ({ title, lines }) =>
                lines.length > 0 && (
                  <Stack gap="xs" key={title.en}>
                    <Title order={2} size="h4">
                      {t(title)}: {lines.length}
                    </Title>
                    <Rows label={title} heads={[texts.code, texts.name, texts.from]}>
                      {lines.map(({ code, name, from }) => (
                        <Table.Tr key={code}>
                          <Table.Td>{code}</Table.Td>
                          <Table.Td>{name}</Table.Td>
                          <Table.Td>{writtenDay(from)}</Table.Td>
                        </Table.Tr>
                      ))}
                    </Rows>
                  </Stack>
                ),
            )}
            <TextInput
              label={t(words.ground)}
              maw={520}
              required
              value={ground}
              onChange={(event) => setGround(event.currentTarget.value)}
            />
            {recording.error !== null && <ProblemNote error={recording.error} />}
            <Button
              maw={320}
              disabled={ground.trim() === ''}
              loading={recording.isPending}
              onClick={() => recording.mutate()}
            >
              {t(texts.apply)}
            </Button>
          </Stack>
        </Paper>
      )}
    </Page>
  );
}
