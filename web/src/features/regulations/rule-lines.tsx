import { Stack, Text } from '@mantine/core';
import { useSpeech } from '../../i18n/language.tsx';
import type { RegulationText } from './regulation-page.tsx';
import { PART } from './texts.ts';

/** Rules in words: what each is, its name, and what it does. */
export function RuleLines({ rules }: { readonly rules: RegulationText['rules'] }) {
  const { t } = useSpeech();
  return (
    <Stack component="ul" gap={6} m={0} pl="md">
      {rules.map(({ part, rule, label, text }) => (
        <Text component="li" size="sm" key={`${part}/${rule}`}>
          <Text span size="sm" c="dimmed">
            {PART[part] === undefined ? part : t(PART[part])}
          </Text>
          {' · '}
          <Text span size="sm" fw={600}>
            {t(label)}
          </Text>
          {': '}
          {t(text)}
        </Text>
      ))}
    </Stack>
  );
}
