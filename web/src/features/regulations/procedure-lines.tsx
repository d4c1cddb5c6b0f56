import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useSpeech } from '../../i18n/language.tsx';
import { matches } from '../../text/folded.ts';
import type { RegulationText } from './regulation-page.tsx';
import { CERTAINTY, texts } from './texts.ts';

type ProcedureText = NonNullable<RegulationText['procedure']>;
type Step = ProcedureText['steps'][number];

const citing = (articles: readonly string[], refs: ReadonlyMap<string, string>) =>
  articles.map((id) => refs.get(id) ?? id).join('; ');
const refsOf = ({ articles }: ProcedureText) => new Map(articles.map(({ id, ref }) => [id, ref]));

/** Steps in which what is looked for stands; all where nothing is. */
export const stepsSought = (
  procedure: ProcedureText,
  sought: string,
  t: (text: Step['text']) => string,
): readonly Step[] =>
  procedure.steps.filter(
    ({ kindLabel, label, text, articles }) =>
      sought.trim() === '' ||
      matches([t(kindLabel), t(label), t(text), citing(articles, refsOf(procedure))].join(' '), sought),
  );

/** Who does what, in which order, by when: kind of subjects by kind, each step with the article it stands on. */
export function ProcedureLines({
  procedure,
  steps,
}: {
  readonly procedure: ProcedureText;
  /** Those of it that are shown. */
  readonly steps: readonly Step[];
}) {
  const { t } = useSpeech();
  const { replacement } = procedure;
  const isWhole = steps.length === procedure.steps.length;
  const refs = refsOf(procedure);
  const kinds = [...new Map(steps.map(({ kind, kindLabel }) => [kind, kindLabel]))];
  if (kinds.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label={t(texts.procedure)}>
      <Title order={2} size="h3">
        {t(texts.procedure)}
      </Title>
      {kinds.map(([kind, kindLabel]) => (
        <Paper withBorder p="sm" key={kind}>
          <Title order={3} size="h4" mb="xs">
            {t(kindLabel)}
          </Title>
          <Stack component="ol" gap={6} m={0} pl="lg">
            {steps
              .filter((step) => step.kind === kind)
              .map((step) => (
                <Text component="li" size="sm" key={step.step}>
                  <Text span size="sm" fw={600}>
                    {t(step.label)}
                  </Text>
                  {`: ${t(step.text)} `}
                  <Text span size="sm" c="gray.7">
                    ({citing(step.articles, refs)})
                  </Text>
                  {step.unverified.map((id) => (
                    <Text span size="sm" c="gray.8" fs="italic" key={id}>
                      {` ${t(texts.unverified)}: ${t(procedure.unverified.find((one) => one.id === id)?.says ?? { vi: id, en: id })}`}
                    </Text>
                  ))}
                </Text>
              ))}
          </Stack>
        </Paper>
      ))}
      {isWhole && replacement !== null && (
        <Text size="sm">
          <Text span size="sm" fw={600}>
            {t(texts.replacement)}
          </Text>
          {`: ${t(replacement.text)} `}
          <Text span size="sm" c="gray.7">
            ({citing(replacement.articles, refs)})
          </Text>
        </Text>
      )}
      <Stack component="ul" gap={4} m={0} pl="md">
        {procedure.articles.map(({ id, ref, says, certainty, source }) => (
          <Text component="li" size="sm" key={id}>
            <Text span size="sm" fw={600}>
              {ref}
            </Text>
            {`: ${t(says)} `}
            {certainty !== 'read' && (
              <Text span size="sm" c="gray.8" fs="italic">
                {`(${t(CERTAINTY[certainty] ?? texts.unverified)}) `}
              </Text>
            )}
            {source !== null && (
              <Anchor size="sm" href={source} rel="noreferrer noopener" target="_blank">
                {t(texts.original)}
              </Anchor>
            )}
          </Text>
        ))}
      </Stack>
    </Stack>
  );
}
