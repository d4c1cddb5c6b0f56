import '@mantine/core/styles/Radio.css';
import { Button, NativeSelect, Radio, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { CycleFrame } from './cycle-frame.tsx';
import { type Levels, levelName } from './levels.ts';
import { texts as shared } from './texts.ts';
import { texts } from './what-if-texts.ts';

type Asked =
  paths['/api/v1/cycles/{cycle}/what-if']['post']['requestBody']['content']['application/json']['asks'];
type Told = paths['/api/v1/cycles/{cycle}/what-if']['post']['responses'][200]['content']['application/json'];

/** What another reading, or another level of one unit, would move. */
export function WhatIfPage() {
  const { cycle } = useParams({ from: '/signed-in/classification/$cycle/what-if' });
  return (
    <CycleFrame cycle={cycle} title={shared.whatIf}>
      {(levels) => <WhatIf cycle={cycle} levels={levels} />}
    </CycleFrame>
  );
}

function WhatIf({ cycle, levels }: { readonly cycle: string; readonly levels: Levels }) {
  const { t } = useSpeech();
  const [kind, setKind] = useState('reading');
  const [regulation, setRegulation] = useState(levels.regulations[0]?.regulation ?? '');
  const rules = levels.regulations.find((one) => one.regulation === regulation);
  const asking = useMutation({
    mutationFn: (asks: Asked) =>
      answerOf(api.POST('/api/v1/cycles/{cycle}/what-if', { params: { path: { cycle } }, body: { asks } })),
  });
  return (
    <Stack gap="md">
      <Text>{t(texts.says)}</Text>
      <Stack gap="sm" maw={640} className="no-print">
        <Radio.Group label={t(texts.kind)} value={kind} onChange={setKind}>
          <Stack gap={6} mt={4}>
            <Radio value="reading" label={t(texts.reading)} />
            <Radio value="unitLevel" label={t(texts.unitLevel)} />
          </Stack>
        </Radio.Group>
        <NativeSelect
          label={t(texts.regulation)}
          value={regulation}
          onChange={(event) => setRegulation(event.currentTarget.value)}
          data={levels.regulations.map(({ regulation: value, title }) => ({ value, label: t(title) }))}
        />
        {rules !== undefined &&
          (kind === 'reading' ? (
            <OtherReading
              key={regulation}
              {...{ regulation, version: rules.version, isBusy: asking.isPending }}
              ask={(asks) => asking.mutate(asks)}
            />
          ) : (
            <OtherLevel
              key={regulation}
              {...{ levels, regulation, isBusy: asking.isPending }}
              ask={(asks) => asking.mutate(asks)}
            />
          ))}
      </Stack>
      {asking.error !== null && <ProblemNote error={asking.error} />}
      {asking.data !== undefined && <Changes told={asking.data} levels={levels} />}
    </Stack>
  );
}

interface Asking {
  readonly ask: (asks: Asked) => void;
  readonly isBusy: boolean;
}

function OtherReading({
  regulation,
  version,
  ask,
  isBusy,
}: Asking & { readonly regulation: string; readonly version: string }) {
  const { t } = useSpeech();
  const path = { regulation, version };
  const query = useQuery({
    queryKey: ['regulation', path, 'readings'],
    queryFn: () => answerOf(api.GET('/api/v1/regulations/{regulation}/{version}', { params: { path } })),
  });
  const [point, setPoint] = useState('');
  const [chosen, setChosen] = useState('');
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => {
        const reading = data.readings.find(({ name }) => name === point) ?? data.readings[0];
        if (reading === undefined) return <Text size="sm">{t(texts.noReadings)}</Text>;
        const option =
          reading.options.find((one) => one.option === chosen)?.option ??
          reading.options.find((one) => one.option !== reading.default)?.option ??
          reading.default;
        return (
          <>
            <NativeSelect
              label={t(texts.point)}
              value={reading.name}
              onChange={(event) => setPoint(event.currentTarget.value)}
              data={data.readings.map(({ name, question }) => ({ value: name, label: t(question) }))}
            />
            <NativeSelect
              label={t(texts.option)}
              value={option}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={reading.options.map(({ option: value, says }) => ({ value, label: t(says) }))}
            />
            <Button
              w="max-content"
              loading={isBusy}
              onClick={() => ask({ kind: 'reading', reading: reading.name, option })}
            >
              {t(texts.ask)}
            </Button>
          </>
        );
      }}
    </Answered>
  );
}

function OtherLevel({
  levels,
  regulation,
  ask,
  isBusy,
}: Asking & { readonly levels: Levels; readonly regulation: string }) {
  const { t } = useSpeech();
  const rules = levels.regulations.find((one) => one.regulation === regulation);
  const units = levels.levels.filter((one) => one.kind === 'unit' && one.regulation === regulation);
  const [unit, setUnit] = useState(units[0]?.subject ?? '');
  const [level, setLevel] = useState(rules?.levels.at(-1)?.id ?? '');
  return (
    <>
      <NativeSelect
        label={t(words.unit)}
        value={unit}
        onChange={(event) => setUnit(event.currentTarget.value)}
        data={units.map(({ subject, name }) => ({ value: subject, label: name }))}
      />
      <NativeSelect
        label={t(texts.level)}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value)}
        data={rules?.levels.map(({ id, label }) => ({ value: id, label: t(label) })) ?? []}
      />
      <Button
        w="max-content"
        loading={isBusy}
        disabled={unit === ''}
        onClick={() => ask({ kind: 'unitLevel', regulation, unit, level })}
      >
        {t(texts.ask)}
      </Button>
    </>
  );
}

function Changes({ told, levels }: { readonly told: Told; readonly levels: Levels }) {
  const { t } = useSpeech();
  const called = (regulation: string, level: string | null) =>
    t(
      levelName(
        levels.regulations.find((one) => one.regulation === regulation),
        level,
      ),
    );
  const numberOf = (regulation: string) =>
    levels.regulations.find((one) => one.regulation === regulation)?.number ?? regulation;
  if (told.count === 0)
    return (
      <Text role="status" fw={600}>
        {t(texts.same)}
      </Text>
    );
  return (
    <Stack gap="sm">
      <Text role="status" fw={600}>
        {told.count} {t(texts.differ)}
      </Text>
      <Rows label={texts.changes} heads={[shared.regulation, texts.now, texts.would, texts.count]}>
        {told.changes.map(({ regulation, now, would, count }) => (
          <Table.Tr key={`${regulation}/${now}/${would}`}>
            <Table.Td>{numberOf(regulation)}</Table.Td>
            <Table.Td>{called(regulation, now)}</Table.Td>
            <Table.Td>{called(regulation, would)}</Table.Td>
            <Table.Td>{count}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
      {told.subjects === null ? (
        <Text size="sm" c="dimmed">
          {t(texts.namesHidden)}
        </Text>
      ) : (
        <Rows label={texts.names} heads={[shared.name, shared.regulation, texts.now, texts.would]}>
          {told.subjects.map(({ regulation, subject, now, would }) => (
            <Table.Tr key={`${regulation}/${subject}`}>
              <Table.Td>{levels.levels.find((one) => one.subject === subject)?.name ?? subject}</Table.Td>
              <Table.Td>{numberOf(regulation)}</Table.Td>
              <Table.Td>{called(regulation, now)}</Table.Td>
              <Table.Td>{called(regulation, would)}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Stack>
  );
}
