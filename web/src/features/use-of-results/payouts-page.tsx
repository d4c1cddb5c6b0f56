import { Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenScore } from '../../i18n/written.ts';
import { texts } from './texts.ts';
import { UsePage, useIsClosed } from './use-page.tsx';
import { Grounds, useLevelName, Who } from './who.tsx';

type Row =
  paths['/api/v1/cycles/{cycle}/payouts']['get']['responses'][200]['content']['application/json']['rows'][number];

/** What everybody's level is worth in the period of a cycle: a list for whoever pays. */
export function PayoutsPage() {
  const { language } = useSpeech();
  const { cycle } = useParams({ from: '/signed-in/cycles/$cycle/payouts' });
  const { isClosed } = useIsClosed(cycle);
  const query = useQuery({
    queryKey: ['payouts', cycle, language],
    enabled: isClosed,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/payouts', { params: { path: { cycle }, query: { language } } }),
      ),
  });
  return (
    <UsePage cycle={cycle} title={texts.payouts} says={texts.payoutsSay}>
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NothingHere says={texts.noPayouts} />
          ) : (
            <Stack gap="lg">
              <Spread rows={rows} />
              <List cycle={cycle} rows={rows} />
            </Stack>
          )
        }
      </Answered>
    </UsePage>
  );
}

const worthOf = ({ coefficient, isLimit }: Row, t: (text: (typeof texts)['atMost']) => string): string =>
  coefficient === null ? '–' : `${isLimit ? `${t(texts.atMost)} ` : ''}${writtenScore(coefficient)}`;

function Spread({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useSpeech();
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(worthOf(row, t), (counts.get(worthOf(row, t)) ?? 0) + 1);
  return (
    <Stack gap="xs" component="section" maw={420}>
      <Title order={2} size="h4">
        {t(texts.bySpread)}
      </Title>
      <Rows label={texts.bySpread} heads={[texts.coefficient, texts.people]} least={240}>
        {[...counts].map(([worth, count]) => (
          <Table.Tr key={worth}>
            <Table.Td>{worth}</Table.Td>
            <Table.Td>{count}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}

function List({ cycle, rows }: { readonly cycle: string; readonly rows: readonly Row[] }) {
  const { t } = useSpeech();
  const levelName = useLevelName(cycle);
  return (
    <Rows label={texts.payouts} heads={[texts.subject, texts.level, texts.coefficient, texts.ground]}>
      {rows.map((row) => (
        <Table.Tr key={`${row.regulation}/${row.subject}`}>
          <Who of={row} />
          <Table.Td>
            {levelName(row.regulation, row.level)}
            {row.level !== null && !row.isDecided && ` (${t(texts.undecided)})`}
          </Table.Td>
          <Table.Td>{worthOf(row, t)}</Table.Td>
          <Table.Td>
            <Grounds of={[row]} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}
