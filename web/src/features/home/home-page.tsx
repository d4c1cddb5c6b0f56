import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { PLACE_NAMES, texts } from './texts.ts';
import { useWaiting } from './waiting.ts';

/** What waits for who has signed in; each line leads to where it is done. */
export function HomePage() {
  const { t } = useSpeech();
  const query = useWaiting();
  return (
    <Page title={texts.title}>
      <Answered query={query}>
        {(waiting) =>
          waiting.length === 0 ? (
            <NothingHere
              says={texts.nothing}
              next={
                <Group gap="md">
                  {(['/units', '/regulations', '/me'] as const).map((to) => (
                    <Anchor key={to} renderRoot={(props) => <Link to={to} {...props} />}>
                      {t(PLACE_NAMES[to])}
                    </Anchor>
                  ))}
                </Group>
              }
            />
          ) : (
            <Stack gap="sm">
              {waiting.map(({ says, count, to }) => (
                <Paper withBorder p="md" key={says.en}>
                  <Group gap="sm" wrap="nowrap">
                    <Text fw={600}>{count}</Text>
                    <Anchor renderRoot={(props) => <Link to={to} {...props} />}>{t(says)}</Anchor>
                  </Group>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}
