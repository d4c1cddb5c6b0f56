import { Button, Code, Fieldset, Stack, Text, TextInput } from '@mantine/core';
import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Page } from '../../components/page.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { usePasswordNote } from '../../components/password-note.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { NarrowPage } from './narrow-page.tsx';
import { SampleElsewhere } from './sample-elsewhere.tsx';
import { SAMPLE_LOADING, type SampleLogins, SampleOffer, SamplePasswords } from './sample-offer.tsx';
import { setUpQuery } from './session.ts';
import { texts } from './texts.ts';

const EMPTY = {
  ...{ code: '', ground: '', firstName: '', firstLogin: '' },
  ...{ password: '', secondName: '', secondLogin: '' },
};

/** The first page of a new installation: the two who will give all others their rights. */
export function SetUpPage() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const note = usePasswordNote();
  const [given, setGiven] = useState(EMPTY);
  const isSetUp = () =>
    queries.setQueryData(setUpQuery.queryKey, (known) => known && { ...known, isSetUp: true });
  const [isElsewhere, setElsewhere] = useState(false);
  const begunElsewhere = (error: Error) => {
    if (!(error instanceof Problem)) return;
    if (error.code === 'account.sample-loading') setElsewhere(true);
    // Known from now on: the sign-in does not lead back here.
    if (error.code === 'account.already-set-up') isSetUp();
  };
  const begunHere = useIsMutating({ mutationKey: SAMPLE_LOADING }) > 0;
  const { data: known } = useQuery(setUpQuery);
  const isSetUpAlready = known?.isSetUp === true;
  const isLoading = typeof known?.sampleSeconds === 'number' && !begunHere;
  const gone = useCallback(() => setElsewhere(false), []);
  const setUp = useMutation({
    mutationFn: () => {
      const { code, ground, firstName, firstLogin, password, secondName, secondLogin } = given;
      const first = { displayName: firstName, login: firstLogin, password };
      const second = { displayName: secondName, login: secondLogin };
      return answerOf(api.POST('/api/v1/setup', { body: { code, ground, first, second } }));
    },
    onSuccess: isSetUp,
    onError: begunElsewhere,
  });
  const [logins, setLogins] = useState<SampleLogins>();
  const problem = setUp.error instanceof Problem ? setUp.error : undefined;
  const field = (name: keyof typeof EMPTY, path: string) => ({
    required: true,
    value: given[name],
    error: problem?.of(path),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((before) => ({ ...before, [name]: value }));
    },
  });
  if (logins !== undefined)
    return (
      <NarrowPage>
        <Page title={texts.sampleLoaded}>
          <SamplePasswords logins={logins} />
          <Button renderRoot={(props) => <Link to="/sign-in" {...props} />}>{t(texts.toSignIn)}</Button>
        </Page>
      </NarrowPage>
    );
  if (setUp.data === undefined && (isElsewhere || isLoading))
    return (
      <NarrowPage>
        <SampleElsewhere onGone={gone} />
      </NarrowPage>
    );
  return (
    <NarrowPage>
      {setUp.data === undefined ? (
        <Page title={texts.setUp} says={texts.setUpSays}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setUp.mutate();
            }}
          >
            <Stack gap="md">
              <TextInput label={t(texts.setUpCode)} autoComplete="off" {...field('code', 'code')} />
              <TextInput label={t(words.ground)} {...field('ground', 'ground')} />
              <Fieldset legend={t(texts.first)}>
                <TextInput
                  label={t(texts.name)}
                  autoComplete="name"
                  {...field('firstName', 'first.displayName')}
                />
                <TextInput
                  label={t(texts.login)}
                  description={t(texts.loginNote)}
                  autoComplete="username"
                  autoCapitalize="none"
                  {...field('firstLogin', 'first.login')}
                />
                <PasswordField
                  label={t(texts.password)}
                  description={t(note)}
                  autoComplete="new-password"
                  {...field('password', 'first.password')}
                />
              </Fieldset>
              <Fieldset legend={t(texts.second)}>
                <TextInput
                  label={t(texts.name)}
                  autoComplete="off"
                  {...field('secondName', 'second.displayName')}
                />
                <TextInput
                  label={t(texts.login)}
                  description={t(texts.loginNote)}
                  autoComplete="off"
                  autoCapitalize="none"
                  {...field('secondLogin', 'second.login')}
                />
              </Fieldset>
              {setUp.error !== null && <ProblemNote error={setUp.error} />}
              {isSetUpAlready ? (
                <Button renderRoot={(props) => <Link to="/sign-in" {...props} />}>{t(texts.toSignIn)}</Button>
              ) : (
                <Button type="submit" loading={setUp.isPending}>
                  {t(texts.setUp)}
                </Button>
              )}
              <SampleOffer
                code={given.code}
                onError={begunElsewhere}
                onLoaded={(loaded) => {
                  isSetUp();
                  queries.removeQueries({ queryKey: ['system'] });
                  setLogins(loaded);
                }}
              />
            </Stack>
          </form>
        </Page>
      ) : (
        <Page title={texts.second} says={texts.secondCode}>
          <Text>
            {t(texts.login)}: <Code>{setUp.data.login}</Code>
          </Text>
          <Text>
            {t(texts.code)}: <Code>{setUp.data.code}</Code>
          </Text>
          <Button renderRoot={(props) => <Link to="/sign-in" {...props} />}>{t(texts.toSignIn)}</Button>
        </Page>
      )}
    </NarrowPage>
  );
}
