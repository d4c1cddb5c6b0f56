import { Anchor, Checkbox, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { monthNow } from '../../text/periods.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { Summaries } from './summaries.tsx';
import { texts } from './texts.ts';

const YEARS = 3;

/** What the files of a unit and all below it add up to, and the reports that were sent of it. */
export function ConsolidationPage() {
  const { t } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/consolidation' });
  const ownUnit = useOwnUnit();
  const { unit = ownUnit } = search;
  const now = Number(monthNow().slice(0, 4));
  const period = search.period ?? String(now);
  const show = (next: { readonly unit: string; readonly period: string }) =>
    void navigate({
      to: '/consolidation',
      search: { period: next.period, ...(next.unit !== '' && { unit: next.unit }) },
    });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={unit !== '' && may('consolidation.send') && <Send unit={unit} period={period} />}
    >
      <Anchor size="sm" className="no-print" renderRoot={(props) => <Link to="/figures" {...props} />}>
        {t(texts.toShown)}
      </Anchor>
      <Group align="flex-end">
        <UnitField label={t(words.unit)} value={unit} onChange={(next) => show({ unit: next, period })} />
        <NativeSelect
          label={t(texts.year)}
          value={period}
          data={Array.from({ length: YEARS }, (_, ago) => String(now - ago))}
          onChange={(event) => show({ unit, period: event.currentTarget.value })}
        />
      </Group>
      {unit === '' ? (
        <NothingHere says={texts.chooseUnit} />
      ) : (
        <Stack gap="lg">
          <Figures unit={unit} period={period} />
          <Reports unit={unit} period={period} />
        </Stack>
      )}
    </Page>
  );
}

function Send({ unit, period }: { readonly unit: string; readonly period: string }) {
  return (
    <FormDialog
      act={texts.send}
      says={texts.sendSays}
      variant="filled"
      fields={{
        ground: { kind: 'text', label: words.ground, isRequired: true },
        reason: { kind: 'area', label: texts.reason },
      }}
      run={({ ground, reason }) =>
        answerOf(
          api.POST('/api/v1/units/{unit}/consolidations', {
            params: { path: { unit } },
            body: { period, ground, reason: reason || null },
          }),
        )
      }
    />
  );
}

function Figures({ unit, period }: { readonly unit: string; readonly period: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const query = useQuery({
    queryKey: ['consolidation', unit, period],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/units/{unit}/consolidation', { params: { path: { unit }, query: { period } } }),
      ),
  });
  return (
    <Answered query={query}>
      {({ summaries }) =>
        summaries.length === 0 ? (
          <NothingHere says={texts.nothing} next={t(texts.nothingNext)} />
        ) : (
          <Stack gap="sm">
            <Summaries summaries={summaries} />
            {may('consolidation.export') && summaries.some(({ kind }) => kind === 'person') && (
              <Stack gap={2} className="no-print" align="flex-start">
                <Anchor
                  size="sm"
                  href={`/api/v1/units/${unit}/consolidation/people?period=${period}`}
                  download
                >
                  {t(texts.personList)}
                </Anchor>
                <Text size="sm">{t(texts.personListSays)}</Text>
              </Stack>
            )}
          </Stack>
        )
      }
    </Answered>
  );
}

function Reports({ unit, period }: { readonly unit: string; readonly period: string }) {
  const { t } = useSpeech();
  const [withReplaced, setWithReplaced] = useState(false);
  const query = useQuery({
    queryKey: ['consolidations', unit, period, withReplaced],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/units/{unit}/consolidations', {
          params: { path: { unit }, query: { period, replaced: withReplaced ? 'yes' : 'no' } },
        }),
      ),
  });
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.reports)}
      </Title>
      <Checkbox
        label={t(texts.showReplaced)}
        checked={withReplaced}
        onChange={(event) => setWithReplaced(event.currentTarget.checked)}
      />
      <Answered query={query}>
        {({ reports }) =>
          reports.length === 0 ? (
            <Text size="sm">{t(texts.noReports)}</Text>
          ) : (
            <Rows label={texts.reports} heads={[texts.number, texts.sentAt, texts.sentBy, words.ground]}>
              {reports.map((report) => (
                <Table.Tr key={report.id}>
                  <Table.Td>
                    <Anchor
                      renderRoot={(props) => (
                        <Link to="/consolidation/$report" params={{ report: report.id }} {...props} />
                      )}
                    >
                      {t(texts.report)} {report.number}
                    </Anchor>
                    {!report.isLast && ` (${t(texts.isReplaced)})`}
                  </Table.Td>
                  <Table.Td>{writtenMoment(report.sentAt)}</Table.Td>
                  <Table.Td>{report.sentByName}</Table.Td>
                  <Table.Td>{report.ground}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Stack>
  );
}
