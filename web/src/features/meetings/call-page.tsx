import { Button, NativeSelect, Paper, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Answered } from '../../components/answered.tsx';
import { type Rating, useCycle, useRatings } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { DayField } from '../../components/day-field.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnitPeople } from '../../components/unit-people.ts';
import { useUnits } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { type Invitee, Invitees } from './invitees.tsx';
import { SpokenOf } from './spoken-of.tsx';
import { KINDS, texts } from './texts.ts';

type Kind = keyof typeof KINDS;
const isKind = (text: string): text is Kind => Object.hasOwn(KINDS, text);

/** Calls an evaluation meeting: where and when, who is spoken of, who is invited and who of them directs. */
export function CallPage() {
  const { cycle } = useParams({ from: '/signed-in/cycles/$cycle/meeting-call' });
  const ratings = useRatings(cycle);
  const found = useCycle(cycle);
  const ready = {
    data: ratings.data && found.data ? { ratings: ratings.data, top: found.data.unit } : undefined,
    error: ratings.error ?? found.error,
    refetch: ratings.refetch,
  };
  return (
    <CyclePage cycle={cycle} title={texts.call} says={texts.callSays}>
      <Answered query={ready}>{(known) => <Call cycle={cycle} {...known} />}</Answered>
    </CyclePage>
  );
}

function Call({
  cycle,
  ratings,
  top,
}: {
  readonly cycle: string;
  readonly ratings: readonly Rating[];
  readonly top: string;
}) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [regulation, setRegulation] = useState(ratings[0]?.regulation ?? '');
  const [unit, setUnit] = useState(top);
  const [kind, setKind] = useState<Kind>('meeting');
  const [on, setOn] = useState('');
  const [place, setPlace] = useState('');
  const [subjects, setSubjects] = useState<ReadonlySet<string>>(new Set());
  const [invitees, setInvitees] = useState<readonly Invitee[]>([]);
  const people = useUnitPeople(unit);
  const units = useUnits();
  const own = units.data?.units.find(({ id }) => id === unit);
  const calling = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/cycles/{cycle}/meetings', {
          params: { path: { cycle } },
          body: {
            ...{ regulation, unit, kind, on, place },
            subjects: [...subjects],
            invitees: invitees.map(({ person, name, standsFor, directs }) => ({
              ...{ name, standsFor, directs, person: person === '' ? null : person },
            })),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries();
      await navigate({ to: '/meetings/$meeting', params: { meeting: id } });
    },
  });
  const problem = calling.error instanceof Problem ? calling.error : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        calling.mutate();
      }}
    >
      <Stack gap="md">
        <Paper withBorder p="md">
          <Stack gap="sm" maw={640}>
            {ratings.length > 1 && (
              <NativeSelect
                label={t(texts.regulation)}
                value={regulation}
                onChange={(event) => setRegulation(event.currentTarget.value)}
                data={ratings.map(({ regulation: value, number }) => ({ value, label: number }))}
              />
            )}
            <UnitField
              label={t(texts.unit)}
              required
              value={unit}
              onChange={(given) => {
                setUnit(given);
                setSubjects(new Set());
              }}
            />
            <NativeSelect
              label={t(texts.kind)}
              value={kind}
              onChange={(event) => isKind(event.currentTarget.value) && setKind(event.currentTarget.value)}
              data={Object.entries(KINDS).map(([value, label]) => ({ value, label: t(label) }))}
            />
            <DayField label={t(texts.on)} required value={on} onChange={setOn} error={problem?.of('on')} />
            <TextInput
              label={t(texts.place)}
              required
              value={place}
              error={problem?.of('place')}
              onChange={(event) => setPlace(event.currentTarget.value)}
            />
          </Stack>
        </Paper>
        <Answered query={people}>
          {(found) => (
            <>
              <SpokenOf unit={own} people={found} chosen={subjects} onChange={setSubjects} />
              <Invitees people={found} invitees={invitees} onChange={setInvitees} />
            </>
          )}
        </Answered>
        {calling.error !== null && <ProblemNote error={calling.error} />}
        <Button
          type="submit"
          maw={280}
          loading={calling.isPending}
          disabled={subjects.size === 0 || invitees.length === 0 || on === ''}
        >
          {t(texts.call)}
        </Button>
      </Stack>
    </form>
  );
}
