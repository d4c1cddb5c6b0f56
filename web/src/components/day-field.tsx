import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { writtenDay } from '../i18n/written.ts';
import { dayTyped } from '../text/typed-day.ts';
import { words } from './words.ts';

/** A day, typed as people here write it, whatever the machine is set to; its value is `yyyy-mm-dd`, '' for none. */
export function DayField({
  label,
  value,
  onChange,
  required = false,
  error,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly required?: boolean;
  readonly error?: string | undefined;
}) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState(value === '' ? '' : writtenDay(value));
  const [isWrong, setIsWrong] = useState(false);
  return (
    <TextInput
      label={label}
      description={t(words.dayForm)}
      inputMode="numeric"
      autoComplete="off"
      maw={280}
      required={required}
      value={typed}
      error={isWrong ? t(words.noDay) : error}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const day = dayTyped(text);
        if (day !== undefined || text.trim() === '') setIsWrong(false);
        event.currentTarget.setCustomValidity(day === undefined && text.trim() !== '' ? t(words.noDay) : '');
        onChange(day ?? '');
      }}
      onBlur={() => {
        const day = dayTyped(typed);
        setIsWrong(day === undefined && typed.trim() !== '');
        if (day !== undefined) setTyped(writtenDay(day));
      }}
    />
  );
}
