import { Button, NativeSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Bars } from '../../components/bars.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenScore } from '../../i18n/written.ts';
import { percentOf } from '../../text/percent.ts';
import { partsOf } from './board-moves.ts';
import { texts as onBoard } from './board-texts.ts';
import { CycleFrame } from './cycle-frame.tsx';
import { isDecided, type Levels, type RatingRegulation, spreadOf, stateNow } from './levels.ts';
import { texts } from './pictures-texts.ts';
import { scoreFor } from './results-shown.ts';
import { STATES, texts as shared } from './texts.ts';

/** A cycle to be looked at rather than read: spread of levels, quota line, progress. Each picture is a table as well. */
export function PicturesPage() {
  const { t } = useSpeech();
  const { cycle } = useParams({ from: '/signed-in/classification/$cycle/pictures' });
  return (
    <CycleFrame
      cycle={cycle}
      title={shared.pictures}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      {(levels) => <Chosen cycle={cycle} levels={levels} />}
    </CycleFrame>
  );
}

function Chosen({ cycle, levels }: { readonly cycle: string; readonly levels: Levels }) {
  const { t } = useSpeech();
  const rated = levels.regulations.filter(({ regulation }) =>
    levels.levels.some((level) => level.regulation === regulation),
  );
  const [regulation, setRegulation] = useState(rated[0]?.regulation ?? '');
  const rules = rated.find((one) => one.regulation === regulation);
  if (rules === undefined) return <NothingHere says={shared.noneInSight} />;
  return (
    <Stack gap="lg">
      {rated.length > 1 && (
        <NativeSelect
          className="no-print"
          maw={420}
          label={t(shared.regulation)}
          value={regulation}
          onChange={(event) => setRegulation(event.currentTarget.value)}
          data={rated.map(({ regulation: value, title }) => ({ value, label: t(title) }))}
        />
      )}
      <Progress rules={rules} levels={levels} />
      <Spread rules={rules} levels={levels} />
      {rules.quotas.length > 0 && <QuotaLines cycle={cycle} rules={rules} levels={levels} />}
    </Stack>
  );
}

interface Given {
  readonly rules: RatingRegulation;
  readonly levels: Levels;
}

function Progress({ rules, levels }: Given) {
  const { t } = useSpeech();
  const own = levels.levels.filter(({ regulation }) => regulation === rules.regulation);
  const done = own.filter(isDecided).length;
  const states = [...new Set(own.map((level) => t(stateNow(level))))];
  const order = Object.values(STATES).map((says) => t(says));
  const bars = states
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((label) => {
      const size = own.filter((level) => t(stateNow(level)) === label).length;
      return { label, size, says: String(size) };
    });
  return (
    <Stack gap={4} component="section" className="kept-together">
      <Title order={2} size="h4">
        {t(texts.progress)}
      </Title>
      <Text size="sm">
        {done} / {own.length} {t(texts.decided)}
      </Text>
      <Bars label={texts.progress} heads={[shared.state, texts.count]} bars={bars} most={own.length} />
    </Stack>
  );
}

function Spread({ rules, levels }: Given) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const people = levels.levels.filter(
    ({ regulation, kind }) => regulation === rules.regulation && kind === 'person',
  );
  const units = [...new Set(people.map(({ unit }) => unit))].toSorted((a, b) =>
    unitName(a).localeCompare(unitName(b), 'vi'),
  );
  const collectives = levels.levels.filter(
    ({ regulation, kind }) => regulation === rules.regulation && kind === 'unit',
  );
  const picture = (key: string, title: string, of: typeof people) => (
    <Stack gap={4} key={key} component="section" className="kept-together">
      <Title order={3} size="h5">
        {title} ({of.length})
      </Title>
      <Bars
        label={{ vi: title, en: title }}
        heads={[shared.level, texts.count]}
        bars={spreadOf(rules, of).map(({ label, count }) => ({
          label: t(label),
          size: count,
          says: of.length === 0 ? '0' : `${count} (${percentOf(count, of.length)}%)`,
        }))}
        most={Math.max(1, of.length)}
      />
    </Stack>
  );
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.spread)}
      </Title>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {picture('people', t(texts.everybody), people)}
        {collectives.length > 0 && picture('collectives', t(texts.collectives), collectives)}
        {units.map((unit) =>
          picture(
            unit,
            unitName(unit),
            people.filter((one) => one.unit === unit),
          ),
        )}
      </SimpleGrid>
    </Stack>
  );
}

function QuotaLines({ cycle, rules, levels }: Given & { readonly cycle: string }) {
  const { t } = useSpeech();
  const { regulation } = rules;
  const query = useQuery({
    queryKey: ['boards', cycle, regulation],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/quota-boards', {
          params: { path: { cycle }, query: { regulation } },
        }),
      ),
  });
  const nameOf = (subject: string) => levels.levels.find((one) => one.subject === subject)?.name ?? subject;
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => {
        const lines = data.boards.flatMap((board) => {
          const { whole, groups } = partsOf(board);
          return (groups.length > 0 ? groups : whole === undefined ? [] : [whole])
            .filter(({ candidates }) => candidates.length > 0)
            .map((line) => ({ board, line }));
        });
        if (lines.length === 0) return null;
        return (
          <Stack gap="sm" component="section">
            <Title order={2} size="h4">
              {t(texts.quotaLine)}
            </Title>
            <Text size="sm">{t(texts.quotaLineSays)}</Text>
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              {lines.map(({ board, line }) => {
                const title = [
                  nameOf(board.scope),
                  ...(line.dutyGroup === undefined ? [] : [line.dutyGroup]),
                ].join(' · ');
                return (
                  <Stack
                    gap={4}
                    key={`${board.quota}/${title}`}
                    component="section"
                    className="kept-together"
                  >
                    <Title order={3} size="h5">
                      {title}: {line.places} {t(onBoard.places)}
                    </Title>
                    <Bars
                      label={{ vi: title, en: title }}
                      heads={[shared.name, shared.score]}
                      most={100}
                      bars={line.candidates.map(({ subject, score, rank, state }) => ({
                        label: `${rank}. ${nameOf(subject)} (${t(state === 'in' ? onBoard.in : state === 'out' ? onBoard.out : onBoard.waiting).toLowerCase()})`,
                        size: score === undefined ? 0 : scoreFor(score),
                        says: score === undefined ? '–' : writtenScore(score),
                        isMarked: state !== 'in',
                      }))}
                    />
                  </Stack>
                );
              })}
            </SimpleGrid>
          </Stack>
        );
      }}
    </Answered>
  );
}
