import { Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useSession } from '../session/session.ts';
import { SIGN_ON_STATES, signOnTexts as texts } from './sign-on-texts.ts';

/** Whether the operator has an identity provider at which people may sign in. */
export const useHasSingleSignOn = (): boolean =>
  useQuery({
    queryKey: ['sign-in-methods'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(api.GET('/api/v1/sign-in-methods')),
  }).data?.singleSignOn != null;

/** Proposes whose account an identity of the provider is; another administrator confirms. */
export function ProposeSubject({ account }: { readonly account: string }) {
  return (
    <FormDialog
      act={texts.propose}
      says={texts.proposeSays}
      size="xs"
      fields={{
        subject: { kind: 'text', label: texts.subject, isRequired: true },
        ground: { kind: 'text', label: words.ground, isRequired: true },
      }}
      run={(body) =>
        api.POST('/api/v1/accounts/{account}/sign-on-subjects', { params: { path: { account } }, body })
      }
    />
  );
}

/** Identities of the provider and the accounts they are bound to, each by two persons. */
export function SignOnSubjects({ nameOf }: { readonly nameOf: (account: string) => string }) {
  const { t } = useSpeech();
  const me = useSession().account;
  const query = useQuery({
    queryKey: ['sign-on-subjects'],
    queryFn: () => answerOf(api.GET('/api/v1/sign-on-subjects')),
  });
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => {
        if (data.subjects.length === 0) return null;
        return (
          <Stack gap="xs" component="section">
            <Title order={2} size="h4">
              {t(texts.title)}
            </Title>
            <Rows label={texts.title} heads={[texts.account, texts.subject, texts.state, texts.acts]}>
              {data.subjects.map(({ id, account, subject, state, proposedBy }) => (
                <Table.Tr key={id}>
                  <Table.Td>{nameOf(account)}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{subject}</Table.Td>
                  <Table.Td>{t(SIGN_ON_STATES[state])}</Table.Td>
                  <Table.Td>
                    {state === 'proposed' && proposedBy !== me && account !== me && (
                      <FormDialog
                        act={texts.confirm}
                        says={texts.confirmSays}
                        size="xs"
                        fields={{}}
                        run={() =>
                          api.POST('/api/v1/sign-on-subjects/{subject}/confirmation', {
                            params: { path: { subject: id } },
                          })
                        }
                      />
                    )}
                    {state !== 'ended' && account !== me && (
                      <FormDialog
                        act={texts.end}
                        size="xs"
                        fields={{}}
                        run={() =>
                          api.POST('/api/v1/sign-on-subjects/{subject}/end', {
                            params: { path: { subject: id } },
                          })
                        }
                      />
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          </Stack>
        );
      }}
    </Answered>
  );
}
