import { Anchor, Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import type { Explanation } from './file-rows.ts';
import { texts } from './texts.ts';

/** How many things that are missing are named at once. */
const MOST_MISSING = 5;

/** How a file comes to its score: the engine's own steps in words, each leading to its article. */
export function ExplanationPanel({
  explanation,
  version,
  isProvisional,
}: {
  readonly explanation: Explanation;
  /** Of the regulation, as the cycle fixed it. */
  readonly version: string | undefined;
  readonly isProvisional: boolean;
}) {
  const { t } = useSpeech();
  const { shown, summary, sections, wouldHaveChanged, standsOn, regulation } = explanation;
  const of = { regulation, version };
  const missing = sections[0]?.sentences.length ?? 0;
  // Before anything is filled in, a list of everything that is not is no help.
  const isBlank = shown === null && missing > MOST_MISSING;
  const parts = sections.map(({ title, sentences }) => (
    <Box key={title}>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <Sentences sentences={sentences} {...of} />
    </Box>
  ));
  return (
    <Paper withBorder p="md" component="section" aria-label={t(texts.reckoning)}>
      <Stack gap="sm">
        <Group gap="xs" align="baseline">
          <Title order={2} size="h4">
            {t(isProvisional ? texts.provisional : texts.standing)}
          </Title>
          <Text fw={700} size="xl" role="status" data-score={shown ?? ''}>
            {shown === null ? t(texts.notYet) : writtenNumber(shown)}
          </Text>
        </Group>
        <Text size="sm">{shown === null ? t(texts.notYetWhy) : summary}</Text>
        {isBlank ? (
          <details>
            <summary>
              {t(texts.missingAll)} ({missing})
            </summary>
            {parts}
          </details>
        ) : (
          parts
        )}
        {wouldHaveChanged.length > 0 && (
          <details>
            <summary>{t(texts.changed)}</summary>
            <Sentences sentences={wouldHaveChanged} {...of} />
          </details>
        )}
        {standsOn.length > 0 && (
          <details>
            <summary>{t(texts.standsOn)}</summary>
            <Sentences sentences={standsOn} {...of} />
          </details>
        )}
      </Stack>
    </Paper>
  );
}

function Sentences({
  sentences,
  regulation,
  version,
}: {
  readonly sentences: Explanation['standsOn'];
  readonly regulation: string;
  readonly version: string | undefined;
}) {
  return (
    <Stack gap={6}>
      {sentences.map(({ text, refs, articles }) => (
        <Box key={`${text}/${refs}`}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          {refs !== null && refs !== '' && version !== undefined && (
            <Anchor
              size="xs"
              renderRoot={(props) => (
                <Link
                  to="/regulations/$regulation/$version"
                  params={{ regulation, version }}
                  {...(articles[0] !== undefined && { hash: articles[0] })}
                  preload={false}
                  {...props}
                />
              )}
            >
              {refs}
            </Anchor>
          )}
        </Box>
      ))}
    </Stack>
  );
}
