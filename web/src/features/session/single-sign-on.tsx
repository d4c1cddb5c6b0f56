import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** Signing in at the identity provider of the operator, where there is one. */
export function SingleSignOn() {
  const { t } = useSpeech();
  const methods = useQuery({
    queryKey: ['sign-in-methods'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(api.GET('/api/v1/sign-in-methods')),
  });
  const beginning = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/single-sign-on')),
    onSuccess: ({ goTo }) => location.assign(goTo),
  });
  if (!methods.data?.singleSignOn) return null;
  return (
    <>
      {beginning.error !== null && <ProblemNote error={beginning.error} />}
      <Button variant="default" loading={beginning.isPending} onClick={() => beginning.mutate()}>
        {t(texts.singleSignOn)}
      </Button>
    </>
  );
}
