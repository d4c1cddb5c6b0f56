import { Button, FileInput, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, readOf, seen } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { attached } from '../../components/attached.ts';
import { orNull } from '../../components/choice-of.ts';
import { DayField } from '../../components/day-field.tsx';
import { FILE_STATES } from '../../components/file-states.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import {
  type Cells,
  type MonitoringFile,
  rowsKept,
  rowsShown,
  rowsToSend,
  type Sheet,
  sheetsOfFile,
  type Typed,
} from './file-rows.ts';
import { texts } from './on-behalf-texts.ts';
import { SheetForm } from './sheet-form.tsx';

/** What somebody who does not use a computer wrote on their sheet, put in by the office with the scan of it. */
export function OnBehalfPage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/cycles/$cycle/people/$person/$period/on-behalf' });
  const { cycle, person } = path;
  const query = useQuery({
    queryKey: ['file-on-behalf', path],
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const [{ read, version }, { sheets }, { staffCode }, { explanations }] = await Promise.all([
        readOf(api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}', { params: { path } })),
        answerOf(api.GET('/api/v1/cycles/{cycle}/sheets', { params: { path: { cycle } } })),
        answerOf(api.GET('/api/v1/people/{person}', { params: { path: { person } } })),
        answerOf(
          api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/explanation', {
            params: { path, query: {} },
          }),
        ),
      ]);
      return { file: read, version, subject: staffCode, asked: sheetsOfFile(sheets, explanations) };
    },
  });
  const period = periodName(path.period);
  return (
    <Page
      title={{ vi: `${texts.title.vi}: ${period.vi}`, en: `${texts.title.en}: ${period.en}` }}
      says={texts.says}
    >
      <Answered query={query}>
        {({ file, version, subject, asked }) => (
          <Stack gap="md">
            <Text fw={600}>
              {file.name} ({subject}) · {t(FILE_STATES[file.state])}
            </Text>
            {file.state === 'open' || file.state === 'returned' ? (
              <Enter key={version} {...{ file, version, subject, asked }} />
            ) : (
              <Text>{t(texts.handedOn)}</Text>
            )}
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function Enter({
  file,
  version,
  subject,
  asked,
}: {
  readonly file: MonitoringFile;
  readonly version: string;
  readonly subject: string;
  readonly asked: readonly Sheet[];
}) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const { cycle, person, period, unit } = file;
  const [typed, setTyped] = useState<Typed>({});
  const [scan, setScan] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [signedOn, setSignedOn] = useState('');
  const [reason, setReason] = useState('');
  const rows = rowsToSend(asked, typed, 'self');
  const wasSaid = (sheet: string) => file.rows.some((row) => row.sheet === sheet);
  const isChange = rows.some(({ sheet }) => wasSaid(sheet));
  const entering = useMutation({
    mutationFn: async () => {
      if (scan === null) throw new Error('no scan was chosen');
      const document = `${title}, ${writtenDay(signedOn)}`;
      // The rows first: the same ones sent again change nothing, should the scan not arrive.
      for (const sheet of asked) {
        const own = rows.filter((row) => row.sheet === sheet.id);
        if (own.length === 0) continue;
        const path = { cycle, sheet: sheet.id };
        const now = wasSaid(sheet.id)
          ? await readOf(api.GET('/api/v1/cycles/{cycle}/sheets/{sheet}', { params: { path } }))
          : undefined;
        await api.PUT('/api/v1/cycles/{cycle}/sheets/{sheet}', {
          params: { path },
          ...(now !== undefined && { headers: seen(now.version) }),
          body: {
            rows: own.map(({ key, cells }) => ({
              ...{ subject, period, cells },
              key: sheet.hasMany ? key : key || 'self',
            })),
            ...{ document, reason: orNull(reason) },
          },
        });
      }
      await api.POST('/api/v1/people/{person}/papers', {
        params: { path: { person } },
        body: { unit, title, signedOn, attachment: await attached(scan) },
      });
    },
    // First what is now kept is read; then nothing is typed over it any more.
    onSuccess: async () => {
      await queries.invalidateQueries();
      setTyped({});
      setScan(null);
    },
  });
  const change = (sheet: string, key: string, cells: Cells | null) =>
    setTyped((before) => ({ ...before, [sheet]: { ...before[sheet], [key]: cells } }));
  return (
    <Stack gap="md">
      {asked.map((sheet) => (
        <SheetForm
          key={sheet.id}
          sheet={sheet}
          rows={rowsShown(rowsKept(sheet, file, 'self'), typed[sheet.id])}
          change={(key, cells) => change(sheet.id, key, cells)}
          beside={undefined}
          fault={() => undefined}
          isReading={false}
        />
      ))}
      <Paper withBorder p="md">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            entering.mutate();
          }}
        >
          <Stack gap="sm" maw={560}>
            <Title order={2} size="h4">
              {t(texts.paper)}
            </Title>
            <TextInput
              label={t(texts.paperTitle)}
              required
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
            <DayField label={t(texts.signedOn)} required value={signedOn} onChange={setSignedOn} />
            <FileInput
              label={t(texts.scan)}
              accept=".pdf,.jpg,.jpeg,.png"
              required
              value={scan}
              onChange={setScan}
            />
            <TextInput
              label={t(texts.reason)}
              required={isChange}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {entering.error !== null && <ProblemNote error={entering.error} />}
            <Group gap="sm">
              <Button
                type="submit"
                loading={entering.isPending}
                disabled={scan === null || rows.length === 0 || signedOn === ''}
              >
                {t(words.save)}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
      {file.rows.length > 0 && rows.length === 0 && (
        <Group>
          <FormDialog
            act={texts.submitFor}
            says={texts.submitForSays}
            variant="filled"
            fields={{ reason: { kind: 'text', label: texts.lateBecause } }}
            run={(given) =>
              api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/submission-for', {
                params: { path: { cycle, person, period } },
                headers: seen(version),
                body: { reason: orNull(given.reason) },
              })
            }
          />
        </Group>
      )}
    </Stack>
  );
}
