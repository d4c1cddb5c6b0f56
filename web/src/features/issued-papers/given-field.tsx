import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { ratedAs } from '../../components/cycle.ts';
import { DayField } from '../../components/day-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { askingOf, fieldName, type Typed } from './given-fields.ts';
import { texts } from './texts.ts';

const NATIONAL = ['excellent', 'good', 'completed', 'notCompleted'] as const;

/** One thing of a paper that only people know. */
export function GivenField({
  field,
  typed,
  put,
  error,
}: {
  readonly field: string;
  readonly typed: Typed;
  readonly put: (change: Typed) => void;
  readonly error: string | undefined;
}) {
  const { t } = useSpeech();
  const label = t(fieldName(field));
  const value = typed[field] ?? '';
  const second = typed[`${field}.2`] ?? '';
  const first = (event: { readonly currentTarget: { readonly value: string } }) =>
    put({ [field]: event.currentTarget.value });
  const other = (event: { readonly currentTarget: { readonly value: string } }) =>
    put({ [`${field}.2`]: event.currentTarget.value });
  switch (askingOf(field)) {
    case 'day':
      return <DayField label={label} value={value} onChange={(day) => put({ [field]: day })} error={error} />;
    case 'level':
      return (
        <NativeSelect
          label={label}
          value={value}
          error={error}
          onChange={first}
          data={[
            { value: '', label: t(words.none) },
            ...NATIONAL.map((level) => ({ value: level, label: t(ratedAs([], '', level)) })),
          ]}
        />
      );
    case 'signer':
      return (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <Textarea
            label={`${label}: ${t(texts.capacity)}`}
            rows={2}
            value={value}
            error={error}
            onChange={first}
          />
          <TextInput label={`${label}: ${t(texts.signerName)}`} value={second} onChange={other} />
        </SimpleGrid>
      );
    case 'issuer':
      return (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <TextInput label={t(texts.place)} value={value} error={error} onChange={first} />
          <TextInput label={t(texts.numberSigns)} value={second} onChange={other} />
        </SimpleGrid>
      );
    case 'text':
      return <TextInput label={label} value={value} error={error} onChange={first} />;
    default:
      return <Textarea label={label} rows={2} value={value} error={error} onChange={first} />;
  }
}
