import { Alert, Fieldset, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { memo, useDeferredValue, useState } from 'react';
import type { FieldError } from '../../../api/problem.ts';
import { useSpeech } from '../../../i18n/language.tsx';
import { matches } from '../../../text/folded.ts';
import { type FaultPlaces, faultPlaces } from './fault-places.ts';
import { KEYS } from './key-words.ts';
import type { PackForm, PackRule } from './pack-form.ts';
import { texts } from './texts.ts';
import { ValueField } from './value-field.tsx';

type OnChange = (pointer: string, value: string) => void;

/** A text of a pack as a form: one part of it at a time, or whatever is sought in all of them. */
export function FormView({
  form,
  errors,
  onChange,
}: {
  readonly form: PackForm;
  readonly errors: readonly FieldError[];
  readonly onChange: OnChange;
}) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState('');
  const sought = useDeferredValue(asked.trim());
  const places = faultPlaces(form, errors);
  const wrong = form.sections.find(({ name }) => places.sections.has(name))?.name;
  const section = form.sections.find(({ name }) => name === (chosen || wrong)) ?? form.sections[0];
  if (section === undefined) return <Text>{t(texts.noNumbers)}</Text>;
  const rules =
    sought === ''
      ? section.rules
      : form.sections.flatMap((each) => each.rules.filter((rule) => isSought(rule, sought, t)));
  return (
    <Stack gap="md">
      <Text size="sm">{t(texts.formSays)}</Text>
      {places.elsewhere.length > 0 && (
        <Alert color="red" variant="light" title={t(texts.otherFaults)}>
          {places.elsewhere.map((says) => (
            <Text key={says} size="sm">
              {says}
            </Text>
          ))}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label={t(texts.part)}
          value={section.name}
          disabled={sought !== ''}
          data={form.sections.map(({ name }) => ({ value: name, label: titleOf(name, places, t) }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <TextInput
          type="search"
          label={t(texts.find)}
          value={asked}
          onChange={(event) => setAsked(event.currentTarget.value)}
        />
      </SimpleGrid>
      {rules.length === 0 && <Text>{t(texts.nothing)}</Text>}
      {rules.map((rule) => (
        <RuleFields key={rule.pointer} {...{ rule, onChange }} at={faultsIn(rule, places)} />
      ))}
    </Stack>
  );
}

function titleOf(name: string, { sections }: FaultPlaces, t: ReturnType<typeof useSpeech>['t']): string {
  const title = t(KEYS.get(name) ?? { vi: name, en: name });
  const count = sections.get(name);
  return count === undefined ? title : `${title} (${count} ${t(texts.wrongIn)})`;
}

function isSought(rule: PackRule, sought: string, t: ReturnType<typeof useSpeech>['t']): boolean {
  const said = [t(rule.label), ...rule.articles, ...rule.fields.map(({ label }) => t(label))];
  return matches(said.join(' '), sought);
}

/** Faults of a rule as one text, by pointer: the same text is the same thing to whoever draws it. */
function faultsIn(rule: PackRule, { at }: FaultPlaces): string {
  const own = [rule.pointer, ...rule.fields.map(({ pointer }) => pointer)];
  const found = own.flatMap((pointer) => {
    const says = at.get(pointer);
    return says === undefined ? [] : [[pointer, says.join('\n')]];
  });
  return JSON.stringify(Object.fromEntries(found));
}

/** Drawn again only when its own values or faults change: a pack has hundreds of them. */
const RuleFields = memo(function RuleFields({
  rule,
  at,
  onChange,
}: {
  readonly rule: PackRule;
  readonly at: string;
  readonly onChange: OnChange;
}) {
  const { t } = useSpeech();
  const faults: { readonly [pointer: string]: string } = JSON.parse(at);
  return (
    <Fieldset legend={t(rule.label)} className="kept-together">
      <Stack gap="xs">
        {rule.articles.length > 0 && (
          <Text size="sm" c="gray.7">
            {rule.articles.join('; ')}
          </Text>
        )}
        {faults[rule.pointer] !== undefined && (
          <Text size="sm" c="red.9" role="alert">
            {faults[rule.pointer]}
          </Text>
        )}
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {rule.fields.map((field) => (
            <ValueField key={field.pointer} {...{ field, onChange }} error={faults[field.pointer]} />
          ))}
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
});
