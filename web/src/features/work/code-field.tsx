import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { matches } from '../../text/folded.ts';
import { texts } from './texts.ts';

/** A product of the catalogue in force for a unit, found by a part of its name with or without marks. */
export function CodeField({
  unit,
  value,
  onChange,
  error,
}: {
  readonly unit: string;
  readonly value: string;
  /** The code and what the product is called; both '' for none. */
  readonly onChange: (code: string, product: string) => void;
  readonly error: string | undefined;
}) {
  const { t } = useSpeech();
  const { data } = useQuery({
    queryKey: ['catalogue', unit],
    staleTime: 60_000,
    queryFn: () =>
      answerOf(api.GET('/api/v1/units/{unit}/work-catalogue', { params: { path: { unit }, query: {} } })),
  });
  const items = data?.catalogue?.items ?? [];
  return (
    <Select
      label={t(texts.ofCatalogue)}
      description={t(texts.codeNote)}
      error={error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t(words.none) }}
      nothingFoundMessage={t(words.nothingFound)}
      data={items.map(({ code, product, coefficient }) => ({
        value: code,
        label: `${code} · ${product} (${writtenNumber(coefficient)})`,
      }))}
      filter={({ options, search }) =>
        options.filter((option) => 'label' in option && matches(option.label, search))
      }
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '', items.find((item) => item.code === code)?.product ?? '')}
    />
  );
}
