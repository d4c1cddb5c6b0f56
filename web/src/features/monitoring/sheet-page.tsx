import { Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, readOf } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { useCycle } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import type { Sheet } from './file-rows.ts';
import { SheetEntry } from './sheet-entry.tsx';
import { contentOf, type RecordedRow, type RowsPlace } from './sheet-rows.ts';
import { texts } from './sheets-texts.ts';

/** What is recorded in one sheet of a cycle, and where it is entered: for units, for paper, for what no file asks. */
export function SheetPage() {
  const path = useParams({ from: '/signed-in/cycles/$cycle/sheets/$sheet' });
  const query = useQuery({
    queryKey: ['sheet', path],
    // Reading what was recorded is an act: it is not read again by itself.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const [{ read, version }, { sheets }] = await Promise.all([
        readOf(api.GET('/api/v1/cycles/{cycle}/sheets/{sheet}', { params: { path } })),
        answerOf(api.GET('/api/v1/cycles/{cycle}/sheets', { params: { path: { cycle: path.cycle } } })),
      ]);
      const sheet = sheets.find(({ id }) => id === path.sheet);
      if (sheet === undefined) throw new Error(`a cycle that has rows of ${path.sheet} has no such sheet`);
      return { ...read, version, sheet };
    },
  });
  return (
    <CyclePage cycle={path.cycle} title={query.data?.sheet.label ?? texts.sheet}>
      <Answered query={query}>{(known) => <OfSheet cycle={path.cycle} {...known} />}</Answered>
    </CyclePage>
  );
}

function OfSheet({
  cycle,
  sheet,
  rows,
  isFed,
  version,
}: {
  readonly cycle: string;
  readonly sheet: Sheet;
  readonly rows: readonly RecordedRow[];
  readonly isFed: boolean;
  readonly version: string;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const { data } = useCycle(cycle);
  const [place, setPlace] = useState<(RowsPlace & { readonly name: string }) | undefined>();
  const isOpen = data?.state === 'open';
  return (
    <Stack gap="lg">
      {isFed && (
        <Paper withBorder p="sm">
          <Text size="sm">{t(texts.isFed)}</Text>
        </Paper>
      )}
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t(texts.recorded)}
        </Title>
        {rows.length === 0 ? (
          <NothingHere says={texts.none} />
        ) : (
          <Recorded sheet={sheet} rows={rows} edit={isOpen ? setPlace : undefined} />
        )}
      </Stack>
      {!may('statement.record') ? null : isOpen ? (
        <SheetEntry
          // What is typed belongs to one version, and to one place that was chosen.
          key={`${version}/${JSON.stringify(place)}`}
          {...{ cycle, sheet, rows, version }}
          first={place}
        />
      ) : (
        data !== undefined && <Text>{t(texts.notOpen)}</Text>
      )}
    </Stack>
  );
}

function Recorded({
  sheet,
  rows,
  edit,
}: {
  readonly sheet: Sheet;
  readonly rows: readonly RecordedRow[];
  readonly edit: ((place: RowsPlace & { readonly name: string }) => void) | undefined;
}) {
  const { t } = useSpeech();
  const said = (cells: RecordedRow['cells']) =>
    contentOf(sheet, cells).map(({ label, says, isNumber }) => {
      const text = typeof says === 'string' ? (isNumber ? writtenNumber(says) : says) : t(says);
      return `${t(label)}: ${text}`;
    });
  return (
    <Rows
      label={texts.recorded}
      heads={[texts.subject, texts.period, texts.content, texts.document, texts.edit]}
      least={640}
    >
      {rows.map(({ subject, name, period, key, cells, step, document, isLate }) => (
        <Table.Tr key={JSON.stringify([subject, period, key])}>
          <Table.Td>
            {name} ({subject})
          </Table.Td>
          <Table.Td>{period === '' ? '–' : t(periodName(period))}</Table.Td>
          <Table.Td>{said(cells).join(' · ')}</Table.Td>
          <Table.Td>
            {document ?? '–'}
            {isLate && ` (${t(texts.late)})`}
          </Table.Td>
          <Table.Td>
            {step !== 'office' ? (
              t(texts.inFile)
            ) : edit === undefined ? (
              '–'
            ) : (
              <Group className="no-print">
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t(texts.edit)}: ${name}${period === '' ? '' : `, ${t(periodName(period))}`}`}
                  onClick={() => edit({ subject, name, period, rater: cells.rater ?? '' })}
                >
                  {t(texts.edit)}
                </Button>
              </Group>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}
