import type { Bilingual } from '@congtam/engine';
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from '../../api/problem.ts';
import { Answered } from '../../components/answered.tsx';
import { useCycle } from '../../components/cycle.ts';
import { CyclePlaces } from '../../components/cycle-page.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { PlacesOfCycle } from '../../components/places-of-cycle.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { useLevels } from './level-queries.ts';
import { type Levels, periodName } from './levels.ts';
import { RunNow } from './run-now.tsx';
import { CYCLE_STATES, texts } from './texts.ts';

const PLACES = [
  { to: '/classification/$cycle', label: texts.results },
  { to: '/classification/$cycle/board', label: texts.board },
  { to: '/classification/$cycle/open', label: texts.open },
  { to: '/classification/$cycle/what-if', label: texts.whatIf },
  { to: '/classification/$cycle/found-later', label: texts.foundLater },
  { to: '/classification/$cycle/pictures', label: texts.pictures },
] as const;

/** A page about one cycle: which it is, its other pages, and what it says of the levels once there are any. */
export function CycleFrame({
  cycle,
  title,
  acts,
  children,
}: {
  readonly cycle: string;
  readonly title: Bilingual;
  readonly acts?: ReactNode;
  readonly children: (levels: Levels) => ReactNode;
}) {
  const levels = useLevels(cycle);
  const isNotComputed =
    levels.error instanceof Problem && levels.error.code === 'classification.not-computed';
  return (
    <Page title={title} acts={acts}>
      <CycleLine cycle={cycle} levels={levels.data} />
      <CyclePlaces cycle={cycle} />
      <PlacesOfCycle cycle={cycle} label={texts.title} places={PLACES} />
      {isNotComputed ? <NotComputed cycle={cycle} /> : <Answered query={levels}>{children}</Answered>}
    </Page>
  );
}

function CycleLine({ cycle, levels }: { readonly cycle: string; readonly levels: Levels | undefined }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { data } = useCycle(cycle);
  if (data === undefined) return null;
  return (
    <Text c="gray.7">
      {[
        unitName(data.unit),
        t(periodName(data.period)),
        t(CYCLE_STATES[data.state] ?? { vi: data.state, en: data.state }),
        ...(levels === undefined
          ? []
          : [
              `${t(texts.runNumber)} ${levels.number}, ${t(texts.asOf).toLowerCase()} ${writtenDay(levels.asOf)}`,
            ]),
      ].join(' · ')}
    </Text>
  );
}

function NotComputed({ cycle }: { readonly cycle: string }) {
  const may = useMay();
  return (
    <Stack gap="sm">
      <NothingHere
        says={may('classification.run') ? texts.notComputed : texts.notComputedWait}
        next={<RunNow cycle={cycle} />}
      />
    </Stack>
  );
}
