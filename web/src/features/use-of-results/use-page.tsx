import type { Bilingual } from '@congtam/engine';
import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCycle } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { PlacesOfCycle } from '../../components/places-of-cycle.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

const PLACES = [
  { to: '/cycles/$cycle/commendation', label: texts.commendation },
  { to: '/cycles/$cycle/payouts', label: texts.payouts },
  { to: '/cycles/$cycle/after-levels', label: texts.followUps },
  { to: '/cycles/$cycle/look-again', label: texts.lookAgain },
] as const;

/** Whether a cycle is closed: only then its results are used for anything. */
export function useIsClosed(cycle: string): { readonly isLoaded: boolean; readonly isClosed: boolean } {
  const { data } = useCycle(cycle);
  return { isLoaded: data !== undefined, isClosed: data?.state === 'closed' || data?.state === 'reopening' };
}

/** A page about what the results of one cycle are used for; each of them is for the paper too. */
export function UsePage({
  cycle,
  title,
  says,
  children,
}: {
  readonly cycle: string;
  readonly title: Bilingual;
  readonly says: Bilingual;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  const { isLoaded, isClosed } = useIsClosed(cycle);
  return (
    <CyclePage
      cycle={cycle}
      title={title}
      says={says}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      <PlacesOfCycle cycle={cycle} label={texts.uses} places={PLACES} />
      <Text size="sm" c="gray.7" className="no-print">
        {t(texts.logged)}
      </Text>
      {isClosed && children}
      {isLoaded && !isClosed && <NothingHere says={texts.notClosed} />}
    </CyclePage>
  );
}
