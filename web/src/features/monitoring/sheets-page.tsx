import type { Bilingual } from '@congtam/engine';
import { Anchor, Group, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { CyclePage } from '../../components/cycle-page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import type { Sheet } from './file-rows.ts';
import { type EnteredAt, enteredAt } from './sheet-rows.ts';
import { texts } from './sheets-texts.ts';

const ABOUT: { readonly [about in NonNullable<Sheet['about']>]: Bilingual } = {
  person: texts.ofPerson,
  unit: texts.ofUnit,
  any: texts.ofAny,
};

const OF_TABLE: { readonly [table: string]: Bilingual } = {
  units: texts.ofUnit,
  people: texts.ofPerson,
};

/** The sheets a workbook of a cycle has, each with the page on which it is entered. */
export function SheetsPage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/cycles/$cycle/sheets' });
  const query = useQuery({
    queryKey: ['sheets', path.cycle],
    staleTime: 300_000,
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/sheets', { params: { path } })),
  });
  return (
    <CyclePage cycle={path.cycle} title={texts.title} says={texts.says}>
      <Answered query={query}>
        {({ sheets }) => (
          <Rows label={texts.title} heads={[texts.sheet, texts.about, texts.where]} least={320}>
            {sheets.map((sheet) => {
              const about = sheet.about === null ? OF_TABLE[sheet.id] : ABOUT[sheet.about];
              return (
                <Table.Tr key={sheet.id}>
                  <Table.Td>{t(sheet.label)}</Table.Td>
                  <Table.Td>{about === undefined ? '–' : t(about)}</Table.Td>
                  <Table.Td>
                    <WhereEntered cycle={path.cycle} sheet={sheet.id} at={enteredAt(sheet)} />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Rows>
        )}
      </Answered>
    </CyclePage>
  );
}

function WhereEntered({
  cycle,
  sheet,
  at,
}: {
  readonly cycle: string;
  readonly sheet: string;
  readonly at: EnteredAt;
}) {
  const { t } = useSpeech();
  switch (at) {
    case 'units':
      return <Anchor renderRoot={(props) => <Link to="/units" {...props} />}>{t(texts.onUnits)}</Anchor>;
    case 'people':
      return (
        <Anchor renderRoot={(props) => <Link to="/people" search={{}} {...props} />}>
          {t(texts.onPeople)}
        </Anchor>
      );
    case 'decisions':
      return (
        <Anchor
          renderRoot={(props) => <Link to="/classification/$cycle/open" params={{ cycle }} {...props} />}
        >
          {t(texts.onDecisions)}
        </Anchor>
      );
    case 'file':
      return (
        <Group gap="xs">
          <Anchor
            renderRoot={(props) => (
              <Link to="/cycles/$cycle/monitoring" params={{ cycle }} search={{}} {...props} />
            )}
          >
            {t(texts.inFiles)}
          </Anchor>
          <Here cycle={cycle} sheet={sheet} says={texts.fromPaper} />
        </Group>
      );
    case 'here':
      return <Here cycle={cycle} sheet={sheet} says={texts.here} />;
  }
}

function Here({
  cycle,
  sheet,
  says,
}: {
  readonly cycle: string;
  readonly sheet: string;
  readonly says: Bilingual;
}) {
  const { t } = useSpeech();
  return (
    <Anchor
      renderRoot={(props) => (
        // What was recorded is read by a click only: reading it is logged.
        <Link to="/cycles/$cycle/sheets/$sheet" params={{ cycle, sheet }} preload={false} {...props} />
      )}
    >
      {t(says)}
    </Anchor>
  );
}
