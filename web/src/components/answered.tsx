import { Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { ProblemNote } from './problem-note.tsx';
import { words } from './words.ts';

/** What a question to the server gives: while it is asked, when it is refused, and when it is answered. */
export function Answered<Data>({
  query,
  children,
}: {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  readonly children: (data: Data) => ReactNode;
}) {
  const { t } = useSpeech();
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ProblemNote error={query.error} again={() => void query.refetch()} />;
  return (
    <Center p="xl">
      <Loader role="status" aria-label={t(words.waiting)} />
    </Center>
  );
}
