import { Button, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { EntriesList } from './entries-list.tsx';
import { texts } from './texts.ts';

/** What the registers say of one person; each reading is logged. */
export function PersonRegistersPage() {
  const { t } = useSpeech();
  const may = useMay();
  const nameOf = usePeopleNames(may('person.see'));
  const path = useParams({ from: '/signed-in/people/$person/registers' });
  const query = useInfiniteQuery({
    queryKey: ['person-registers', path.person],
    refetchOnWindowFocus: false,
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/people/{person}/register-entries', {
          params: { path, query: { limit: 50, offset: pageParam } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Page title={texts.ofPerson} says={texts.ofPersonSays}>
      <Answered query={query}>
        {({ pages }) => (
          <Stack gap="sm">
            <EntriesList entries={pages.flatMap(({ entries }) => entries)} nameOf={nameOf} />
            {query.hasNextPage && (
              <Button variant="default" onClick={() => void query.fetchNextPage()}>
                {t(words.more)}
              </Button>
            )}
          </Stack>
        )}
      </Answered>
    </Page>
  );
}
