import { Button, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { ratedAs, useRegulations } from '../../components/cycle.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { monthNow, periodName } from '../../text/periods.ts';
import { texts } from './texts.ts';
import { Grounds } from './who.tsx';

type Level =
  paths['/api/v1/people/{person}/staffing-check']['get']['responses'][200]['content']['application/json']['onDemand'][number];

const YEARS = [1, 2, 3, 4, 5, 10] as const;

/** The levels of somebody over some years, for whoever appoints or plans; it gives no verdict. */
export function StaffingPage() {
  const { t, language } = useSpeech();
  const path = useParams({ from: '/signed-in/people/$person/levels' });
  const thisYear = Number(monthNow().slice(0, 4));
  const [until, setUntil] = useState(thisYear);
  const [years, setYears] = useState(3);
  const name = usePeopleNames(true)(path.person);
  const query = useQuery({
    queryKey: ['staffing', path.person, until, years, language],
    // Each reading is logged: what was read a moment ago is not read again by itself.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/people/{person}/staffing-check', {
          params: { path, query: { until, years, language } },
        }),
      ),
  });
  return (
    <Page
      title={{ vi: `${texts.staffing.vi}: ${name}`, en: `${texts.staffing.en}: ${name}` }}
      says={texts.staffingSays}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      <Text size="sm" c="gray.7" className="no-print">
        {t(texts.logged)}
      </Text>
      <Group align="flex-end" className="no-print">
        <NativeSelect
          label={t(texts.until)}
          value={String(until)}
          data={Array.from({ length: 10 }, (_, back) => String(thisYear - back))}
          onChange={(event) => setUntil(Number(event.currentTarget.value))}
        />
        <NativeSelect
          label={t(texts.years)}
          value={String(years)}
          data={YEARS.map(String)}
          onChange={(event) => setYears(Number(event.currentTarget.value))}
        />
      </Group>
      <Answered query={query}>
        {({ years: found, unknown, onDemand }) => (
          <Stack gap="md">
            {unknown.length > 0 && (
              <Text fw={600}>
                {t(texts.unknown)} {unknown.join(', ')}.
              </Text>
            )}
            {found.every(({ levels }) => levels.length === 0) ? (
              <NothingHere says={texts.none} />
            ) : (
              <Levels label={texts.staffing} levels={found.flatMap(({ levels }) => levels)} />
            )}
            {onDemand.length > 0 && (
              <Stack gap="xs" component="section">
                <Title order={2} size="h4">
                  {t(texts.onDemand)}
                </Title>
                <Levels label={texts.onDemand} levels={onDemand} />
              </Stack>
            )}
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function Levels({
  label,
  levels,
}: {
  readonly label: (typeof texts)['staffing' | 'onDemand'];
  readonly levels: readonly Level[];
}) {
  const { t } = useSpeech();
  const ratings = useRegulations().data?.regulations ?? [];
  return (
    <Rows label={label} heads={[texts.period, texts.level, texts.ground, texts.says]}>
      {levels.map(({ period, kind, regulation, level, isDecided, document, says }) => (
        <Table.Tr key={`${period}/${kind}/${regulation}`}>
          <Table.Td>{t(periodName(period))}</Table.Td>
          <Table.Td>
            {t(level === null ? texts.noLevel : ratedAs(ratings, regulation ?? '', level))}
            {level !== null && !isDecided && ` (${t(texts.undecided)})`}
          </Table.Td>
          <Table.Td>
            {[document, ratings.find((one) => one.regulation === regulation)?.number]
              .filter((part) => part !== null && part !== undefined)
              .join(' · ')}
          </Table.Td>
          <Table.Td>
            <Grounds of={says} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}
