import { SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { Bars } from '../../components/bars.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import type { Effect, Moves } from './lab-queries.ts';
import { movedWords, texts } from './texts.ts';

/** One regulation and what takes its place: levels as pictures, moves, groups, quotas, and what it all stands on. */
export function EffectShown({ effect }: { readonly effect: Effect }) {
  const { t } = useSpeech();
  const { people, units, bodies, before, after } = effect;
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Title order={2} size="h3">
          {t(texts.compared)}
        </Title>
        <Text>
          {t(texts.before)}: {t(before.title)} ({before.number})
        </Text>
        <Text>
          {t(texts.after)}: {t(after.title)} ({after.number})
        </Text>
      </Stack>
      {after.readings.some(({ chosenBy }) => chosenBy === 'request') && (
        <Text size="sm">
          {after.readings
            .filter(({ chosenBy }) => chosenBy === 'request')
            .map(({ reading, option }) => `${reading} = ${option}`)
            .join('; ')}
        </Text>
      )}
      <Text fw={600}>{t(movedWords(people.up + people.down + people.otherwise, people.total, bodies))}</Text>
      <Levels moves={people} labels={effect.labels} />
      <Flows moves={people} labels={effect.labels} />
      <Groups moves={people} />
      {units.total > 0 && units.flows.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h4">
            {t(texts.units)}
          </Title>
          <Flows moves={units} labels={effect.labels} />
        </Stack>
      )}
      <Quotas effect={effect} />
      <Doubts effect={effect} />
    </Stack>
  );
}

interface Given {
  readonly moves: Moves;
  readonly labels: Effect['labels'];
}

function Levels({ moves, labels }: Given) {
  const { t } = useSpeech();
  const used = moves.words
    .map((word, at) => ({ word, before: moves.before[at] ?? 0, after: moves.after[at] ?? 0 }))
    .filter(({ before, after }) => before + after > 0);
  const most = Math.max(1, ...used.flatMap(({ before, after }) => [before, after]));
  const label = (word: string) => t(labels[word] ?? { vi: word, en: word });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Stack gap="xs">
        <Title order={3} size="h4">
          {t(texts.levelsBefore)}
        </Title>
        <Bars
          label={texts.levelsBefore}
          heads={[texts.level, texts.number]}
          most={most}
          bars={used.map(({ word, before }) => ({ label: label(word), size: before, says: String(before) }))}
        />
      </Stack>
      <Stack gap="xs">
        <Title order={3} size="h4">
          {t(texts.levelsAfter)}
        </Title>
        <Bars
          label={texts.levelsAfter}
          heads={[texts.level, texts.number]}
          most={most}
          bars={used.map(({ word, before, after }) => ({
            label: label(word),
            size: after,
            says:
              after === before ? String(after) : `${after} (${after > before ? '+' : ''}${after - before})`,
            isMarked: after !== before,
          }))}
        />
      </Stack>
    </SimpleGrid>
  );
}

function Flows({ moves, labels }: Given) {
  const { t } = useSpeech();
  const label = (word: string) => t(labels[word] ?? { vi: word, en: word });
  if (moves.flows.length === 0) return <Text>{t(texts.noMoves)}</Text>;
  return (
    <Rows label={texts.moves} heads={[texts.from, texts.to, texts.number]} least={360}>
      {moves.flows.map(({ from, to, count }) => (
        <Table.Tr key={`${from} ${to}`}>
          <Table.Td>{label(from)}</Table.Td>
          <Table.Td>{label(to)}</Table.Td>
          <Table.Td>{count}</Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}

function Groups({ moves }: { readonly moves: Moves }) {
  const { t } = useSpeech();
  const divided = moves.groups.filter(({ values }) => values.length > 1);
  if (divided.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t(texts.groups)}
      </Title>
      <Rows
        label={texts.groups}
        heads={[texts.group, texts.total, texts.up, texts.down, texts.otherwise]}
        least={480}
      >
        {divided.flatMap(({ id, label, values }) => [
          <Table.Tr key={id}>
            <Table.Th scope="rowgroup" colSpan={5}>
              {t(label)}
            </Table.Th>
          </Table.Tr>,
          ...values.map((value) => (
            <Table.Tr key={`${id} ${value.id}`}>
              <Table.Td>{t(value.label)}</Table.Td>
              <Table.Td>{value.total}</Table.Td>
              <Table.Td>{value.up}</Table.Td>
              <Table.Td>{value.down}</Table.Td>
              <Table.Td>{value.otherwise}</Table.Td>
            </Table.Tr>
          )),
        ])}
      </Rows>
    </Stack>
  );
}

function Quotas({ effect }: { readonly effect: Effect }) {
  const { t } = useSpeech();
  if (effect.quotas.length === 0) return null;
  const change = (before: number | undefined, after: number | undefined) =>
    `${before ?? '–'} → ${after ?? '–'}`;
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t(texts.quotas)}
      </Title>
      <Rows
        label={texts.quotas}
        heads={[texts.quota, texts.places, texts.candidates, texts.over, texts.under]}
      >
        {effect.quotas.map(({ quota, label, before, after }) => (
          <Table.Tr key={quota}>
            <Table.Td>{t(label)}</Table.Td>
            <Table.Td>{change(before?.places, after?.places)}</Table.Td>
            <Table.Td>{change(before?.candidates, after?.candidates)}</Table.Td>
            <Table.Td>{change(before?.scopesOver, after?.scopesOver)}</Table.Td>
            <Table.Td>{change(before?.scopesUnder, after?.scopesUnder)}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}

function Doubts({ effect }: { readonly effect: Effect }) {
  const { t } = useSpeech();
  if (effect.standsOn.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t(texts.standsOn)}
      </Title>
      <Rows label={texts.standsOn} heads={[texts.standsOn, texts.before, texts.after]}>
        {effect.standsOn.map(({ mark, label, before, after }) => (
          <Table.Tr key={mark}>
            <Table.Td>{t(label)}</Table.Td>
            <Table.Td>{before ?? '–'}</Table.Td>
            <Table.Td>{after ?? '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}
