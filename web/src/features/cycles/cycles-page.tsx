import { Anchor, Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useRegulationName } from '../../components/regulation-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import { STATES, texts } from './texts.ts';

/** The cycles in sight, the newest first. */
export function CyclesPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const regulationName = useRegulationName();
  const query = useQuery({
    queryKey: ['cycles'],
    queryFn: () => answerOf(api.GET('/api/v1/cycles', { params: { query: {} } })),
  });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        may('cycle.plan') && (
          <Button size="sm" renderRoot={(props) => <Link to="/cycle-plan" {...props} />}>
            {t(texts.plan)}
          </Button>
        )
      }
    >
      <Answered query={query}>
        {({ cycles }) =>
          cycles.length === 0 ? (
            <NothingHere says={texts.none} next={may('cycle.plan') && t(texts.noneNext)} />
          ) : (
            <Rows
              label={texts.title}
              heads={[texts.period, words.unit, texts.state, texts.entryUntil, texts.regulations]}
            >
              {cycles.map(({ id, period, unit, state, isPilot, entryUntil, regulations }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor
                      renderRoot={(props) => <Link to="/cycles/$cycle" params={{ cycle: id }} {...props} />}
                    >
                      {t(periodName(period))}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{unitName(unit)}</Table.Td>
                  <Table.Td>
                    {t(STATES[state])}
                    {isPilot && ` · ${t(texts.pilot)}`}
                  </Table.Td>
                  <Table.Td>{entryUntil === null ? '–' : writtenDay(entryUntil)}</Table.Td>
                  <Table.Td>
                    {regulations.map(({ regulation }) => regulationName(regulation)).join(', ')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Page>
  );
}
