import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Guide } from './guide.tsx';
import { NextSteps } from './next-steps.tsx';
import { PLACE_NAMES, texts } from './texts.ts';
import { useWaiting } from './waiting.ts';

/** What waits for who has signed in; each line leads to where it is done. */
export function HomePage() {
  const { t } = useSpeech();
  const query = useWaiting();
  const steps = useQuery({
    queryKey: ['next-steps'],
    queryFn: () => answerOf(api.GET('/api/v1/me/next-steps')),
  });
  const isQuiet = steps.data !== undefined && steps.data.mine.length + steps.data.others.length === 0;
  return (
    <Page title={texts.title}>
      <Guide />
      <Answered query={steps}>{(found) => <NextSteps steps={found} />}</Answered>
      <Answered query={query}>
        {(waiting) =>
          waiting.length === 0 && !isQuiet ? null : waiting.length === 0 ? (
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
