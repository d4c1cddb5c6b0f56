import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

const network = {
  listen: (listener: () => void) => {
    for (const name of ['online', 'offline']) addEventListener(name, listener);
    return () => {
      for (const name of ['online', 'offline']) removeEventListener(name, listener);
    };
  },
  isThere: () => navigator.onLine,
};

/** What holds for every page: that all of it is invented, that the network is gone. */
export function Notes() {
  const { t } = useSpeech();
  const isOnline = useSyncExternalStore(network.listen, network.isThere);
  const { data } = useQuery({
    queryKey: ['system'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(api.GET('/api/v1/system')),
  });
  return (
    <>
      {data?.isSample === true && (
        <Box role="note" bg="yellow.1" p="xs" mb="sm" fz="sm" fw={600} style={{ borderRadius: 4 }}>
          {t(texts.sample)}
        </Box>
      )}
      {!isOnline && (
        <Box role="status" bg="red.1" p="xs" mb="sm" fz="sm" style={{ borderRadius: 4 }}>
          {t(texts.offline)}
        </Box>
      )}
    </>
  );
}
