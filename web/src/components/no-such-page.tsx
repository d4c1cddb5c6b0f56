import { Anchor, Box } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../i18n/language.tsx';
import { Page } from './page.tsx';
import { words } from './words.ts';

export function NoSuchPage() {
  const { t } = useSpeech();
  return (
    <Box p="lg">
      <Page title={words.noSuchPage}>
        <Anchor renderRoot={(props) => <Link to="/" {...props} />}>{t(words.home)}</Anchor>
      </Page>
    </Box>
  );
}
