import type { Bilingual } from '@congtam/engine';
import { Checkbox, Loader, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { DayField } from './day-field.tsx';
import { PasswordField } from './password-field.tsx';
import { PersonField } from './person-field.tsx';
import { UnitField } from './unit-field.tsx';
import { words } from './words.ts';

interface Common {
  readonly label: Bilingual;
  readonly note?: Bilingual;
  readonly isRequired?: boolean;
  /** Where the server looks for it, when not under its own name: `post.unit`. */
  readonly sentAs?: string;
}

/**
 * One question of a form. Days are `yyyy-mm-dd`, flags `yes` or '', units and people their ids; several of one are ids with
 * a space between.
 */
export type Field = Common &
  (
    | { readonly kind: 'text' | 'area' | 'day' | 'flag' | 'secret' | 'unit' | 'units' | 'person' }
    | { readonly kind: 'choice' | 'several'; readonly options: { readonly [value: string]: Bilingual } }
  );

/** Asked for by few forms: loaded with the first of them. */
const UnitsField = lazy(() => import('./units-field.tsx'));

export function FormField({
  field,
  value,
  onChange,
  error,
}: {
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}) {
  const { t } = useSpeech();
  const { label, note, isRequired = false } = field;
  const said = { label: t(label), required: isRequired, error, ...(note && { description: t(note) }) };
  const typed = {
    ...said,
    value,
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(event.currentTarget.value),
  };
  switch (field.kind) {
    case 'text':
      return <TextInput {...typed} />;
    case 'secret':
      return <PasswordField {...typed} />;
    case 'area':
      return <Textarea {...typed} rows={3} />;
    case 'day':
      return (
        <DayField label={t(label)} required={isRequired} value={value} onChange={onChange} error={error} />
      );
    case 'flag':
      return (
        <Checkbox
          label={t(label)}
          {...(note && { description: t(note) })}
          error={error}
          checked={value === 'yes'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : '')}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...typed}
          data={[
            ...(isRequired ? [] : [{ value: '', label: t(words.none) }]),
            ...Object.entries(field.options).map(([option, says]) => ({ value: option, label: t(says) })),
          ]}
        />
      );
    case 'several':
      return (
        <Checkbox.Group
          {...said}
          value={value.split(' ').filter((each) => each !== '')}
          onChange={(chosen) => onChange(chosen.join(' '))}
        >
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" verticalSpacing="sm" mt={6}>
            {Object.entries(field.options).map(([option, says]) => (
              <Checkbox key={option} value={option} label={t(says)} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
      );
    case 'unit':
      return <UnitField {...said} value={value} onChange={onChange} />;
    case 'units':
      return (
        <Suspense fallback={<Loader size="sm" />}>
          <UnitsField {...said} value={value} onChange={onChange} />
        </Suspense>
      );
    case 'person':
      return <PersonField {...said} value={value} onChange={onChange} />;
  }
}
