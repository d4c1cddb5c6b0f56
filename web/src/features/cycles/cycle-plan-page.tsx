import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf } from '../../components/choice-of.ts';
import { DayField } from '../../components/day-field.tsx';
import { holdsHere, issuerOf } from '../../components/issuers.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { monthNow, periodName } from '../../text/periods.ts';
import { useOwnUnit } from '../session/session.ts';
import { EntryEnds } from './entry-ends.tsx';
import { countOf, daysOf, periodOf } from './planned-period.ts';
import { KINDS, texts } from './texts.ts';

/** Plans a cycle: unit, period, which regulations apply, and until when things are entered. */
export function CyclePlanPage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [unit, setUnit] = useState(useOwnUnit());
  const [kind, setKind] = useState<keyof typeof KINDS>('year');
  const [year, setYear] = useState(monthNow().slice(0, 4));
  const [number, setNumber] = useState(1);
  const [entryUntil, setEntryUntil] = useState('');
  const [ground, setGround] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>();
  const isYear = /^(19|20)\d\d$/.test(year);
  const days = isYear ? daysOf(kind, year, number) : undefined;
  const period = periodOf(kind, year, number);
  const known = useRegulations(unit, days?.to);
  const applying = (known.data ?? []).filter(isOfUnit);
  const ofState = applying.filter((one) => issuerOf(one) !== 'party');
  // Where several may apply, whoever plans says which; where there is but one of the State, it is that.
  const regulations = chosen ?? (ofState.length === 1 ? ofState.map(({ regulation }) => regulation) : []);
  const planning = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/cycles', {
          body: {
            ...{ unit, kind, period, ground, roots: [], excluded: [], people: [], isPilot: false },
            entryUntil: entryUntil || null,
            regulations: regulations.map((regulation) => ({ regulation, version: null })),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries();
      await navigate({ to: '/cycles/$cycle', params: { cycle: id } });
    },
  });
  const choice = ({ regulation, title, number: of }: NonNullable<typeof known.data>[number]) => (
    <Checkbox
      key={regulation}
      label={t(title)}
      description={of}
      checked={regulations.includes(regulation)}
      onChange={(event) =>
        setChosen(
          event.currentTarget.checked
            ? [...regulations, regulation]
            : regulations.filter((one) => one !== regulation),
        )
      }
    />
  );
  const problem = planning.error instanceof Problem ? planning.error : undefined;
  return (
    <Page title={texts.plan} says={texts.planSays}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          planning.mutate();
        }}
      >
        <Stack gap="sm" maw={640}>
          <UnitField
            label={t(words.unit)}
            required
            value={unit}
            onChange={(next) => {
              setUnit(next);
              setChosen(undefined);
            }}
          />
          <Group grow align="flex-start">
            <NativeSelect
              label={t(texts.kind)}
              value={kind}
              data={Object.entries(KINDS).map(([value, label]) => ({ value, label: t(label) }))}
              onChange={(event) => {
                setKind(choiceOf(KINDS, event.currentTarget.value));
                setNumber(1);
              }}
            />
            <TextInput
              label={t(texts.year)}
              inputMode="numeric"
              required
              pattern="(19|20)\d\d"
              value={year}
              error={problem?.of('period')}
              onChange={(event) => setYear(event.currentTarget.value)}
            />
            {countOf(kind) > 1 && (
              <NativeSelect
                label={t(texts.number)}
                value={String(number)}
                data={Array.from({ length: countOf(kind) }, (_, at) => String(at + 1))}
                onChange={(event) => setNumber(Number(event.currentTarget.value))}
              />
            )}
          </Group>
          {unit !== '' && (
            <Fieldset legend={t(texts.regulations)}>
              <Answered query={known}>
                {(all) => (
                  <Stack gap="xs">
                    {all.length === 0 && <Text size="sm">{t(texts.noRegulation)}</Text>}
                    {all.filter(isOfUnit).map(choice)}
                    <details>
                      <summary>{t(texts.otherRegulations)}</summary>
                      <Stack gap="xs" mt="xs">
                        {all.filter((one) => !isOfUnit(one)).map(choice)}
                      </Stack>
                    </details>
                  </Stack>
                )}
              </Answered>
            </Fieldset>
          )}
          <DayField
            label={t(texts.entryUntil)}
            value={entryUntil}
            onChange={setEntryUntil}
            error={problem?.of('entryUntil')}
          />
          <EntryEnds on={entryUntil || null} />
          <TextInput
            label={t(words.ground)}
            required
            value={ground}
            error={problem?.of('ground')}
            onChange={(event) => setGround(event.currentTarget.value)}
          />
          {days !== undefined && (
            <Paper withBorder p="sm" component="section" aria-label={t(texts.calendar)}>
              <Title order={2} size="h5">
                {t(texts.calendar)}: {t(periodName(period))}
              </Title>
              <Text size="sm">
                {t(texts.firstDay)}: {writtenDay(days.from)} · {t(texts.lastDay)}: {writtenDay(days.to)}
                {entryUntil !== '' && ` · ${t(texts.entryUntil)}: ${writtenDay(entryUntil)}`}
              </Text>
              <Text size="sm">{t(texts.lateTaken)}</Text>
            </Paper>
          )}
          {planning.error !== null && <ProblemNote error={planning.error} />}
          <Group>
            <Button
              type="submit"
              loading={planning.isPending}
              disabled={unit === '' || regulations.length === 0}
            >
              {t(texts.plan)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

/** Whether a regulation is for the unit itself: one of another province only looks so. */
const isOfUnit = (one: { readonly applies: boolean } & Parameters<typeof holdsHere>[0]): boolean =>
  one.applies && holdsHere(one);

/** Official regulations in force for a unit on a day, those that apply to the unit itself first. */
const useRegulations = (unit: string, on: string | undefined) =>
  useQuery({
    queryKey: ['unit', unit, 'regulations', on],
    enabled: unit !== '' && on !== undefined,
    queryFn: async () => {
      const { regulations } = await answerOf(
        api.GET('/api/v1/units/{unit}/regulations', {
          params: { path: { unit }, query: on === undefined ? {} : { on } },
        }),
      );
      const official = regulations.filter(
        ({ state, isInvented, applies }) => state === 'official' && (applies || !isInvented),
      );
      const newest = new Map(
        official.toSorted((a, b) => a.version.localeCompare(b.version)).map((one) => [one.regulation, one]),
      );
      return [...newest.values()].toSorted((a, b) => Number(b.applies) - Number(a.applies));
    },
  });
