import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Page } from '../../components/page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { setUpQuery } from './session.ts';
import { texts } from './texts.ts';

const ASKED_EVERY_MS = 1_500;

/** While the sample commune is loaded from another window: how long it has taken, and then on to the sign-in. */
export function SampleElsewhere({ onGone }: { readonly onGone: () => void }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const { data, isFetchedAfterMount } = useQuery({ ...setUpQuery, refetchInterval: ASKED_EVERY_MS });
  const isSetUp = data?.isSetUp === true;
  // It was given up there: whoever waits here may begin.
  const isGone = isFetchedAfterMount && !isSetUp && data?.sampleSeconds === null;
  useEffect(() => {
    if (isSetUp) void navigate({ to: '/sign-in', replace: true });
    else if (isGone) onGone();
  }, [isSetUp, isGone, navigate, onGone]);
  return (
    <Page title={texts.sampleElsewhere}>
      <Text role="status">{t(texts.sampleElsewhereSays)}</Text>
      {typeof data?.sampleSeconds === 'number' && (
        <Text size="sm" aria-hidden>
          {t(texts.elapsed)} {data.sampleSeconds} {t(texts.seconds)}
        </Text>
      )}
    </Page>
  );
}
