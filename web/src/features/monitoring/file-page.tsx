import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, readOf } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { STANDINGS, standingOf } from '../../components/file-states.ts';
import { Page } from '../../components/page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useMay, useSession } from '../session/session.ts';
import { FileHistory } from './file-history.tsx';
import type { MonitoringFile, Step } from './file-rows.ts';
import { FileFaults, RecordedNote } from './file-standing.tsx';
import { FileWork } from './file-work.tsx';
import { OfficeActs } from './office-acts.tsx';
import { texts as onBehalf } from './on-behalf-texts.ts';
import { ReceiptNote, type ReceiptOf } from './receipt.tsx';
import { texts } from './texts.ts';

/** The monitoring of one person in one period: said, confirmed, approved, and how it comes to its score. */
export function FilePage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/cycles/$cycle/people/$person/$period' });
  const [receipt, setReceipt] = useState<ReceiptOf>();
  const file = useQuery({
    queryKey: ['file', path],
    // Reading somebody's file is an act: it is not read again by itself.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    queryFn: () =>
      readOf(api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}', { params: { path } })),
  });
  const sheets = useQuery({
    queryKey: ['sheets', path.cycle],
    staleTime: 300_000,
    queryFn: () =>
      answerOf(api.GET('/api/v1/cycles/{cycle}/sheets', { params: { path: { cycle: path.cycle } } })),
  });
  const cycle = useQuery({
    queryKey: ['cycle', path.cycle],
    staleTime: 60_000,
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}', { params: { path: { cycle: path.cycle } } })),
  });
  const period = periodName(path.period);
  // A month of a year’s cycle has no last day of its own: until that of the cycle nothing is late.
  const isWhole = cycle.data === undefined || cycle.data.period === path.period;
  const name = file.data?.read.name;
  const title = { vi: `${texts.file.vi}: ${period.vi}`, en: `${texts.file.en}: ${period.en}` };
  return (
    <Page title={title}>
      <Answered query={file}>
        {({ read, version }) => (
          <Stack gap="md">
            <Group gap="xs">
              <Text fw={600}>{name}</Text>
              <Badge variant="outline" tt="none" color={read.state === 'returned' ? 'red.9' : 'blue.9'}>
                {t(STANDINGS[standingOf({ ...read, isRecorded: read.recorded !== null, whyNotAsked: null })])}
              </Badge>
              {read.isLate && (
                <Badge variant="outline" tt="none" color="red.9">
                  {t(texts.late)}
                </Badge>
              )}
              {read.lastDay !== null && (
                <Text size="sm">
                  {t(isWhole ? texts.lastDay : texts.lastDayOfCycle)}: {writtenDay(read.lastDay)}
                  {read.isOverdue && ['open', 'returned'].includes(read.state) && ` (${t(texts.overdue)})`}
                </Text>
              )}
            </Group>
            {read.state === 'open' && <RecordedNote recorded={read.recorded} />}
            <FileFaults faults={read.faults} />
            <ReturnedBecause file={read} />
            <LateBecause file={read} />
            <EnterOnBehalf file={read} place={path} />
            <OfficeActs file={read} place={path} version={version} />
            {receipt !== undefined && <ReceiptNote receipt={receipt} />}
            <Answered query={sheets}>
              {(known) => (
                <>
                  <FileWork
                    key={`${path.cycle}/${path.person}/${path.period}`}
                    place={path}
                    file={read}
                    version={version}
                    sheets={known.sheets}
                    periods={known.periods}
                    regulations={cycle.data?.regulations ?? []}
                    onReceipt={setReceipt}
                  />
                  <FileHistory file={read} sheets={known.sheets} />
                </>
              )}
            </Answered>
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function ReturnedBecause({ file: { state, acts } }: { readonly file: MonitoringFile }) {
  if (state !== 'returned' && state !== 'sentBack') return null;
  const reason = acts.findLast((one) => one.state === state)?.reason ?? '';
  return (
    <Text c="red.9" role="note">
      {reason}
    </Text>
  );
}

/** Whoever confirms weighs the reason beside the mark. */
function LateBecause({ file: { isLate, acts } }: { readonly file: MonitoringFile }) {
  const { t } = useSpeech();
  const reason = acts.findLast(({ act, reason: why }) => act === 'submit' && why !== null)?.reason ?? null;
  if (!isLate || reason === null) return null;
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {t(texts.reasonIfLate)}: {reason}
    </Text>
  );
}

/** For who does not use a computer: where the office enters what they signed. */
function EnterOnBehalf({
  file: { person, state },
  place,
}: {
  readonly file: MonitoringFile;
  readonly place: { readonly cycle: string; readonly person: string; readonly period: string };
}) {
  const { t } = useSpeech();
  const may = useMay();
  const session = useSession();
  const isOpen = state === 'open' || state === 'returned';
  if (!isOpen || session.person === person || !may('monitoring.submitFor')) return null;
  return (
    <Anchor
      className="no-print"
      renderRoot={(props) => (
        <Link to="/cycles/$cycle/people/$person/$period/on-behalf" params={place} {...props} />
      )}
    >
      {t(onBehalf.enter)}
    </Anchor>
  );
}

/** Whose turn it is, where it is the reader's; undefined where they only read. */
export function useStep({
  person,
  state,
  recorded,
}: Pick<MonitoringFile, 'person' | 'state' | 'recorded'>): Step | undefined {
  const may = useMay();
  const session = useSession();
  if (session.person === person)
    return recorded === null && (state === 'open' || state === 'returned') ? 'self' : undefined;
  if (state === 'submitted' || state === 'sentBack') return may('monitoring.confirm') ? 'manager' : undefined;
  return state === 'confirmed' && may('monitoring.approve') ? 'authority' : undefined;
}
