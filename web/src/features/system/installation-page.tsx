import { Alert, Anchor, Code, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { matches } from '../../text/folded.ts';
import { BACKUP_COMMANDS, texts } from './texts.ts';

type Seen = paths['/api/v1/installation']['get']['responses'][200]['content']['application/json'];

/** How the program was set up on its machine, and whether what it holds is kept a second time. */
export function InstallationPage() {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['installation'],
    queryFn: () => answerOf(api.GET('/api/v1/installation')),
  });
  return (
    <Page title={texts.title} says={texts.says}>
      <Answered query={query}>
        {(seen) => (
          <Stack gap="xl">
            <Backups seen={seen} />
            <Settings settings={seen.settings} />
            <Anchor className="no-print" renderRoot={(props) => <Link to="/roles" {...props} />}>
              {t(texts.roles)}
            </Anchor>
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function Backups({ seen: { backups, isBackupDue } }: { readonly seen: Seen }) {
  const { t } = useSpeech();
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.backups)}
      </Title>
      {isBackupDue && (
        <Alert color="orange" variant="light" role="status">
          <Text fw={600}>{t(texts.due)}</Text>
          <Text size="sm">{t(texts.dueSays)}</Text>
        </Alert>
      )}
      <Text size="sm">{t(texts.how)}</Text>
      <Code block tabIndex={0}>
        {BACKUP_COMMANDS}
      </Code>
      {backups.length === 0 ? (
        <NothingHere says={texts.none} />
      ) : (
        <Rows label={texts.backups} heads={[texts.at, texts.file, texts.rows, texts.tables, texts.events]}>
          {backups.map((one) => (
            <Table.Tr key={`${one.at}/${one.file}`}>
              <Table.Td>{writtenMoment(one.at)}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{one.file}</Table.Td>
              <Table.Td>{one.rows}</Table.Td>
              <Table.Td>{one.tables}</Table.Td>
              <Table.Td>{one.events}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Stack>
  );
}

function Settings({ settings }: Pick<Seen, 'settings'>) {
  const { t } = useSpeech();
  const [sought, setSought] = useState('');
  const shown = settings.filter(({ name, says }) => matches(`${name} ${t(says)}`, sought));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.settings)}
      </Title>
      <Text size="sm">{t(texts.settingsSays)}</Text>
      <TextInput
        type="search"
        className="no-print"
        label={t(texts.find)}
        maw={420}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {shown.length === 0 ? (
        <Text>{t(words.nothingFound)}</Text>
      ) : (
        <Rows label={texts.settings} heads={[texts.name, texts.value, texts.means]}>
          {shown.map(({ name, value, isByDefault, says }) => (
            <Table.Tr key={name}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{name}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {value === '' ? t(texts.notSet) : value}
                {isByDefault && value !== '' && ` (${t(texts.byDefault)})`}
              </Table.Td>
              <Table.Td>{t(says)}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Stack>
  );
}
