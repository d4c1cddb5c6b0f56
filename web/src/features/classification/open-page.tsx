import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { CycleFrame } from './cycle-frame.tsx';
import { type Levels, periodName } from './levels.ts';
import { texts } from './open-texts.ts';
import { texts as shared } from './texts.ts';

type Open =
  paths['/api/v1/cycles/{cycle}/open-decisions']['get']['responses'][200]['content']['application/json'];
type Question = Open['questions'][number];

/** What a person still has to decide in a cycle. */
export function OpenPage() {
  const { t } = useSpeech();
  const { cycle } = useParams({ from: '/signed-in/classification/$cycle/open' });
  return (
    <CycleFrame
      cycle={cycle}
      title={shared.open}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      {(levels) => <OpenDecisions cycle={cycle} levels={levels} />}
    </CycleFrame>
  );
}

function OpenDecisions({ cycle, levels }: { readonly cycle: string; readonly levels: Levels }) {
  const { t, language } = useSpeech();
  const query = useQuery({
    queryKey: ['open-decisions', cycle, levels.run, language],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/open-decisions', {
          params: { path: { cycle }, query: { language } },
        }),
      ),
  });
  const nameOf = (subject: string) => levels.levels.find((one) => one.subject === subject)?.name ?? subject;
  return (
    <Answered query={query}>
      {({ questions, ties }) => (
        <Stack gap="md">
          <Text>{t(texts.says)}</Text>
          {questions.length === 0 && ties.length === 0 && <NothingHere says={texts.nothing} />}
          {ties.length > 0 && (
            <Paper withBorder p="sm" component="section">
              <Title order={2} size="h4" mb={4}>
                {t(texts.ties)}
              </Title>
              <Text size="sm">{t(texts.tiesSays)}</Text>
              <Stack component="ul" gap={4} m={0} my="xs" pl="md">
                {ties.map(({ regulation, quota, scope, dutyGroup, tied }) => (
                  <Text component="li" size="sm" key={`${regulation}/${quota}/${scope}/${dutyGroup}`}>
                    {[nameOf(scope), ...(dutyGroup === null ? [] : [dutyGroup])].join(' · ')}:{' '}
                    {tied.map(nameOf).join(', ')}
                  </Text>
                ))}
              </Stack>
              <Anchor
                className="no-print"
                renderRoot={(props) => (
                  <Link to="/classification/$cycle/board" params={{ cycle }} {...props} />
                )}
              >
                {t(texts.toBoard)}
              </Anchor>
            </Paper>
          )}
          {questions.map((question) => (
            <QuestionBox
              key={`${question.regulation}/${question.question}/${question.subject}`}
              {...{ cycle, question, levels, nameOf }}
            />
          ))}
          <Readings levels={levels} />
        </Stack>
      )}
    </Answered>
  );
}

function QuestionBox({
  cycle,
  question,
  levels,
  nameOf,
}: {
  readonly cycle: string;
  readonly question: Question;
  readonly levels: Levels;
  readonly nameOf: (subject: string) => string;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const { subject, ground, options, decider, articles, waitsFor, isAnswered, periods, regulation } = question;
  const rules = levels.regulations.find((one) => one.regulation === regulation);
  const choices = Object.fromEntries(options.map(({ id, says }) => [id, { vi: says, en: says }]));
  return (
    <Paper withBorder p="sm" className="kept-together">
      <Stack gap={6}>
        <Group gap="xs">
          <Title order={2} size="h4">
            {nameOf(subject)}
          </Title>
          {isAnswered && (
            <Badge variant="outline" tt="none">
              {t(texts.answered)}
            </Badge>
          )}
        </Group>
        <Text size="sm">{ground}</Text>
        {periods.length > 0 && (
          <Text size="sm" c="dimmed">
            {t(texts.periods)}: {periods.map((period) => t(periodName(period))).join(', ')}
          </Text>
        )}
        <Stack component="ul" gap={2} m={0} pl="md">
          {options.map(({ id, says }) => (
            <Text component="li" size="sm" key={id}>
              {says}
            </Text>
          ))}
        </Stack>
        <Text size="sm">
          {t(texts.decider)}: {decider}
        </Text>
        <Group gap="xs">
          {rules !== undefined &&
            articles.map((article) => (
              <Anchor
                key={article}
                size="sm"
                renderRoot={(props) => (
                  <Link
                    to="/regulations/$regulation/$version"
                    params={{ regulation, version: rules.version }}
                    hash={article}
                    {...props}
                  />
                )}
              >
                {articleName(article)}, {rules.number}
              </Anchor>
            ))}
        </Group>
        {waitsFor !== null && (
          <Text size="sm">
            {t(texts.waitsFor)} {nameOf(waitsFor)}
          </Text>
        )}
        {waitsFor === null && options.length > 0 && may('classification.answer') && (
          <div className="no-print">
            <FormDialog
              act={texts.answer}
              fields={{
                option: { kind: 'choice', label: texts.option, options: choices, isRequired: true },
                value: { kind: 'text', label: texts.value },
                by: { kind: 'text', label: texts.by, isRequired: true },
                on: { kind: 'day', label: texts.on, isRequired: true },
                document: { kind: 'text', label: shared.document },
                reason: { kind: 'area', label: words.reason },
              }}
              run={(given) =>
                api.PUT('/api/v1/cycles/{cycle}/decisions', {
                  params: { path: { cycle } },
                  body: {
                    rows: [
                      {
                        regulation: levels.regulations.length > 1 ? regulation : null,
                        ...{ question: question.question, subject, period: periods[0] ?? '' },
                        option: String(choiceOf(choices, given.option)),
                        ...{ value: orNull(given.value), by: given.by, on: given.on },
                        ...{ document: orNull(given.document), reason: orNull(given.reason) },
                      },
                    ],
                  },
                })
              }
            />
          </div>
        )}
      </Stack>
    </Paper>
  );
}

/** `art-20.4.a` as it is cited: Điều 20.4.a */
const articleName = (article: string): string => article.replace(/^art-/, 'Điều ');

function Readings({ levels }: { readonly levels: Levels }) {
  const { t } = useSpeech();
  return (
    <Paper withBorder p="sm" component="section">
      <Title order={2} size="h4" mb={4}>
        {t(texts.readings)}
      </Title>
      <Text size="sm" mb="xs">
        {t(texts.readingsSays)}
      </Text>
      <Stack gap={4}>
        {levels.regulations.map(({ regulation, version, title }) => (
          <Anchor
            key={regulation}
            size="sm"
            renderRoot={(props) => (
              <Link to="/regulations/$regulation/$version" params={{ regulation, version }} {...props} />
            )}
          >
            {t(title)}
          </Anchor>
        ))}
      </Stack>
    </Paper>
  );
}
