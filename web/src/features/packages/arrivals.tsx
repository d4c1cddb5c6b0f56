import { Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { ARRIVAL_STATE, texts } from './texts.ts';

type Page =
  paths['/api/v1/units/{unit}/package-arrivals']['get']['responses'][200]['content']['application/json'];
type Arrival = Page['arrivals'][number];

const AGAIN = 1500;
const waitingIn = (pages: readonly Page[] = []): number =>
  pages.flatMap(({ arrivals }) => arrivals).filter(({ state }) => state === 'waiting').length;

/** Files that were handed in as packages and what became of each: refused ones stay listed, with why. */
export function Arrivals({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['package-arrivals', unit],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/units/{unit}/package-arrivals', {
          params: { path: { unit }, query: pageParam === '' ? {} : { before: pageParam } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state: { data } }) => (waitingIn(data?.pages) > 0 ? AGAIN : false),
  });
  const waiting = waitingIn(query.data?.pages);
  // One that is looked at no more may have been taken.
  useEffect(() => {
    if (waiting === 0) void queries.invalidateQueries({ queryKey: ['packages-taken', unit] });
  }, [waiting, queries, unit]);
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5">
        {t(texts.arrivals)}
      </Title>
      <Text size="sm">{t(texts.arrivalsSay)}</Text>
      <Answered query={query}>
        {({ pages }) => {
          const arrivals = pages.flatMap((page) => page.arrivals);
          if (arrivals.length === 0) return <NothingHere says={texts.noArrivals} />;
          return (
            <>
              <Rows
                label={texts.arrivals}
                heads={[texts.arrivedAt, texts.arrivedBy, texts.claimed, texts.became, texts.fileHash]}
                least={760}
              >
                {arrivals.map((one) => (
                  <OneArrival key={one.id} one={one} />
                ))}
              </Rows>
              {query.hasNextPage && (
                <Group className="no-print">
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {t(texts.older)}
                  </Button>
                </Group>
              )}
            </>
          );
        }}
      </Answered>
    </Stack>
  );
}

function OneArrival({ one }: { readonly one: Arrival }) {
  const { t } = useSpeech();
  const { arrivedAt, arrivedByName, origin, state, progress, why, hash } = one;
  return (
    <Table.Tr>
      <Table.Td>{writtenMoment(arrivedAt)}</Table.Td>
      <Table.Td>{arrivedByName}</Table.Td>
      <Table.Td>{origin ?? (state === 'refused' ? t(texts.unread) : '')}</Table.Td>
      <Table.Td>
        <Text size="sm" fw={state === 'refused' ? 600 : undefined}>
          {t(ARRIVAL_STATE[state])}
        </Text>
        {state === 'waiting' && <Progress value={progress} aria-label={t(ARRIVAL_STATE.waiting)} />}
        {why !== null && (
          <Text size="sm">
            {t(why.says)}; {t(why.mend)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
          {hash}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
