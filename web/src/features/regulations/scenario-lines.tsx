import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import type { RegulationText } from './regulation-page.tsx';
import { texts } from './texts.ts';

type Told =
  paths['/api/v1/regulations/{regulation}/{version}/scenarios']['get']['responses'][200]['content']['application/json'];
type Scenario = Told['scenarios'][number];

/**
 * The scenarios that show an article, asked for when somebody wants to see them; of null those that show no article.
 * Texts of units come without any.
 */
export function ScenariosOf({
  article,
  text: { regulation, version, origin },
}: {
  readonly article: { readonly id: string; readonly ref: string } | null;
  readonly text: RegulationText;
}) {
  const { t } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  if (origin !== 'shipped') return null;
  return (
    <>
      <Button
        className="no-print"
        variant="subtle"
        size="compact-sm"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        style={{ alignSelf: 'start' }}
      >
        {t(article === null ? texts.otherScenarios : texts.scenarios)}
      </Button>
      {isOpen && <Asked path={{ regulation, version }} article={article?.id} />}
    </>
  );
}

function Asked({
  path,
  article,
}: {
  readonly path: { readonly regulation: string; readonly version: string };
  readonly article: string | undefined;
}) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['regulation-scenarios', path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () =>
      answerOf(api.GET('/api/v1/regulations/{regulation}/{version}/scenarios', { params: { path } })),
  });
  return (
    <Answered query={query}>
      {({ scenarios, problems }) => {
        const shown = scenarios.filter(({ articles }) =>
          article === undefined ? articles.length === 0 : articles.includes(article),
        );
        return (
          <>
            {problems.length > 0 && (
              <Alert color="orange" title={t(texts.scenariosUnreadable)}>
                {problems.map((problem) => (
                  <Text size="sm" key={problem.vi}>
                    {t(problem)}
                  </Text>
                ))}
              </Alert>
            )}
            {shown.length === 0 ? (
              <Text size="sm" c="gray.8">
                {t(texts.noScenario)}
              </Text>
            ) : (
              <ScenarioLines scenarios={shown} />
            )}
          </>
        );
      }}
    </Answered>
  );
}

/** Scenarios one under the other, each folded: what is given, table by table, and what comes out. */
function ScenarioLines({ scenarios }: { readonly scenarios: readonly Scenario[] }) {
  const { t } = useSpeech();
  return (
    <Stack component="ul" gap={6} m={0} pl="md">
      {scenarios.map((scenario) => (
        <li key={scenario.name.vi}>
          <details>
            <summary>
              <Text span size="sm">
                {t(scenario.name)}
              </Text>
            </summary>
            <Stack gap={6} pl="md" py={6}>
              <Text size="sm" c="gray.8">
                {t(scenario.asked)}
              </Text>
              <Text size="sm" fw={600}>
                {t(texts.given)}
              </Text>
              {numbered(scenario.given).map(([at, { label, rows }]) => (
                <Lines key={at} label={t(label)} lines={rows.map(t)} />
              ))}
              <Lines label={t(texts.comesOut)} lines={scenario.expected.map(t)} isBold />
            </Stack>
          </details>
        </li>
      ))}
    </Stack>
  );
}

function Lines({
  label,
  lines,
  isBold = false,
}: {
  readonly label: string;
  readonly lines: readonly string[];
  readonly isBold?: boolean;
}) {
  return (
    <div>
      <Text size="sm" c={isBold ? 'gray.9' : 'gray.8'} fw={isBold ? 600 : 400}>
        {label}
      </Text>
      <Stack component="ul" gap={2} m={0} pl="md">
        {numbered(lines).map(([at, line]) => (
          <Text component="li" size="sm" key={at} style={{ overflowWrap: 'anywhere' }}>
            {line}
          </Text>
        ))}
      </Stack>
    </div>
  );
}

/** Two ballots or tasks of a scenario may read alike: what tells them apart is their place. */
const numbered = <Item,>(items: readonly Item[]): readonly (readonly [number, Item])[] => [
  ...items.entries(),
];
