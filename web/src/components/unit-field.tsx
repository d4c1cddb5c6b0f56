import { Select } from '@mantine/core';
import { useSpeech } from '../i18n/language.tsx';
import { matches } from '../text/folded.ts';
import { useUnits } from './units.ts';
import { words } from './words.ts';

/** A unit, found by a part of its name with or without marks. */
export function UnitField({
  value,
  onChange,
  by = 'id',
  ...said
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (unit: string) => void;
  /** What `value` is. */
  readonly by?: 'id' | 'code';
  readonly required?: boolean;
  readonly description?: string;
  readonly error?: string | undefined;
}) {
  const { t } = useSpeech();
  const { data } = useUnits();
  const units = (data?.units ?? []).filter(({ isDissolved }) => !isDissolved);
  return (
    <Select
      {...said}
      // Names of units are long: beside another field it is not made so narrow that they are cut.
      style={{ minWidth: 'min(20rem, 100%)' }}
      searchable
      allowDeselect={false}
      clearable={said.required !== true}
      clearButtonProps={{ 'aria-label': t(words.none) }}
      nothingFoundMessage={t(words.nothingFound)}
      data={units.map((unit) => ({ value: unit[by], label: `${unit.name} (${unit.code})` }))}
      filter={({ options, search }) =>
        options.filter((option) => 'label' in option && matches(option.label, search))
      }
      value={value === '' ? null : value}
      onChange={(unit) => onChange(unit ?? '')}
    />
  );
}
