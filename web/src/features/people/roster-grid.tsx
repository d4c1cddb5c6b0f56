import { Box, Button, Checkbox, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import type { RosterRows } from './heading-choices.ts';
import { RosterColumns } from './roster-columns.tsx';
import { texts } from './roster-grid-texts.ts';

const PAGE = 100;

/** The file as it was read, row by row, with what is wrong in the very cell; and what its columns stand for. */
export function RosterGrid({ roster, version }: { readonly roster: string; readonly version: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const [isFaultyOnly, setFaultyOnly] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['roster-rows', roster, version, isFaultyOnly],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/rosters/{roster}/rows', {
          params: {
            path: { roster },
            query: { only: isFaultyOnly ? 'faulty' : 'all', after: pageParam, limit: PAGE },
          },
        }),
      ),
    getNextPageParam: ({ rows, hasMore }) => (hasMore ? rows.at(-1)?.number : undefined),
  });
  return (
    <Answered query={query}>
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined) return null;
        const rows = pages.flatMap((page) => page.rows);
        return (
          <Stack gap="md">
            {may('roster.chooseHeadings') && !isFaultyOnly && (
              <RosterColumns key={version} roster={roster} read={first} />
            )}
            <Title order={2} size="h4">
              {t(texts.grid)}
            </Title>
            {first.headingRow !== null && (
              <Text size="sm">
                {t(texts.headingRow)} {first.headingRow}
              </Text>
            )}
            <Checkbox
              label={t(texts.onlyFaulty)}
              checked={isFaultyOnly}
              onChange={(event) => setFaultyOnly(event.currentTarget.checked)}
            />
            {rows.length === 0 ? (
              <Text>{t(isFaultyOnly ? texts.noFaulty : texts.noRows)}</Text>
            ) : (
              <Grid read={first} rows={rows} />
            )}
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
          </Stack>
        );
      }}
    </Answered>
  );
}

type Row = RosterRows['rows'][number];

function Grid({
  read: { headings, fields },
  rows,
}: {
  readonly read: RosterRows;
  readonly rows: readonly Row[];
}) {
  const { t } = useSpeech();
  const labels = new Map(fields.map(({ column, label }) => [column, label]));

  const columns = headings.map(({ heading, column, by }, at) => {
    const label = column === null ? undefined : labels.get(column);
    // Headings may say the same: where they stand tells them apart.
    return { key: `${at}/${heading}`, at, heading, column, name: by === 'chosen' ? label : undefined };
  });
  const isHeld = (column: string | undefined) => headings.some((one) => one.column === column);
  return (
    <Box
      component="section"
      w="100%"
      mah={560}
      tabIndex={0}
      aria-label={t(texts.grid)}
      className="scrolls"
      __vars={{ '--least': `${columns.length * 130}px` }}
    >
      <Table withTableBorder withColumnBorders stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(texts.row)}</Table.Th>
            {columns.map(({ key, heading, name }) => (
              <Table.Th scope="col" key={key}>
                {heading}
                {name !== undefined && (
                  <Text size="xs" c="gray.7">
                    → {t(name)}
                  </Text>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ number, cells, problems }) => (
            <Table.Tr key={number}>
              <Table.Th scope="row">
                {number}
                <Faults of={problems.filter(({ column }) => !isHeld(column))} />
              </Table.Th>
              {columns.map(({ key, at, column }) => {
                const wrong = problems.filter((problem) => column !== null && problem.column === column);
                return (
                  <Table.Td key={key} {...(wrong.length > 0 && { bg: 'red.0' })}>
                    {cells[at]}
                    <Faults of={wrong} />
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

/** What is wrong with a cell and how to mend it, in the cell: nothing has to be pointed at to be read. */
function Faults({ of }: { readonly of: Row['problems'] }) {
  const { t } = useSpeech();
  return of.map(({ message, mend }) => (
    <Text key={message.vi} size="xs" fw={400} c="red.9">
      {t(message)} – {t(mend)}
    </Text>
  ));
}
