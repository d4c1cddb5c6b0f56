import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, readOf, seen } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useIsWithinReach, useMay } from '../session/session.ts';
import { kindName, texts, YEAR_ENDS } from './texts.ts';
import { unitAnswered, unitNow, unitQuestions } from './unit-questions.ts';
import { UnitRegulations } from './unit-regulations.tsx';

/** One unit through time: what it was, by which decision; what applies to it. */
export function UnitPage() {
  const { t } = useSpeech();
  const may = useMay();
  const isWithinReach = useIsWithinReach();
  const unitName = useUnitName();
  const path = useParams({ from: '/signed-in/units/$unit' });
  const query = useQuery({
    queryKey: ['unit', path.unit],
    queryFn: () => readOf(api.GET('/api/v1/units/{unit}', { params: { path } })),
  });
  const newest = query.data?.read.versions.toSorted((a, b) => b.from.localeCompare(a.from)).at(0);
  const name = newest?.name;
  const isThere = newest !== undefined && !newest.isDissolved;
  const when = {
    on: { kind: 'day', label: texts.onDay, isRequired: true },
    ground: { kind: 'text', label: words.ground, isRequired: true },
  } as const;
  return (
    <Page
      title={name === undefined ? texts.title : { vi: name, en: name }}
      acts={
        isThere ? (
          <>
            {may('unit.change') && (
              <FormDialog
                act={texts.change}
                says={texts.changeSays}
                fields={unitQuestions}
                first={unitNow(newest)}
                run={(given) =>
                  api.POST('/api/v1/units/{unit}/versions', {
                    params: { path },
                    headers: seen(query.data?.version ?? ''),
                    body: unitAnswered(given),
                  })
                }
              />
            )}
            {may('unit.merge') && (
              <>
                <FormDialog
                  act={texts.merge}
                  fields={{ into: { kind: 'units', label: texts.into, isRequired: true }, ...when }}
                  run={({ into, on, ground }) =>
                    api.POST('/api/v1/unit-mergers', {
                      body: { predecessors: [path.unit], successors: into.split(' '), on, ground },
                    })
                  }
                />
                <FormDialog
                  act={texts.dissolve}
                  fields={when}
                  run={({ on, ground }) =>
                    api.POST('/api/v1/unit-mergers', {
                      body: { predecessors: [path.unit], successors: [], on, ground },
                    })
                  }
                />
              </>
            )}
          </>
        ) : (
          newest !== undefined &&
          may('unit.restore') && (
            <FormDialog
              act={texts.restore}
              says={texts.restoreSays}
              fields={{ ground: when.ground }}
              run={(body) =>
                api.POST('/api/v1/units/{unit}/restoration', {
                  params: { path },
                  headers: seen(query.data?.version ?? ''),
                  body,
                })
              }
            />
          )
        )
      }
    >
      <Answered query={query}>
        {({ read: { versions, successions } }) => (
          <Stack gap="md">
            {newest !== undefined && (
              <Text size="sm">
                {newest.code} · {t(kindName(newest.kind))} · {t(kindName(newest.role))}
                {newest.parent !== null && ` · ${t(texts.parent)} ${unitName(newest.parent)}`}
                {newest.recognisedBy !== null &&
                  ` · ${t(texts.recognisedBy)}: ${unitName(newest.recognisedBy)}`}
                {newest.territories.length > 0 &&
                  ` · ${t(texts.territory)}: ${newest.territories.join('; ')}`}
                {newest.yearEnds !== null &&
                  ` · ${t(texts.yearEnds)}: ${t(YEAR_ENDS[newest.yearEnds] ?? words.none)}`}
              </Text>
            )}
            <Group gap="sm">
              {may('actingHead.see') && (
                <Button
                  variant="default"
                  size="sm"
                  renderRoot={(props) => <Link to="/units/$unit/acting-heads" params={path} {...props} />}
                >
                  {t(texts.actingHeads)}
                </Button>
              )}
              {may('authority.seeSeats') && (
                <Button
                  variant="default"
                  size="sm"
                  renderRoot={(props) => <Link to="/units/$unit/authority-seats" params={path} {...props} />}
                >
                  {t(texts.authoritySeats)}
                </Button>
              )}
              {may('dutyGroup.see') && (
                <Button
                  variant="default"
                  size="sm"
                  renderRoot={(props) => <Link to="/units/$unit/duty-groups" params={path} {...props} />}
                >
                  {t(texts.dutyGroups)}
                </Button>
              )}
            </Group>
            <Title order={2} size="h4">
              {t(texts.history)}
            </Title>
            <Rows label={texts.history} heads={[texts.from, texts.name, texts.parent, words.ground]}>
              {versions.map((version) => (
                <Table.Tr key={`${version.from}/${version.revision}`}>
                  <Table.Td>{writtenDay(version.from)}</Table.Td>
                  <Table.Td>{version.isDissolved ? t(texts.dissolved) : version.name}</Table.Td>
                  <Table.Td>{version.parent === null ? '–' : unitName(version.parent)}</Table.Td>
                  <Table.Td>{version.ground}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
            {successions.map(({ predecessor, successor, on }) => (
              <Text key={`${predecessor}/${successor}`} size="sm">
                {writtenDay(on)}: {t(predecessor === path.unit ? texts.after : texts.before)}{' '}
                <Anchor
                  renderRoot={(props) => (
                    <Link
                      to="/units/$unit"
                      params={{ unit: predecessor === path.unit ? successor : predecessor }}
                      {...props}
                    />
                  )}
                >
                  {unitName(predecessor === path.unit ? successor : predecessor)}
                </Anchor>
              </Text>
            ))}
            {may('regulation.ofUnit') && isWithinReach(path.unit) && (
              <Paper withBorder p="md">
                <UnitRegulations unit={path.unit} />
              </Paper>
            )}
          </Stack>
        )}
      </Answered>
    </Page>
  );
}
