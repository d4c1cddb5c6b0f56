import { Anchor, Badge, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { ratedAs, useRegulations } from '../../components/cycle.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import { texts } from './texts.ts';

/** What has to go to the national database, by when, and what went. */
export function OutboxPage() {
  const { t } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const { unit = '' } = useSearch({ from: '/signed-in/national-database' });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        unit !== '' &&
        may('nationalDatabase.send') && (
          <FormDialog
            act={texts.send}
            says={texts.sendSays}
            variant="filled"
            fields={{ ground: { kind: 'text', label: words.ground, isRequired: true } }}
            run={(body) =>
              answerOf(
                api.POST('/api/v1/units/{unit}/national-deliveries', { params: { path: { unit } }, body }),
              )
            }
          />
        )
      }
    >
      <UnitField
        label={t(words.unit)}
        value={unit}
        onChange={(next) =>
          void navigate({ to: '/national-database', search: next === '' ? {} : { unit: next } })
        }
      />
      {unit === '' ? (
        <NothingHere says={texts.chooseUnit} />
      ) : (
        <Stack gap="xl">
          <Waiting unit={unit} />
          <Deliveries unit={unit} />
        </Stack>
      )}
    </Page>
  );
}

function Waiting({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { data: known } = useRegulations();
  const query = useQuery({
    queryKey: ['national-outbox', unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/national-outbox', { params: { path: { unit } } })),
  });
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.waiting)}
      </Title>
      <Answered query={query}>
        {({ items, late, refused }) =>
          items.length === 0 ? (
            <NothingHere says={texts.nothing} />
          ) : (
            <>
              <Text>
                {items.length} {t(texts.items)} · {late} {t(texts.late)} · {refused} {t(texts.refused)}
              </Text>
              <Rows
                label={texts.waiting}
                heads={[texts.person, words.unit, texts.inPeriod, texts.level, texts.decidedOn, texts.clocks]}
                least={860}
              >
                {items.map((item) => (
                  <Table.Tr key={`${item.cycle}/${item.regulation}/${item.subject}`}>
                    <Table.Td>
                      {item.name} ({item.subject})
                    </Table.Td>
                    <Table.Td>{unitName(item.unit)}</Table.Td>
                    <Table.Td>{t(periodName(item.period))}</Table.Td>
                    <Table.Td>{t(ratedAs(known?.regulations ?? [], item.regulation, item.level))}</Table.Td>
                    <Table.Td>{writtenDay(item.decidedOn)}</Table.Td>
                    <Table.Td>
                      {item.clocks.map((clock) => (
                        <Text key={clock.id} size="sm" title={t(clock.ground)}>
                          {writtenDay(clock.dueOn)}: {t(clock.label)}
                          {clock.isUnverified && ` (${t(texts.isUnverified)})`}{' '}
                          {clock.isLate && (
                            <Badge color="red.9" tt="none">
                              {t(texts.isLate)}
                            </Badge>
                          )}
                        </Text>
                      ))}
                      {item.refusedBecause !== null && (
                        <Text size="sm" c="red.9">
                          {t(texts.refusedBecause)}: {item.refusedBecause}
                        </Text>
                      )}
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

function Deliveries({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['national-deliveries', unit],
    queryFn: () =>
      answerOf(api.GET('/api/v1/units/{unit}/national-deliveries', { params: { path: { unit } } })),
  });
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.deliveries)}
      </Title>
      <Answered query={query}>
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <NothingHere says={texts.noDeliveries} />
          ) : (
            <Rows
              label={texts.deliveries}
              heads={[texts.at, texts.count, texts.accepted, texts.refusedCount, texts.open, words.ground]}
            >
              {deliveries.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    <Anchor
                      renderRoot={(props) => (
                        <Link to="/national-database/$delivery" params={{ delivery: one.id }} {...props} />
                      )}
                    >
                      {writtenMoment(one.madeAt)}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{one.items}</Table.Td>
                  <Table.Td>{one.accepted}</Table.Td>
                  <Table.Td>{one.refused}</Table.Td>
                  <Table.Td>{one.items - one.accepted - one.refused}</Table.Td>
                  <Table.Td>{one.ground}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Stack>
  );
}
