import type { Bilingual } from '@congtam/engine';
import { Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { Page } from './page.tsx';
import { ProblemNote } from './problem-note.tsx';
import { words } from './words.ts';

/** What a question to the server gives: while it is asked, when it is refused, and when it is answered. */
export function Answered<Data>({
  query,
  titled,
  meanwhile,
  children,
}: {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  /** The heading of a page that is nothing but the answer, for as long as there is none. */
  readonly titled?: Bilingual;
  /** What stands there while it is asked, where that is not the sign of waiting: of a small part of a page, nothing. */
  readonly meanwhile?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null && meanwhile !== undefined) return meanwhile;
  const instead = <NoAnswer {...query} />;
  return titled === undefined ? instead : <Page title={titled}>{instead}</Page>;
}

function NoAnswer({
  error,
  refetch,
}: {
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}) {
  const { t } = useSpeech();
  if (error !== null) return <ProblemNote error={error} again={() => void refetch()} />;
  return (
    <Center p="xl">
      <Loader role="status" aria-label={t(words.waiting)} />
    </Center>
  );
}
