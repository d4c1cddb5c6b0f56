import { Box, Button, Code, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Page } from '../../components/page.tsx';
import { roleName } from '../../components/role-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

interface Login {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly { readonly role: string }[];
  readonly password: string;
}

/** Who may sign in to the sample: shown once, to be copied or printed. */
export function SampleLogins({ logins }: { readonly logins: readonly Login[] }) {
  const { t } = useSpeech();
  return (
    <Box component="main" p="md" maw={960} mx="auto">
      <Page title={texts.sampleReady} says={texts.sampleSays}>
        <Rows label={texts.sampleReady} heads={[texts.role, texts.name, texts.login, texts.password]}>
          {logins.map(({ login, displayName, roles, password }) => (
            <Table.Tr key={login}>
              <Table.Td>
                {[...new Set(roles.map(({ role }) => t(roleName(role))))].join(', ') || t(texts.evaluated)}
              </Table.Td>
              <Table.Td>{displayName}</Table.Td>
              <Table.Td>
                <Code>{login}</Code>
              </Table.Td>
              <Table.Td>
                <Code>{password}</Code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
        <Box>
          <Button renderRoot={(props) => <Link to="/sign-in" {...props} />}>{t(texts.toSignIn)}</Button>
        </Box>
      </Page>
    </Box>
  );
}
