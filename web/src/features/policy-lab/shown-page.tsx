import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** What bodies above have tried, for everybody; counts that would tell of single persons are hidden. */
export function ShownPage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['simulations-shown'],
    queryFn: () => answerOf(api.GET('/api/v1/simulations-shown')),
  });
  const said = (count: number | null | undefined) => count ?? t(texts.hidden);
  return (
    <Page title={texts.shown} says={texts.shownSays}>
      <Answered query={query}>
        {({ mark, simulations }) =>
          simulations.length === 0 ? (
            <NothingHere says={texts.shownNone} />
          ) : (
            <Stack gap="lg">
              <Text fw={600}>{t(mark)}</Text>
              {simulations.map(({ id, unit, title, effects }) => (
                <Stack gap="sm" component="section" key={id}>
                  <Title order={2} size="h4">
                    {title} · {unitName(unit)}
                  </Title>
                  {effects.map(({ before, after, people }) => {
                    const called = new Map(people.ends.map((end) => [end.id, end.label]));
                    return (
                      <Rows
                        key={`${before.vi}/${after.vi}`}
                        label={{
                          vi: `${title}: ${before.vi} → ${after.vi}`,
                          en: `${title}: ${before.en} → ${after.en}`,
                        }}
                        heads={[texts.from, texts.number, ...people.ends.map(({ label }) => label)]}
                        least={720}
                      >
                        {people.rows.map((row) => (
                          <Table.Tr key={row.id}>
                            <Table.Td>{t(called.get(row.id) ?? { vi: row.id, en: row.id })}</Table.Td>
                            <Table.Td>{said(row.total)}</Table.Td>
                            {people.ends.map((end, at) => (
                              <Table.Td key={end.id}>{said(row.counts[at])}</Table.Td>
                            ))}
                          </Table.Tr>
                        ))}
                        <Table.Tr>
                          <Table.Th scope="row">{t(texts.levelsAfter)}</Table.Th>
                          <Table.Td>{said(people.total)}</Table.Td>
                          {people.ends.map((end, at) => (
                            <Table.Td key={end.id}>{said(people.after[at])}</Table.Td>
                          ))}
                        </Table.Tr>
                      </Rows>
                    );
                  })}
                </Stack>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}
