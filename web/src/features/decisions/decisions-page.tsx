import { Anchor, Button, Group, NativeSelect, Stack, Switch, Table, Text, Title } from '@mantine/core';
import '@mantine/core/styles/Switch.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { type Rating, ratedAs, useRatings } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { calledAs } from './decision.ts';
import { KINDS, STATES, texts } from './texts.ts';

/** The decisions of a cycle, the newest first, and the levels that hold. */
export function DecisionsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const path = useParams({ from: '/signed-in/cycles/$cycle/decisions' });
  const ratings = useRatings(path.cycle);
  const query = useQuery({
    queryKey: ['decisions', path.cycle],
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/decisions', { params: { path } })),
  });
  const draft = may('decision.draft') && (
    <Button renderRoot={(props) => <Link to="/cycles/$cycle/decision-draft" params={path} {...props} />}>
      {t(texts.draft)}
    </Button>
  );
  return (
    <CyclePage
      cycle={path.cycle}
      title={texts.title}
      says={texts.says}
      acts={
        <>
          {draft}
          <Button variant="default" onClick={() => window.print()}>
            {t(words.print)}
          </Button>
        </>
      }
    >
      <Answered query={query}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Rows
              label={texts.title}
              heads={[texts.document, texts.kind, texts.unit, texts.regulation, texts.levels, texts.state]}
            >
              {decisions.map(({ id, number, day, kind, unit, regulation, items, state }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor
                      size="sm"
                      underline="always"
                      renderRoot={(props) => (
                        <Link to="/decisions/$decision" params={{ decision: id }} {...props} />
                      )}
                    >
                      {number ?? t(texts.noNumber)}
                    </Anchor>
                    {day !== null && ` · ${writtenDay(day)}`}
                  </Table.Td>
                  <Table.Td>{t(KINDS[kind])}</Table.Td>
                  <Table.Td>{unitName(unit)}</Table.Td>
                  <Table.Td>
                    {ratings.data?.find((one) => one.regulation === regulation)?.number ?? regulation}
                  </Table.Td>
                  <Table.Td>{items}</Table.Td>
                  <Table.Td>{t(STATES[state])}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
      <Answered query={ratings}>
        {(known) => (known.length === 0 ? null : <Holding cycle={path.cycle} ratings={known} />)}
      </Answered>
    </CyclePage>
  );
}

/** The levels that hold under one regulation, with totals; on request those that were replaced. */
function Holding({ cycle, ratings }: { readonly cycle: string; readonly ratings: readonly Rating[] }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const [regulation, setRegulation] = useState(ratings[0]?.regulation ?? '');
  const [withReplaced, setWithReplaced] = useState(false);
  const query = useQuery({
    queryKey: ['decided-levels', cycle, regulation, withReplaced],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/decided-levels', {
          params: { path: { cycle }, query: { regulation, withReplaced: withReplaced ? 'yes' : 'no' } },
        }),
      ),
  });
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.holding)}
      </Title>
      <Group gap="md" align="flex-end" className="no-print">
        {ratings.length > 1 && (
          <NativeSelect
            label={t(texts.regulation)}
            value={regulation}
            onChange={(event) => setRegulation(event.currentTarget.value)}
            data={ratings.map(({ regulation: value, number }) => ({ value, label: number }))}
          />
        )}
        <Switch
          label={t(texts.withReplaced)}
          checked={withReplaced}
          onChange={(event) => setWithReplaced(event.currentTarget.checked)}
        />
      </Group>
      <Answered query={query}>
        {({ levels, totals }) =>
          levels.length === 0 ? (
            <Text size="sm">{t(texts.noLevels)}</Text>
          ) : (
            <>
              <Text size="sm">
                {Object.entries(totals)
                  .map(([level, count]) => `${t(ratedAs(ratings, regulation, level))}: ${count}`)
                  .join(' · ')}
              </Text>
              <Rows label={texts.holding} heads={[texts.subject, texts.unit, texts.level, texts.document]}>
                {levels.map(({ subject, name, unit, level, decision, number, day, isReplaced }) => (
                  <Table.Tr key={`${decision}/${subject}`}>
                    <Table.Td>{calledAs({ name, subject })}</Table.Td>
                    <Table.Td>{unitName(unit)}</Table.Td>
                    <Table.Td>
                      {t(ratedAs(ratings, regulation, level))}
                      {isReplaced && ` (${t(texts.isReplaced)})`}
                    </Table.Td>
                    <Table.Td>
                      <Anchor
                        size="sm"
                        underline="always"
                        renderRoot={(props) => (
                          <Link to="/decisions/$decision" params={{ decision }} {...props} />
                        )}
                      >
                        {number ?? t(texts.noNumber)}
                      </Anchor>
                      {day !== null && ` · ${writtenDay(day)}`}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
            </>
          )
        }
      </Answered>
    </Stack>
  );
}
