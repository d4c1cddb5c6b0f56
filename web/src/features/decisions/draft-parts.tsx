import { Button, Group, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { UnitField } from '../../components/unit-field.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** A body and the part of a proposal for which it answers. */
export interface Part {
  /** Tells one line of the form from another. */
  readonly key: string;
  readonly unit: string;
  readonly matter: string;
}

/** Bodies that have to sign their part before the proposal is submitted. */
export function DraftParts({
  parts,
  onChange,
}: {
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
}) {
  const { t } = useSpeech();
  const put = (key: string, change: Partial<Part>) =>
    onChange(parts.map((part) => (part.key === key ? { ...part, ...change } : part)));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.parts)}
      </Title>
      {parts.map(({ key, unit, matter }) => (
        <SimpleGrid key={key} cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="xs">
          <UnitField
            label={t(texts.unit)}
            required
            value={unit}
            onChange={(given) => put(key, { unit: given })}
          />
          <TextInput
            label={t(texts.matter)}
            required
            value={matter}
            onChange={(event) => put(key, { matter: event.currentTarget.value })}
          />
          <Group align="flex-end">
            <Button
              variant="default"
              size="sm"
              onClick={() => onChange(parts.filter((part) => part.key !== key))}
            >
              {t(texts.removePart)}
            </Button>
          </Group>
        </SimpleGrid>
      ))}
      <Group>
        <Button
          variant="default"
          size="sm"
          onClick={() => onChange([...parts, { key: crypto.randomUUID(), unit: '', matter: '' }])}
        >
          {t(texts.addPart)}
        </Button>
      </Group>
    </Stack>
  );
}
