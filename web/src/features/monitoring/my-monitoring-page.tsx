import { Anchor, Badge, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { STANDINGS, standingOf } from '../../components/file-states.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useSession } from '../session/session.ts';
import { MonthsPicture } from './months-picture.tsx';
import { texts } from './texts.ts';

/** Somebody's own cycles, each with its periods: where every file stands and what it gave. */
export function MyMonitoringPage() {
  const { person } = useSession();
  const query = useQuery({
    queryKey: ['cycles'],
    queryFn: () => answerOf(api.GET('/api/v1/cycles', { params: { query: {} } })),
  });
  return (
    <Page title={texts.title} says={texts.says}>
      {person === null ? (
        <NothingHere says={texts.nobody} />
      ) : (
        <Answered query={query}>
          {({ cycles }) => {
            const begun = cycles.filter(({ state }) => state !== 'planned');
            return begun.length === 0 ? (
              <NothingHere says={texts.none} />
            ) : (
              <Stack gap="md">
                {begun.map((cycle) => (
                  <OfCycle key={cycle.id} cycle={cycle} person={person} />
                ))}
              </Stack>
            );
          }}
        </Answered>
      )}
    </Page>
  );
}

function OfCycle({
  cycle: { id, period, unit },
  person,
}: {
  readonly cycle: { readonly id: string; readonly period: string; readonly unit: string };
  readonly person: string;
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['my-periods', id, person],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring', {
          params: { path: { cycle: id, person } },
        }),
      ),
  });
  return (
    <Answered query={query}>
      {({ periods }) => (
        <Paper withBorder p="md" component="section">
          <Stack gap="sm">
            <Title order={2} size="h4">
              {t(texts.cycle)}: {t(periodName(period))} · {unitName(unit)}
            </Title>
            {periods.length === 0 && <Text size="sm">{t(texts.notOfCycle)}</Text>}
            {periods.some(({ shown }) => shown !== null) && <MonthsPicture months={periods} />}
            {periods.length > 0 && (
              <Rows label={texts.title} heads={[texts.period, texts.state, texts.score]} least={270}>
                {periods.map(({ period: one, state, isLate, isRecorded, shown }) => (
                  <Table.Tr key={one}>
                    <Table.Td>
                      <Anchor
                        renderRoot={(props) => (
                          <Link
                            to="/cycles/$cycle/people/$person/$period"
                            params={{ cycle: id, person, period: one }}
                            {...props}
                          />
                        )}
                      >
                        {t(periodName(one))}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>
                      <Group gap="xs">
                        {t(STANDINGS[standingOf({ state, isRecorded, whyNotAsked: null })])}
                        {isLate && (
                          <Badge variant="outline" tt="none" color="red.9">
                            {t(texts.late)}
                          </Badge>
                        )}
                      </Group>
                    </Table.Td>
                    <Table.Td>{shown === null ? t(texts.noScore) : writtenNumber(shown)}</Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
            )}
          </Stack>
        </Paper>
      )}
    </Answered>
  );
}
