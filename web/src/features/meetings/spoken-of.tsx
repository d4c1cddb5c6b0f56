import { Checkbox, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { UnitPerson } from '../../components/unit-people.ts';
import type { Unit } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { matches } from '../../text/folded.ts';
import { texts } from './texts.ts';

/** Who a meeting speaks of: people of the unit, and the unit itself; by their codes. */
export function SpokenOf({
  unit,
  people,
  chosen,
  onChange,
}: {
  readonly unit: Unit | undefined;
  readonly people: readonly UnitPerson[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { t } = useSpeech();
  const [sought, setSought] = useState('');
  const shown = people.filter(({ fullName, staffCode }) => matches(`${fullName} ${staffCode}`, sought));
  const put = (codes: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const code of codes)
      if (isChosen) next.add(code);
      else next.delete(code);
    onChange(next);
  };
  const picked = shown.filter(({ staffCode }) => chosen.has(staffCode)).length;
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.subjects)}: {chosen.size}
      </Title>
      <Text size="sm">{t(texts.subjectsNote)}</Text>
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
          onChange={(event) =>
            put(
              shown.map(({ staffCode }) => staffCode),
              event.currentTarget.checked,
            )
          }
        />
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xs" verticalSpacing="xs">
        {unit !== undefined && (
          <Checkbox
            label={`${t(texts.wholeUnit)}: ${unit.name}`}
            checked={chosen.has(unit.code)}
            onChange={(event) => put([unit.code], event.currentTarget.checked)}
          />
        )}
        {shown.map(({ id, fullName, staffCode }) => (
          <Checkbox
            key={id}
            label={`${fullName} (${staffCode})`}
            checked={chosen.has(staffCode)}
            onChange={(event) => put([staffCode], event.currentTarget.checked)}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
