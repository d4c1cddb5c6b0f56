import { Anchor, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '../../components/page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { NarrowPage } from './narrow-page.tsx';
import { sessionBegan } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SingleSignOn } from './single-sign-on.tsx';
import { texts } from './texts.ts';

export function SignInPage() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to = '/' } = useSearch({ from: '/sign-in' });
  return (
    <NarrowPage>
      <Page title={texts.signIn}>
        <Stack gap="md">
          <SignInForm
            onSignedIn={async () => {
              sessionBegan();
              queries.clear();
              await navigate({ to });
            }}
          />
          <SingleSignOn />
          <Anchor renderRoot={(props) => <Link to="/activate" {...props} />}>{t(texts.haveCode)}</Anchor>
          <Text size="sm">
            <b>{t(texts.forgotten)}</b> {t(texts.forgottenSays)}
          </Text>
        </Stack>
      </Page>
    </NarrowPage>
  );
}
