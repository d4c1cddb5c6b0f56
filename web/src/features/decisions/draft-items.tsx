import {
  Box,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { levelOptions, type Rating } from '../../components/cycle.ts';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { matches } from '../../text/folded.ts';
import { asksForReason, type Candidate, type Chosen } from './draft.ts';
import { texts } from './texts.ts';

type Choices = ReadonlyMap<string, Chosen>;

/** The list of a decision: who is in it, at which level, and why where it is another than the results give. */
export function DraftItems({
  candidates,
  rating,
  needsGround,
  chosen,
  onChange,
}: {
  readonly candidates: readonly Candidate[];
  readonly rating: Rating | undefined;
  readonly needsGround: boolean;
  readonly chosen: Choices;
  readonly onChange: (chosen: Choices) => void;
}) {
  const { t } = useSpeech();
  const [sought, setSought] = useState('');
  const shown = candidates.filter(({ name, subject }) => matches(`${name} ${subject}`, sought));
  const put = (subject: string, said: Chosen | undefined) => {
    const next = new Map(chosen);
    if (said === undefined) next.delete(subject);
    else next.set(subject, said);
    onChange(next);
  };
  const asChosen = ({ level }: Candidate): Chosen => ({ level: level ?? '', reason: '', document: '' });
  const all = (isChosen: boolean) => {
    const next = new Map(chosen);
    for (const one of shown)
      if (!isChosen) next.delete(one.subject);
      else if (!next.has(one.subject)) next.set(one.subject, asChosen(one));
    onChange(next);
  };
  if (candidates.length === 0) return <Text>{t(texts.noCandidates)}</Text>;
  const picked = shown.filter(({ subject }) => chosen.has(subject)).length;
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.levelList)}
      </Title>
      <Group gap="md" align="flex-end">
        <TextInput
          type="search"
          label={t(words.find)}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <Checkbox
          mb={8}
          label={t(texts.chooseAll)}
          checked={picked > 0 && picked === shown.length}
          indeterminate={picked > 0 && picked < shown.length}
          onChange={(event) => all(event.currentTarget.checked)}
        />
        <Text size="sm" mb={8} role="status">
          {chosen.size} {t(texts.chosen)}
        </Text>
      </Group>
      {shown.map((candidate) => (
        <Line
          key={candidate.subject}
          candidate={candidate}
          rating={rating}
          needsGround={needsGround}
          said={chosen.get(candidate.subject)}
          choose={(isChosen) => put(candidate.subject, isChosen ? asChosen(candidate) : undefined)}
          put={(said) => put(candidate.subject, said)}
        />
      ))}
    </Stack>
  );
}

function Line({
  candidate,
  rating,
  needsGround,
  said,
  choose,
  put,
}: {
  readonly candidate: Candidate;
  readonly rating: Rating | undefined;
  readonly needsGround: boolean;
  readonly said: Chosen | undefined;
  readonly choose: (isChosen: boolean) => void;
  readonly put: (said: Chosen) => void;
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { name, subject, unit, level, suggested } = candidate;
  const options = levelOptions(rating);
  const labelOf = (id: string | null) => (id === null ? '–' : t(options[id] ?? { vi: id, en: id }));
  const isAsked = said !== undefined && asksForReason(candidate, said.level, needsGround);
  return (
    <Paper withBorder p="xs">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" align="flex-start">
          <Checkbox
            label={`${name} (${subject})`}
            description={`${unitName(unit)} · ${t(texts.suggested)}: ${labelOf(suggested)}`}
            checked={said !== undefined}
            onChange={(event) => choose(event.currentTarget.checked)}
          />
          {said === undefined ? (
            <Text size="sm">{labelOf(level)}</Text>
          ) : (
            <NativeSelect
              aria-label={`${t(texts.level)}: ${name}`}
              value={said.level}
              onChange={(event) => put({ ...said, level: event.currentTarget.value })}
              required
              data={[
                // What is open is somebody’s to decide: nothing is chosen for them.
                ...(said.level === '' ? [{ value: '', label: t(words.choose) }] : []),
                ...Object.entries(options).map(([value, label]) => ({ value, label: t(label) })),
              ]}
            />
          )}
        </Group>
        {isAsked && (
          <Box>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
              <TextInput
                label={`${t(texts.reason)}: ${name}`}
                required
                value={said.reason}
                onChange={(event) => put({ ...said, reason: event.currentTarget.value })}
              />
              <TextInput
                label={`${t(texts.ground)}: ${name}`}
                required
                value={said.document}
                onChange={(event) => put({ ...said, document: event.currentTarget.value })}
              />
            </SimpleGrid>
          </Box>
        )}
      </Stack>
    </Paper>
  );
}
