import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { CycleFrame } from './cycle-frame.tsx';
import { LevelActs } from './level-acts.tsx';
import { type Level, type Levels, levelName, levelNow, stateNow } from './levels.ts';
import { Months } from './months.tsx';
import { Sentences } from './sentences.tsx';
import { texts } from './texts.ts';
import { type Explanation, useWhy } from './why.ts';

/** One person's or unit's result, explained sentence by sentence, and what people did about it. */
export function SubjectPage() {
  const { t } = useSpeech();
  const { cycle, subject } = useParams({ from: '/signed-in/classification/$cycle/results/$subject' });
  return (
    <CycleFrame
      cycle={cycle}
      title={texts.results}
      acts={
        <>
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link
                to="/classification/$cycle/why/$subject"
                params={{ cycle, subject }}
                preload={false}
                {...props}
              />
            )}
          >
            {t(texts.whyNot)}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {t(words.print)}
          </Button>
        </>
      }
    >
      {(levels) => <Subject cycle={cycle} subject={subject} levels={levels} />}
    </CycleFrame>
  );
}

function Subject({
  cycle,
  subject,
  levels,
}: {
  readonly cycle: string;
  readonly subject: string;
  readonly levels: Levels;
}) {
  const why = useWhy(levels.run, subject);
  const own = levels.levels.filter((level) => level.subject === subject);
  const [first] = own;
  if (first === undefined) return <NothingHere says={texts.noReason} />;
  return (
    <Stack gap="lg">
      <Title order={2} size="h3">
        {first.name}
      </Title>
      <Answered query={why}>
        {({ explanations }) => (
          <>
            {own.map((level) => (
              <Rated
                key={level.regulation}
                {...{ cycle, level, levels }}
                explanation={explanations.find(({ regulation }) => regulation === level.regulation)}
              />
            ))}
          </>
        )}
      </Answered>
    </Stack>
  );
}

function Rated({
  cycle,
  level,
  levels,
  explanation,
}: {
  readonly cycle: string;
  readonly level: Level;
  readonly levels: Levels;
  readonly explanation: Explanation | undefined;
}) {
  const { t } = useSpeech();
  const regulation = levels.regulations.find((one) => one.regulation === level.regulation);
  const at = { regulation: level.regulation, version: regulation?.version ?? '' };
  return (
    <Paper withBorder p="md" component="section" aria-label={regulation?.number ?? level.regulation}>
      <Stack gap="md">
        <Group gap="sm" justify="space-between" align="flex-start">
          <Stack gap={2} maw={700}>
            {regulation !== undefined && (
              <Text size="sm" c="dimmed">
                {t(regulation.title)}
              </Text>
            )}
            <Text fw={600}>
              {t(levelName(regulation, levelNow(level)))}
              {/* That there is none is said by its name. */}
              {levelNow(level) !== null && ` (${t(stateNow(level))})`}
            </Text>
          </Stack>
          {regulation !== undefined && <LevelActs {...{ cycle, level, regulation }} />}
        </Group>
        {explanation !== undefined && (
          <>
            <Text>{explanation.summary}</Text>
            <Months run={levels.run} level={level} />
            {explanation.sections.map(({ title, sentences }) => (
              <Sentences key={title} {...{ title, sentences }} {...at} />
            ))}
            <Sentences title={t(texts.wouldHaveChanged)} sentences={explanation.wouldHaveChanged} {...at} />
            <Sentences title={t(texts.standsOn)} sentences={explanation.standsOn} {...at} />
          </>
        )}
      </Stack>
    </Paper>
  );
}
