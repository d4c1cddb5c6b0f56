import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answered } from '../../components/answered.tsx';
import { useCycle } from '../../components/cycle.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useLevels } from './level-queries.ts';
import { type Level, type Levels, levelName, levelNow, periodName, stateNow } from './levels.ts';
import { Sentences } from './sentences.tsx';
import { texts } from './texts.ts';
import { titleOfWhy } from './title-of-why.ts';
import { type Explanation, useWhy } from './why.ts';

/** "Vì sao đồng chí A không được xếp loại xuất sắc": one person's reasons on paper, each with its article. */
export function WhyNotPage() {
  const { t } = useSpeech();
  const { cycle, subject } = useParams({ from: '/signed-in/classification/$cycle/why/$subject' });
  const [isWhole, setIsWhole] = useState(false);
  const levels = useLevels(cycle);
  const why = useWhy(levels.data?.run, subject);
  const own = levels.data?.levels.filter((level) => level.subject === subject) ?? [];
  const [first] = own;
  const regulation = levels.data?.regulations.find((one) => one.regulation === first?.regulation);
  return (
    <Page
      title={first === undefined ? texts.explained : titleOfWhy(first, regulation)}
      acts={
        <>
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link
                to="/classification/$cycle/results/$subject"
                params={{ cycle, subject }}
                preload={false}
                {...props}
              />
            )}
          >
            {t(texts.toResult)}
          </Button>
          <Button onClick={() => window.print()}>{t(words.print)}</Button>
        </>
      }
    >
      <Checkbox
        className="no-print"
        label={t(texts.withPeriods)}
        checked={isWhole}
        onChange={(event) => setIsWhole(event.currentTarget.checked)}
      />
      <Answered query={levels}>
        {(all) =>
          first === undefined ? (
            <NothingHere says={texts.noReason} />
          ) : (
            <Answered query={why}>
              {({ explanations }) => (
                <Stack gap="md">
                  <Head cycle={cycle} level={first} levels={all} />
                  {explanations.map((explanation) => (
                    <Reasons
                      key={explanation.regulation}
                      {...{ explanation, isWhole, levels: all }}
                      level={own.find((level) => level.regulation === explanation.regulation)}
                    />
                  ))}
                  <Signatures />
                </Stack>
              )}
            </Answered>
          )
        }
      </Answered>
    </Page>
  );
}

function Head({
  cycle,
  level,
  levels,
}: {
  readonly cycle: string;
  readonly level: Level;
  readonly levels: Levels;
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { data } = useCycle(cycle);
  return (
    <Text size="sm">
      {[
        level.name,
        ...(level.kind === 'person' ? [unitName(level.unit)] : []),
        ...(data === undefined ? [] : [t(periodName(data.period))]),
        `${t(texts.printedFrom)} ${levels.number}, ${t(texts.asOf).toLowerCase()} ${writtenDay(levels.asOf)}`,
      ].join(' · ')}
    </Text>
  );
}

/** Sections that tell of every period are many pages long. */
const MOST_ON_PAPER = 12;

function Reasons({
  explanation,
  level,
  levels,
  isWhole,
}: {
  readonly explanation: Explanation;
  readonly level: Level | undefined;
  readonly levels: Levels;
  readonly isWhole: boolean;
}) {
  const { t } = useSpeech();
  const regulation = levels.regulations.find((one) => one.regulation === explanation.regulation);
  const at = { regulation: explanation.regulation, version: regulation?.version ?? '', order: 2 } as const;
  const sections = explanation.sections.filter(
    ({ sentences }) => isWhole || sentences.length <= MOST_ON_PAPER,
  );
  return (
    <Stack gap="sm" component="section">
      {regulation !== undefined && <Text c="dimmed">{t(regulation.title)}</Text>}
      {level !== undefined && (
        <Text fw={600}>
          {t(levelName(regulation, levelNow(level)))} ({t(stateNow(level))})
        </Text>
      )}
      <Text>{explanation.summary}</Text>
      {sections.map(({ title, sentences }) => (
        <Sentences key={title} {...{ title, sentences }} {...at} />
      ))}
      <Sentences title={t(texts.wouldHaveChanged)} sentences={explanation.wouldHaveChanged} {...at} />
      <Sentences title={t(texts.standsOn)} sentences={explanation.standsOn} {...at} />
    </Stack>
  );
}

function Signatures() {
  const { t } = useSpeech();
  return (
    <Group justify="space-around" align="flex-start" mt="lg" mb="xl" className="kept-together">
      {[texts.listener, texts.explainer].map((who) => (
        <Stack gap={0} align="center" key={who.en} pb={60}>
          <Text fw={600}>{t(who)}</Text>
          <Text size="sm" fs="italic">
            {t(texts.signed)}
          </Text>
        </Stack>
      ))}
    </Group>
  );
}
