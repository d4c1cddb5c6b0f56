import { Anchor, Center, Loader, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { NarrowPage } from './narrow-page.tsx';
import { sessionBegan } from './session.ts';
import { texts } from './texts.ts';

/** Where the identity provider sends people back to: the sign-in is finished, or told why it is not. */
export function ReturnPage() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { code = '', state = '', iss } = useSearch({ from: '/sign-in/return' });
  const finishing = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/single-sign-on/return', { body: { code, state, ...(iss !== undefined && { iss }) } }),
    onSuccess: async () => {
      sessionBegan();
      queries.clear();
      await navigate({ to: '/' });
    },
  });
  const { mutate } = finishing;
  const hasBegun = useRef(false);
  useEffect(() => {
    // A code of the provider is good for once.
    if (hasBegun.current) return;
    hasBegun.current = true;
    mutate();
  }, [mutate]);
  return (
    <NarrowPage>
      <Page title={texts.signIn}>
        {finishing.error === null ? (
          <Center p="xl">
            <Loader role="status" aria-label={t(words.waiting)} />
          </Center>
        ) : (
          <Stack gap="md">
            <ProblemNote error={finishing.error} />
            <Anchor renderRoot={(props) => <Link to="/sign-in" search={{}} {...props} />}>
              {t(texts.signInOtherwise)}
            </Anchor>
          </Stack>
        )}
      </Page>
    </NarrowPage>
  );
}
