import type { Bilingual } from '@congtam/engine';
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DayField } from '../../../components/day-field.tsx';
import { useSpeech } from '../../../i18n/language.tsx';
import type { PackField } from './pack-form.ts';
import { texts } from './texts.ts';
import { fits, numberShown, numberTyped, type ValueKind } from './values.ts';

/** One value of a pack, changed in place; what cannot stand there is said and not taken over. */
export function ValueField({
  field,
  error,
  onChange,
}: {
  readonly field: PackField;
  readonly error: string | undefined;
  readonly onChange: (pointer: string, value: string) => void;
}) {
  const { t } = useSpeech();
  const label = t(field.label);
  switch (field.kind) {
    case 'choice':
      return (
        <NativeSelect
          label={label}
          error={error}
          value={field.value}
          data={field.options.map(({ value, label: says }) => ({ value, label: t(says) }))}
          onChange={(event) => onChange(field.pointer, event.currentTarget.value)}
        />
      );
    case 'day':
      return (
        <DayField
          label={label}
          required
          error={error}
          value={field.value}
          onChange={(day) => day !== '' && onChange(field.pointer, day)}
        />
      );
    default:
      return <TypedField label={label} {...{ field, error, onChange }} />;
  }
}

function TypedField({
  field,
  label,
  error,
  onChange,
}: {
  readonly field: PackField;
  readonly label: string;
  readonly error: string | undefined;
  readonly onChange: (pointer: string, value: string) => void;
}) {
  const { t } = useSpeech();
  const { kind } = field;
  const [typed, setTyped] = useState(() => shown(kind, field.value));
  const isWrong = !fits(kind, meant(kind, typed));
  const wrong = t(WRONG[kind]);
  return (
    <TextInput
      label={label}
      autoComplete="off"
      required
      value={typed}
      error={isWrong ? wrong : error}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const value = meant(kind, text);
        const isFit = fits(kind, value);
        event.currentTarget.setCustomValidity(isFit ? '' : wrong);
        setTyped(text);
        if (isFit) onChange(field.pointer, value);
      }}
    />
  );
}

const WRONG: Readonly<Record<ValueKind, Bilingual>> = {
  number: texts.noNumber,
  'month-day': texts.noDay,
  day: texts.noDay,
  text: texts.noWords,
  choice: texts.noWords,
};

/** `90.5` is written with a comma, `12-20` as the 20th of December. */
function shown(kind: ValueKind, value: string): string {
  if (kind === 'number') return numberShown(value);
  return kind === 'month-day' ? value.split('-').toReversed().join('/') : value;
}

function meant(kind: ValueKind, typed: string): string {
  if (kind === 'number') return numberTyped(typed);
  if (kind !== 'month-day') return typed;
  const found = /^\s*(\d{1,2})\/(\d{1,2})\s*$/.exec(typed);
  return found === null ? '' : `${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}`;
}
