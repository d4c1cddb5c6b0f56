import { MultiSelect } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { useSpeech } from '../i18n/language.tsx';
import { matches } from '../text/folded.ts';
import { useUnits } from './units.ts';
import { words } from './words.ts';

/** Several units, each found by a part of its name with or without marks; their ids with a space between. */
export default function UnitsField({
  value,
  onChange,
  ...said
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (units: string) => void;
  readonly required?: boolean;
  readonly description?: string;
  readonly error?: string | undefined;
}) {
  const { t } = useSpeech();
  const { data } = useUnits();
  const chosen = value.split(' ').filter((unit) => unit !== '');
  const units = (data?.units ?? []).filter(({ id, isDissolved }) => !isDissolved || chosen.includes(id));
  return (
    <MultiSelect
      {...said}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t(words.none) }}
      nothingFoundMessage={t(words.nothingFound)}
      data={units.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
      filter={({ options, search }) =>
        options.filter((option) => 'label' in option && matches(option.label, search))
      }
      value={chosen}
      onChange={(next) => onChange(next.join(' '))}
    />
  );
}
