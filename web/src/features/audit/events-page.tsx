import { Anchor, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { roleName } from '../../components/role-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { texts } from './texts.ts';

const PAGE = 50;

/** The log, as far as it is the reader's: their acts, acts about them, what they oversee; and who witnesses it. */
export function EventsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const query = useInfiniteQuery({
    queryKey: ['events'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/events', {
          params: { query: { limit: PAGE, ...(pageParam !== '' && { before: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <Page title={texts.title} says={texts.says}>
      <Answered query={query}>
        {({ pages }) => {
          const events = pages.flatMap((page) => page.events);
          return events.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Rows label={texts.title} heads={[texts.at, texts.what, texts.unit, texts.role, texts.receipt]}>
              {events.map(({ id, at, words: called, unit, role }) => (
                <Table.Tr key={id}>
                  <Table.Td>{writtenMoment(at)}</Table.Td>
                  <Table.Td>{t(called)}</Table.Td>
                  <Table.Td>{unit === null ? '–' : unitName(unit)}</Table.Td>
                  <Table.Td>{role === null ? '–' : t(roleName(role))}</Table.Td>
                  <Table.Td>
                    <Anchor
                      size="sm"
                      href={`/api/v1/events/${id}/receipt`}
                      download={`bien-nhan-${id}.json`}
                      aria-label={`${t(texts.receiptOf)} ${writtenMoment(at)}`}
                    >
                      {t(texts.receipt)}
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          );
        }}
      </Answered>
      {query.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t(words.more)}
        </Button>
      )}
      <Checkpoint />
      {may('witness.see') && <Witnesses />}
    </Page>
  );
}

function Checkpoint() {
  const { t } = useSpeech();
  // Until the first one is made there is none: it is asked for when somebody wants it.
  const asking = useMutation({ mutationFn: () => answerOf(api.GET('/api/v1/checkpoints/newest')) });
  return (
    <Stack gap="xs" component="section" align="flex-start">
      <Title order={2} size="h4">
        {t(texts.proof)}
      </Title>
      <Text size="sm">{t(texts.proofSays)}</Text>
      {asking.error !== null && <ProblemNote error={asking.error} />}
      {asking.data === undefined ? (
        <Button variant="default" size="sm" loading={asking.isPending} onClick={() => asking.mutate()}>
          {t(texts.showCheckpoint)}
        </Button>
      ) : (
        <>
          <Text size="sm" role="status">
            {t(texts.lines)}: {asking.data.size} · {t(texts.signatures)}: {asking.data.cosignatures.length}
          </Text>
          <Anchor size="sm" href="/api/v1/checkpoints/newest" download="dau-moc-nhat-ky.json">
            {t(texts.takeCheckpoint)}
          </Anchor>
        </>
      )}
    </Stack>
  );
}

function Witnesses() {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['witnesses'],
    queryFn: () => answerOf(api.GET('/api/v1/witnesses')),
  });
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {t(texts.witnesses)}
      </Title>
      <Text size="sm">{t(texts.witnessesSay)}</Text>
      <Answered query={query}>
        {({ witnesses }) =>
          witnesses.length === 0 ? (
            <NothingHere says={texts.noWitnesses} />
          ) : (
            <Rows label={texts.witnesses} heads={[texts.name, texts.sent, texts.behind, texts.failure]}>
              {witnesses.map(({ name, sentSize, sentAt, behind, failure, failedAt }) => (
                <Table.Tr key={name}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{name}</Table.Td>
                  <Table.Td>
                    {sentSize}
                    {sentAt !== null && ` (${writtenMoment(sentAt)})`}
                  </Table.Td>
                  <Table.Td>{behind}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>
                    {failure === null
                      ? '–'
                      : `${failure}${failedAt === null ? '' : ` (${writtenMoment(failedAt)})`}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Stack>
  );
}
