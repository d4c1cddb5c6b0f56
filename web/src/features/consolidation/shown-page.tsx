import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { periodName } from '../../text/periods.ts';
import { texts } from './texts.ts';

/** Figures of the highest bodies, for everybody; counts that would tell of single persons are not among them. */
export function ShownPage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['consolidations-shown'],
    queryFn: () => answerOf(api.GET('/api/v1/consolidations-shown')),
  });
  const said = (count: number | null) => (count === null ? t(texts.hidden) : count);
  return (
    <Page title={texts.shown} says={texts.shownSays}>
      <Answered query={query}>
        {({ reports }) =>
          reports.length === 0 ? (
            <NothingHere says={texts.shownNone} />
          ) : (
            <Stack gap="lg">
              {reports.map(({ id, unit, period, tables }) => (
                <Stack gap="sm" component="section" key={id}>
                  <Title order={2} size="h4">
                    {unitName(unit)} · {t(periodName(period))}
                  </Title>
                  {tables.map(({ regulation, title, kind, columns, rows, total }) => (
                    <Stack gap="xs" key={`${regulation}/${kind}`}>
                      <Text fw={600}>
                        {t(title)} · {t(kind === 'person' ? texts.ofPeople : texts.ofUnits)}
                      </Text>
                      <Rows
                        label={{
                          vi: `${title.vi}, ${(kind === 'person' ? texts.ofPeople : texts.ofUnits).vi}, ${period}`,
                          en: `${title.en}, ${(kind === 'person' ? texts.ofPeople : texts.ofUnits).en}, ${period}`,
                        }}
                        heads={[words.unit, texts.total, ...columns.map(({ label }) => label)]}
                        least={720}
                      >
                        {[...rows, { ...total, name: t(texts.total) }].map((row) => (
                          <Table.Tr key={row.id}>
                            <Table.Td>{row.name}</Table.Td>
                            <Table.Td>{said(row.total)}</Table.Td>
                            {columns.map((column, at) => (
                              <Table.Td key={column.id}>{said(row.counts[at] ?? null)}</Table.Td>
                            ))}
                          </Table.Tr>
                        ))}
                      </Rows>
                    </Stack>
                  ))}
                </Stack>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}
