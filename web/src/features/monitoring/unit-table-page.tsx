import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { STANDINGS } from '../../components/file-states.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { dayNow, nearestPeriod, periodName } from '../../text/periods.ts';
import { useMay, useOwnUnit, useSession } from '../session/session.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import type { ListedPerson, Sheet } from './file-rows.ts';
import { type Filter, linesOf, type SortedBy, shownLines } from './listed.ts';
import { texts } from './texts.ts';
import { UnitTable } from './unit-table.tsx';

/** Everybody of a unit in a period on one page: found, sorted, compared, and confirmed but for exceptions. */
export function UnitTablePage() {
  const { t } = useSpeech();
  const ownUnit = useOwnUnit();
  const navigate = useNavigate();
  const { cycle } = useParams({ from: '/signed-in/cycles/$cycle/monitoring' });
  const search = useSearch({ from: '/signed-in/cycles/$cycle/monitoring' });
  const { unit = ownUnit } = search;
  const sheets = useQuery({
    queryKey: ['sheets', cycle],
    staleTime: 300_000,
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/sheets', { params: { path: { cycle } } })),
  });
  return (
    <Page title={texts.table} says={texts.tableSays}>
      <Answered query={sheets}>
        {(known) => {
          const period = search.period ?? nearestPeriod(known.periods, dayNow());
          const show = (next: { unit?: string; period?: string }) =>
            void navigate({
              to: '/cycles/$cycle/monitoring',
              params: { cycle },
              search: { unit, period, ...next },
            });
          return (
            <>
              <Group align="flex-end" className="no-print">
                <UnitField label={t(words.unit)} value={unit} onChange={(next) => show({ unit: next })} />
                <NativeSelect
                  label={t(texts.period)}
                  value={period}
                  data={known.periods.map((one) => ({ value: one, label: t(periodName(one)) }))}
                  onChange={(event) => show({ period: event.currentTarget.value })}
                />
              </Group>
              {unit === '' ? (
                <NothingHere says={texts.chooseUnit} />
              ) : (
                <OfUnit key={`${unit}/${period}`} place={{ cycle, unit, period }} sheets={known.sheets} />
              )}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

interface UnitPlace {
  readonly cycle: string;
  readonly unit: string;
  readonly period: string;
}

function OfUnit({ place, sheets }: { readonly place: UnitPlace; readonly sheets: readonly Sheet[] }) {
  const { cycle, unit, period } = place;
  const query = useQuery({
    queryKey: ['unit-values', place],
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/monitoring/values', {
          params: { path: { cycle }, query: { unit, period } },
        }),
      ),
  });
  return (
    <Answered query={query}>
      {({ people }) =>
        people.length === 0 ? (
          <NothingHere says={texts.emptyUnit} />
        ) : (
          <Listed place={place} people={people} sheets={sheets} />
        )
      }
    </Answered>
  );
}

function Listed({
  place,
  people,
  sheets,
}: {
  readonly place: UnitPlace;
  readonly people: readonly ListedPerson[];
  readonly sheets: readonly Sheet[];
}) {
  const { t } = useSpeech();
  const may = useMay();
  const session = useSession();
  const [filter, setFilter] = useState<Filter>({ sought: '', state: '', isChanged: false });
  const [sorted, setSorted] = useState<{ readonly by: SortedBy; readonly isDown: boolean }>({
    by: 'name',
    isDown: false,
  });
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<{ readonly done: number; readonly left: number }>();
  // A long list is found and put in order while the field one types in goes on.
  const asked = useDeferredValue(filter);
  const all = useMemo(() => linesOf(people, sheets), [people, sheets]);
  const lines = useMemo(() => shownLines(all, asked, sorted), [all, asked, sorted]);
  const waits = (states: readonly string[]) =>
    people.filter(({ person, state }) => states.includes(state) && person !== session.person);
  const toConfirm = may('monitoring.confirm') ? waits(['submitted', 'sentBack']) : [];
  const toApprove = may('monitoring.approve') ? waits(['confirmed']) : [];
  const waiting = [...toConfirm, ...toApprove];
  return (
    <Stack gap="sm">
      <Group align="flex-end" className="no-print">
        <TextInput
          type="search"
          label={t(texts.find)}
          value={filter.sought}
          onChange={(event) => setFilter({ ...filter, sought: event.currentTarget.value })}
        />
        <NativeSelect
          label={t(texts.state)}
          value={filter.state}
          data={[
            { value: '', label: t(texts.anyState) },
            ...Object.entries(STANDINGS).map(([value, label]) => ({ value, label: t(label) })),
          ]}
          onChange={(event) => setFilter({ ...filter, state: event.currentTarget.value })}
        />
        <Checkbox
          label={t(texts.onlyChanged)}
          checked={filter.isChanged}
          onChange={(event) => setFilter({ ...filter, isChanged: event.currentTarget.checked })}
        />
      </Group>
      {(['manager', 'authority'] as const).map((step) => {
        const files = step === 'manager' ? toConfirm : toApprove;
        return (
          files.length > 0 && (
            <BulkDialog
              key={step}
              step={step}
              place={place}
              files={files}
              except={files.filter(({ person }) => except.has(person))}
              onDone={(done, left) => {
                setExcept(new Set());
                setOutcome({ done, left });
              }}
            />
          )
        );
      })}
      {outcome !== undefined && (
        <Alert color="green" variant="light" role="status">
          {t(texts.doneOf)} {outcome.done}; {t(texts.leftOf)} {outcome.left}
        </Alert>
      )}
      {lines.length === 0 ? (
        <Text>{t(texts.nobodyMatches)}</Text>
      ) : (
        <UnitTable
          place={place}
          lines={lines}
          sorted={sorted}
          sort={(by) => setSorted({ by, isDown: sorted.by === by ? !sorted.isDown : by !== 'name' })}
          waiting={new Set(waiting.map(({ person }) => person))}
          except={except}
          mark={(person, isMarked) => {
            const next = new Set(except);
            if (isMarked) next.add(person);
            else next.delete(person);
            setExcept(next);
          }}
        />
      )}
      <Group className="no-print">
        <Button variant="default" size="sm" onClick={() => print()}>
          {t(words.print)}
        </Button>
      </Group>
    </Stack>
  );
}
