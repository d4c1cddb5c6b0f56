import { Anchor, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Bars } from '../../components/bars.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnits } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { monthNow } from '../../text/periods.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { Subjects } from './subjects.tsx';
import { STAGES, texts } from './texts.ts';
import { TextsOfBodies } from './texts-of-bodies.tsx';
import { UnitRows } from './unit-rows.tsx';
import { Urgings } from './urgings.tsx';

const YEARS = 3;

/** How far the units of a scope have come, from the whole down to each dossier; and who is late is urged. */
export function ProgressPage() {
  const { t } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/progress' });
  const { data: known } = useUnits();
  const ownUnit = useOwnUnit();
  const { unit = ownUnit } = search;
  const now = Number(monthNow().slice(0, 4));
  const period = search.period ?? String(now);
  const parent = known?.units.find(({ id }) => id === unit)?.parent ?? null;
  const show = (next: { readonly unit?: string; readonly period?: string }) =>
    void navigate({
      to: '/progress',
      search: {
        period: next.period ?? period,
        ...((next.unit ?? unit) !== '' && { unit: next.unit ?? unit }),
      },
    });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        <>
          <Anchor size="sm" renderRoot={(props) => <Link to="/catalogue-comparison" {...props} />}>
            {t(texts.coefficients)}
          </Anchor>
          {unit !== '' && may('consolidation.see') && (
            <Anchor
              size="sm"
              renderRoot={(props) => <Link to="/consolidation" search={{ unit, period }} {...props} />}
            >
              {t(texts.consolidation)}
            </Anchor>
          )}
        </>
      }
    >
      <Group align="flex-end">
        <UnitField label={t(words.unit)} value={unit} onChange={(next) => show({ unit: next })} />
        <NativeSelect
          label={t(texts.year)}
          value={period}
          data={Array.from({ length: YEARS }, (_, ago) => String(now - ago))}
          onChange={(event) => show({ period: event.currentTarget.value })}
        />
        {parent !== null && (
          <Button variant="default" onClick={() => show({ unit: parent })}>
            {t(texts.up)}
          </Button>
        )}
      </Group>
      {unit === '' ? (
        <NothingHere says={texts.chooseUnit} />
      ) : (
        <OfUnit key={`${unit} ${period}`} unit={unit} period={period} show={(next) => show({ unit: next })} />
      )}
    </Page>
  );
}

function OfUnit({
  unit,
  period,
  show,
}: {
  readonly unit: string;
  readonly period: string;
  readonly show: (unit: string) => void;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['unit-progress', unit, period],
    queryFn: () =>
      answerOf(api.GET('/api/v1/units/{unit}/progress', { params: { path: { unit }, query: { period } } })),
  });
  return (
    <Answered query={query}>
      {({ total, units }) => (
        <Stack gap="md">
          <Title order={2} size="h4">
            {total.name}
          </Title>
          <Text size="sm">
            {t(texts.subjects)}: {total.subjects} · {t(texts.decided)}: {total.levels.decided} ·{' '}
            {t(texts.dossiers)}: {total.dossiers.submitted + total.dossiers.received} /{' '}
            {total.dossiers.returned} / {total.dossiers.late}
          </Text>
          <Bars
            label={texts.stage}
            heads={[texts.stage, texts.bodies]}
            bars={(['none', 'planned', 'open', 'closed', 'computed', 'late'] as const).map((stage) => ({
              label: t(STAGES[stage]),
              size: total.stages[stage],
              says: String(total.stages[stage]),
              isMarked: stage === 'late' || stage === 'none',
            }))}
          />
          {total.steps.length > 0 && (
            <Bars
              label={texts.steps}
              heads={[texts.step, texts.passed]}
              most={total.subjects}
              bars={total.steps.map(({ step, label, subjects, late }) => ({
                label: label === null ? step : t(label),
                size: subjects,
                says: `${subjects}/${total.subjects}${late > 0 ? ` (${t(texts.stepLate)} ${late})` : ''}`,
                isMarked: late > 0,
              }))}
            />
          )}
          <UnitRows units={units} period={period} show={show} />
          <TextsOfBodies unit={unit} period={period} />
          {may('progress.urge') && <Urgings period={period} />}
          {isOpen ? (
            <Subjects unit={unit} period={period} />
          ) : (
            <Stack gap="xs" align="flex-start">
              <Text size="sm">{t(texts.peopleSays)}</Text>
              <Button variant="default" onClick={() => setOpen(true)}>
                {t(texts.showPeople)}
              </Button>
            </Stack>
          )}
        </Stack>
      )}
    </Answered>
  );
}
