import { Anchor, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import { answerOf, api, readOf, seen } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Answered } from '../../components/answered.tsx';
import { useDraft } from '../../components/draft.ts';
import { DraftNote } from '../../components/draft-note.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { ExplanationPanel } from './explanation-panel.tsx';
import { FileActs } from './file-acts.tsx';
import { useStep } from './file-page.tsx';
import {
  askedColumns,
  type Cells,
  type Explanation,
  faultOf,
  fromBefore,
  isTyped,
  type MonitoringFile,
  rowsKept,
  rowsShown,
  rowsToSend,
  type Sheet,
  saidBy,
  sheetsOfFile,
  type Typed,
  typedOver,
  typedSince,
} from './file-rows.ts';
import { mayHandOn } from './file-standing.tsx';
import type { ReceiptOf } from './receipt.tsx';
import { SheetForm } from './sheet-form.tsx';
import { texts } from './texts.ts';

export interface FilePlace {
  readonly cycle: string;
  readonly person: string;
  readonly period: string;
}

interface Shown {
  readonly place: FilePlace;
  readonly file: MonitoringFile;
  readonly version: string;
  readonly sheets: readonly Sheet[];
  readonly periods: readonly string[];
  readonly regulations: readonly { readonly regulation: string; readonly version: string }[];
  readonly onReceipt: (receipt: ReceiptOf | undefined) => void;
}

/**
 * A file at the reader's step. What is typed belongs to one version; a version that comes of saving here is no other
 * one, so that whoever goes on typing meanwhile stays where they are.
 */
export function FileWork(shown: Shown) {
  const { version } = shown;
  const [saved, setSaved] = useState<readonly string[]>([]);
  const line = saved.includes(version) ? saved : [version];
  return (
    <Work
      key={line[0]}
      {...shown}
      newest={line.at(-1) ?? version}
      onSaved={(next) => setSaved([...line, next])}
    />
  );
}

/** Its questions, what they give at this moment, and how it goes on. */
function Work({
  place,
  file,
  version,
  sheets,
  periods,
  regulations,
  onReceipt,
  newest,
  onSaved,
}: Shown & {
  /** The version that saving here has come to; the file itself may still be on its way. */
  readonly newest: string;
  readonly onSaved: (version: string) => void;
}) {
  const { t, language } = useSpeech();
  const queries = useQueryClient();
  const step = useStep(file);
  const draftOf = (of: string) =>
    `file.${place.cycle}.${place.person}.${place.period}.${step ?? 'read'}.${of}`;
  const { draft, keep, drop, goOn } = useDraft(draftOf(newest), isTyped);
  const [found, setFound] = useState(draft?.at);
  const [reason, setReason] = useState('');
  const typed = draft?.value ?? {};
  const saying = step ?? 'authority';
  const send = rowsToSend(sheets, typed, saying);
  const [rows] = useDebouncedValue(send, 400);
  const kept = useQuery({
    queryKey: ['file-gives', place, version, language],
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    // While what was saved is computed, the questions stay: somebody may be typing in them.
    placeholderData: (before) => before,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/explanation', {
          params: { path: place, query: { language } },
        }),
      ),
  });
  // While something is typed: what it would give. Where that cannot be asked, what is kept stays in sight.
  const preview = useQuery({
    queryKey: ['file-would-give', place, version, language, rows],
    enabled: rows.length > 0,
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    placeholderData: (before) => before,
    queryFn: () =>
      answerOf(
        api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/preview', {
          params: { path: place, query: { language } },
          body: { rows },
        }),
      ),
  });
  const asked = sheetsOfFile(sheets, kept.data?.explanations ?? []);
  const saved = useRef<Typed>(undefined);
  const saving = useMutation({
    mutationFn: (said: { readonly typed: Typed; readonly reason: string }) => {
      const rowsOf = rowsToSend(sheets, said.typed, saying);
      const body = { rows: rowsOf.map((row) => ({ ...row, reason: said.reason.trim() || null })) };
      const call = { params: { path: place }, headers: seen(newest), body };
      switch (saying) {
        case 'self':
          return api.PUT('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/self', call);
        case 'manager':
          return api.PUT('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/manager', call);
        case 'authority':
          return api.PUT('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/authority', call);
      }
    },
    // First what is now kept is read: acts on it are offered with the version they are of.
    onSuccess: async ({ response }, said) => {
      const next = response.headers.get('etag') ?? '';
      saved.current = said.typed;
      goOn((typed) => typed, draftOf(next));
      onSaved(next);
      setFound(undefined);
      setReason((now) => (now === said.reason ? '' : now));
      await queries.invalidateQueries();
    },
  });
  // Saved meanwhile in another window, or by somebody else: what is typed here is put over it, to be saved again.
  const taking = useMutation({
    mutationFn: () =>
      readOf(
        api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}', { params: { path: place } }),
      ),
    onSuccess: async ({ read, version: next }) => {
      if (read.state === file.state) {
        goOn((typed) => typedOver(sheets, typed, { before: file, now: read, step: saying }), draftOf(next));
        onSaved(next);
      }
      queries.setQueryData(['file', place], { read, version: next });
      saving.reset();
      await queries.invalidateQueries();
    },
  });
  // Before anybody sees it: what was saved is kept now and no longer typed; what was typed meanwhile still is.
  useLayoutEffect(() => {
    const sent = saved.current;
    if (sent === undefined || version !== newest) return;
    saved.current = undefined;
    const keyNow = (id: string, key: string) => {
      const sheet = sheets.find((one) => one.id === id);
      if (sheet === undefined || sheet.hasMany) return key;
      return [...rowsKept(sheet, file, saying).keys()][0] ?? key;
    };
    goOn((typed) => typedSince(typed, sent, keyNow));
  });
  // Until what was saved is computed, what it would give is what it gives.
  const isComing = kept.isPlaceholderData && !saving.isIdle;
  const now = (rows.length > 0 || isComing ? preview.data : undefined) ?? kept.data;
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const faults = asked.some((sheet) =>
    Object.values(typed[sheet.id] ?? {}).some((cells) =>
      askedColumns(sheet).some((column) => faultOf(column, cells?.[column.id] ?? '') !== undefined),
    ),
  );
  const change = (sheet: string, key: string, cells: Cells | null) =>
    keep({ ...typed, [sheet]: { ...typed[sheet], [key]: cells } });
  const faultAt = (sheet: string) => (key: string, column: string) => {
    const at = send.findIndex((row) => row.sheet === sheet && row.key === key);
    return at < 0 ? undefined : problem?.of(`rows.${at}.cells.${column}`);
  };
  const before = periods[periods.indexOf(place.period) - 1];
  return (
    <Stack gap="md">
      {found !== undefined && draft !== undefined && <DraftNote at={found} drop={drop} />}
      {step === undefined && file.state !== 'approved' && file.recorded === null && (
        <Text size="sm">{t(texts.elsewhere)}</Text>
      )}
      {step === 'self' && (
        <Group gap="md" className="no-print">
          <Text size="sm">
            {t(texts.worksCount)}{' '}
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) => <Link to="/work" search={{ period: place.period }} {...props} />}
            >
              {t(texts.toWork)}
            </Anchor>
          </Text>
          {before !== undefined && (
            <AsBefore
              place={{ ...place, period: before }}
              take={(other) => keep(fromBefore(asked, other, file, typed))}
            />
          )}
        </Group>
      )}
      <Group align="flex-start" gap="md" wrap="wrap">
        <Stack gap="md" style={{ flex: '2 1 320px', minWidth: 0 }}>
          {asked.map((sheet) => (
            <SheetForm
              key={sheet.id}
              sheet={sheet}
              rows={rowsShown(rowsKept(sheet, file, saying), typed[sheet.id])}
              change={(key, cells) => change(sheet.id, key, cells)}
              beside={step === 'self' ? undefined : saidBy(sheet, file, sheet.raters.self)}
              fault={faultAt(sheet.id)}
              isReading={step === undefined}
            />
          ))}
          {step !== undefined && (
            <Paper
              withBorder
              p="sm"
              className="no-print"
              style={{ position: 'sticky', bottom: 0, zIndex: 2 }}
            >
              <Stack gap="xs">
                {step !== 'self' && send.length > 0 && (
                  <TextInput
                    label={t(texts.reasonOfChange)}
                    required
                    value={reason}
                    onChange={(event) => setReason(event.currentTarget.value)}
                  />
                )}
                {saving.error !== null && <ProblemNote error={saving.error} newer={() => taking.mutate()} />}
                {taking.error !== null && <ProblemNote error={taking.error} />}
                <Group gap="sm">
                  {/* On a phone the arithmetic is far below; what it comes to is always in sight. */}
                  <Text size="sm" hiddenFrom="md">
                    {t(texts.provisional)}: <b>{scoreOf(now?.explanations) ?? t(texts.notYet)}</b>
                  </Text>
                  {send.length > 0 ? (
                    <>
                      <Button
                        disabled={faults}
                        loading={saving.isPending}
                        onClick={() => saving.mutate({ typed, reason })}
                      >
                        {t(step === 'self' ? texts.save : texts.saveChanges)}
                      </Button>
                      <Text size="sm">{t(texts.unsaved)}</Text>
                    </>
                  ) : step === 'self' && !mayHandOn(file) ? (
                    <Text size="sm">{t(texts.mendFirst)}</Text>
                  ) : (
                    <FileActs {...{ step, file, place, version, onReceipt }} />
                  )}
                </Group>
              </Stack>
            </Paper>
          )}
        </Stack>
        <Stack gap="md" style={{ flex: '1 1 320px', minWidth: 0 }}>
          <Answered query={{ ...kept, data: now }}>
            {({ explanations }) => (
              <>
                {explanations.length === 0 && <Text size="sm">{t(texts.notYetSays)}</Text>}
                {explanations.map((explanation) => (
                  <ExplanationPanel
                    key={explanation.regulation}
                    explanation={explanation}
                    version={
                      regulations.find(({ regulation }) => regulation === explanation.regulation)?.version
                    }
                    isProvisional={file.state !== 'approved'}
                  />
                ))}
              </>
            )}
          </Answered>
        </Stack>
      </Group>
    </Stack>
  );
}

const scoreOf = (explanations: readonly Explanation[] | undefined): string | undefined => {
  const shown = explanations?.find((one) => one.shown !== null)?.shown;
  return shown === undefined || shown === null ? undefined : writtenNumber(shown);
};

/** Takes over what the period before said, where this one says nothing yet. */
function AsBefore({
  place,
  take,
}: {
  readonly place: FilePlace;
  readonly take: (file: MonitoringFile) => void;
}) {
  const { t } = useSpeech();
  const reading = useMutation({
    mutationFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}', { params: { path: place } }),
      ),
    onSuccess: take,
  });
  return (
    <Button size="sm" variant="default" loading={reading.isPending} onClick={() => reading.mutate()}>
      {t(texts.asBefore)}
    </Button>
  );
}
