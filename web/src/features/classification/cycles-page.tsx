import { Anchor, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { periodName } from './levels.ts';
import { CYCLE_STATES, texts } from './texts.ts';

/** Cycles that can be computed and decided, the newest first. */
export function ClassificationPage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['cycles', 'classification'],
    queryFn: () => answerOf(api.GET('/api/v1/cycles')),
  });
  return (
    <Page title={texts.title} says={texts.says}>
      <Answered query={query}>
        {({ cycles }) => {
          const begun = cycles.filter(({ state }) => state !== 'planned');
          if (begun.length === 0) return <NothingHere says={texts.noCycle} />;
          return (
            <Rows label={texts.title} heads={[texts.period, words.unit, texts.state]}>
              {begun
                .toSorted((a, b) => b.period.localeCompare(a.period))
                .map(({ id, period, unit, state }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <Anchor
                        renderRoot={(props) => (
                          // Results are read by a click only: reading them is logged.
                          <Link
                            to="/classification/$cycle"
                            params={{ cycle: id }}
                            preload={false}
                            {...props}
                          />
                        )}
                      >
                        {t(periodName(period))}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>{unitName(unit)}</Table.Td>
                    <Table.Td>{t(CYCLE_STATES[state] ?? { vi: state, en: state })}</Table.Td>
                  </Table.Tr>
                ))}
            </Rows>
          );
        }}
      </Answered>
    </Page>
  );
}
