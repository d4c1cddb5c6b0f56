import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useSpeech } from '../i18n/language.tsx';
import { words } from './words.ts';

/** Somebody in sight, found by name or staff code. */
export function PersonField({
  value,
  onChange,
  by = 'id',
  ...said
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (person: string) => void;
  /** What `value` is. */
  readonly by?: 'id' | 'staffCode';
  readonly required?: boolean;
  readonly description?: string;
  readonly error?: string | undefined;
}) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.replace(/ \([^)]*\)$/, '').trim(), 250);
  const { data } = useQuery({
    queryKey: ['people', 'field', search],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/people', {
          params: { query: { limit: 20, ...(search !== '' && { search }) } },
        }),
      ),
    placeholderData: (before) => before,
  });
  return (
    <Select
      {...said}
      searchable
      clearable={said.required !== true}
      clearButtonProps={{ 'aria-label': t(words.none) }}
      nothingFoundMessage={t(words.nothingFound)}
      data={(data?.people ?? []).map((person) => ({
        value: person[by],
        label: `${person.fullName} (${person.staffCode})`,
      }))}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      value={value === '' ? null : value}
      onChange={(person) => onChange(person ?? '')}
    />
  );
}
