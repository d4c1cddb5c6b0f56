import { Button, Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { periodName } from '../../text/periods.ts';
import { useOwnUnit } from '../session/session.ts';
import { texts } from './texts.ts';

/** Chooses a draft, or another reading, and the cycles it is tried on. */
export function TryPage() {
  const ownUnit = useOwnUnit();
  const { unit = ownUnit } = useSearch({ from: '/signed-in/policy-lab/new' });
  const regulations = useQuery({
    queryKey: ['regulations'],
    queryFn: () => answerOf(api.GET('/api/v1/regulations')),
  });
  const cycles = useQuery({
    queryKey: ['cycles'],
    queryFn: () => answerOf(api.GET('/api/v1/cycles', { params: { query: {} } })),
  });
  return (
    <Page title={texts.tryNew} says={texts.says}>
      <Answered query={regulations}>
        {(packs) => (
          <Answered query={cycles}>
            {(found) => (
              <Choosing
                first={unit}
                drafts={packs.regulations.filter(({ pack }) => pack !== null)}
                cycles={found.cycles.filter(({ state }) => state === 'closed')}
              />
            )}
          </Answered>
        )}
      </Answered>
    </Page>
  );
}

interface Draft {
  readonly pack: string | null;
  readonly title: { readonly vi: string; readonly en: string };
  readonly number: string;
  readonly layerOf: string | null;
}

interface Cycle {
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  readonly regulations: readonly { readonly regulation: string }[];
}

function Choosing({
  first,
  drafts,
  cycles,
}: {
  readonly first: string;
  readonly drafts: readonly Draft[];
  readonly cycles: readonly Cycle[];
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [unit, setUnit] = useState(first);
  const [title, setTitle] = useState('');
  const [pack, setPack] = useState(drafts[0]?.pack ?? '');
  const [instead, setInstead] = useState('');
  const [reading, setReading] = useState('');
  const [option, setOption] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const draft = drafts.find((one) => one.pack === pack);
  const replaceable = [
    ...new Set(
      cycles
        .filter(({ id }) => chosen.includes(id))
        .flatMap(({ regulations }) => regulations.map(({ regulation }) => regulation)),
    ),
  ];
  const place = replaceable.includes(instead) ? instead : '';
  const wanted = draft === undefined || draft.layerOf !== null ? place : place || (replaceable[0] ?? '');
  const asking = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/units/{unit}/simulations', {
          params: { path: { unit } },
          body: {
            ...{ title, cycles: [...chosen], pack: pack === '' ? null : pack },
            instead: pack === '' || wanted === '' ? null : wanted,
            readings: reading === '' ? {} : { [reading]: option },
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['simulations'] });
      await navigate({ to: '/policy-lab/$unit/$simulation', params: { unit, simulation: id } });
    },
  });
  const problem = asking.error instanceof Problem ? asking.error : undefined;
  if (cycles.length === 0) return <NothingHere says={texts.noCycle} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <Stack gap="md" maw={640}>
        <UnitField label={t(texts.unit)} required value={unit} onChange={setUnit} />
        <TextInput
          label={t(texts.name)}
          required
          value={title}
          error={problem?.of('title')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {drafts.length === 0 && <Text size="sm">{t(texts.noDraft)}</Text>}
        <NativeSelect
          label={t(texts.draft)}
          value={pack}
          onChange={(event) => setPack(event.currentTarget.value)}
          data={[
            ...drafts.map((one) => ({ value: one.pack ?? '', label: `${t(one.title)} (${one.number})` })),
            { value: '', label: t(texts.draftNone) },
          ]}
        />
        <Checkbox.Group label={t(texts.cycles)} value={[...chosen]} onChange={setChosen} required>
          <Stack gap="xs" mt="xs">
            {cycles.map((cycle) => (
              <Checkbox
                key={cycle.id}
                value={cycle.id}
                label={`${unitName(cycle.unit)}, ${t(periodName(cycle.period))}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {pack !== '' && replaceable.length > 0 && (
          <NativeSelect
            label={t(texts.instead)}
            value={wanted}
            error={problem?.of('instead')}
            onChange={(event) => setInstead(event.currentTarget.value)}
            data={[
              ...(draft?.layerOf === null ? [] : [{ value: '', label: t(texts.asLayer) }]),
              ...replaceable.map((value) => ({ value, label: value })),
            ]}
          />
        )}
        <TextInput
          label={t(texts.reading)}
          description={t(texts.readingNote)}
          value={reading}
          onChange={(event) => setReading(event.currentTarget.value.trim())}
        />
        {reading !== '' && (
          <TextInput
            label={t(texts.option)}
            required
            value={option}
            onChange={(event) => setOption(event.currentTarget.value.trim())}
          />
        )}
        {asking.error !== null && <ProblemNote error={asking.error} />}
        <Button type="submit" loading={asking.isPending} disabled={unit === '' || chosen.length === 0}>
          {t(texts.begin)}
        </Button>
      </Stack>
    </form>
  );
}
