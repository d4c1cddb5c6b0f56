import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { PersonField } from '../../components/person-field.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { CycleFrame } from './cycle-frame.tsx';
import { GOES_OUT, measureName, OUTCOMES, texts } from './found-later-texts.ts';
import { type Levels, levelName } from './levels.ts';
import { texts as shared } from './texts.ts';

const FROM = '/signed-in/classification/$cycle/found-later';

/** Discipline found after levels were decided, and all that one of it touches. */
export function FoundLaterPage() {
  const { t } = useSpeech();
  const { cycle } = useParams({ from: FROM });
  const { entry } = useSearch({ from: FROM });
  return (
    <CycleFrame
      cycle={cycle}
      title={shared.foundLater}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      {(levels) => (
        <Stack gap="md">
          <Text>{t(texts.says)}</Text>
          {entry === undefined ? (
            <Entries cycle={cycle} />
          ) : (
            <Touched cycle={cycle} entry={entry} levels={levels} />
          )}
        </Stack>
      )}
    </CycleFrame>
  );
}

/** The discipline of one person: reading their register is logged, so it is asked for by name. */
function Entries({ cycle }: { readonly cycle: string }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const { person = '' } = useSearch({ from: FROM });
  const query = useQuery({
    queryKey: ['register-entries', person, 'discipline'],
    enabled: person !== '',
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/people/{person}/register-entries', {
          params: { path: { person }, query: { register: 'discipline', limit: 200 } },
        }),
      ),
  });
  return (
    <Stack gap="sm">
      <PersonField
        label={t(words.person)}
        value={person}
        onChange={(next) =>
          void navigate({
            to: '/classification/$cycle/found-later',
            params: { cycle },
            search: next === '' ? {} : { person: next },
          })
        }
      />
      {person !== '' && (
        <Answered query={query}>
          {({ entries }) =>
            entries.length === 0 ? (
              <NothingHere says={texts.none} />
            ) : (
              <Rows label={texts.entries} heads={[texts.on, texts.state, texts.touched]}>
                {entries.map(({ id, on, content }) => (
                  <Table.Tr key={id}>
                    <Table.Td>{writtenDay(on)}</Table.Td>
                    <Table.Td>{t(measureName(content.measure))}</Table.Td>
                    <Table.Td>
                      <Anchor
                        renderRoot={(props) => (
                          <Link
                            to="/classification/$cycle/found-later"
                            params={{ cycle }}
                            search={{ entry: id }}
                            preload={false}
                            {...props}
                          />
                        )}
                      >
                        {t(texts.open)}
                      </Anchor>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
            )
          }
        </Answered>
      )}
    </Stack>
  );
}

function Touched({
  cycle,
  entry,
  levels,
}: {
  readonly cycle: string;
  readonly entry: string;
  readonly levels: Levels;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const path = { cycle, entry };
  const query = useQuery({
    queryKey: ['touched-by', cycle, entry],
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/touched-by/{entry}', { params: { path } })),
  });
  const rulesOf = (regulation: string | undefined) =>
    levels.regulations.find((one) => one.regulation === regulation);
  const thing = (touched: string): string => {
    const [kind, regulation, quota] = touched.split(':');
    const rules = rulesOf(regulation);
    if (kind === 'level') return `${t(texts.level)} ${rules?.number ?? regulation}`;
    if (kind === 'place')
      return `${t(texts.place)} ${rules?.number ?? regulation}: ${t(rules?.quotas.find(({ id }) => id === quota)?.label ?? texts.place)}`;
    return t(GOES_OUT[touched] ?? { vi: touched, en: touched });
  };
  const standing = (touched: string, now: string | null): string => {
    const [kind, regulation] = touched.split(':');
    if (kind === 'place') return t(now === 'in' ? texts.in : texts.out);
    return kind === 'level' ? t(levelName(rulesOf(regulation), now)) : '–';
  };
  return (
    <Answered query={query}>
      {({ subject, touched }) => {
        const left = touched.filter(({ outcome }) => outcome === null).length;
        return (
          <Stack gap="sm">
            <Title order={2} size="h4">
              {levels.levels.find((one) => one.subject === subject)?.name ?? subject}
            </Title>
            <Text role="status">{left === 0 ? t(texts.allDone) : `${left} ${t(texts.left)}`}</Text>
            <Rows label={texts.touched} heads={[texts.touched, texts.now, texts.outcome, texts.ground]}>
              {touched.map(({ touched: one, now, outcome, ground }) => (
                <Table.Tr key={one}>
                  <Table.Td>{thing(one)}</Table.Td>
                  <Table.Td>{standing(one, now)}</Table.Td>
                  <Table.Td>
                    {outcome !== null && t(OUTCOMES[choiceOf(OUTCOMES, outcome)])}
                    {outcome === null && !may('classification.settle') && t(texts.waits)}
                    {outcome === null && may('classification.settle') && (
                      <FormDialog
                        act={texts.settle}
                        size="xs"
                        says={{ vi: thing(one), en: thing(one) }}
                        fields={{
                          outcome: {
                            kind: 'choice',
                            label: texts.outcome,
                            options: OUTCOMES,
                            isRequired: true,
                          },
                          ground: { kind: 'area', label: texts.ground, isRequired: true },
                        }}
                        run={({ outcome: chosen, ground: why }) =>
                          api.POST('/api/v1/cycles/{cycle}/touched-by/{entry}', {
                            params: { path },
                            body: { touched: one, outcome: choiceOf(OUTCOMES, chosen), ground: why },
                          })
                        }
                      />
                    )}
                  </Table.Td>
                  <Table.Td>{ground ?? '–'}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
            <Group gap="md" className="no-print">
              <Anchor
                renderRoot={(props) => (
                  <Link to="/classification/$cycle/found-later" params={{ cycle }} {...props} />
                )}
              >
                {t(texts.back)}
              </Anchor>
              <Anchor
                renderRoot={(props) => (
                  <Link to="/register-entries/$entry" params={{ entry }} preload={false} {...props} />
                )}
              >
                {t(texts.toEntry)}
              </Anchor>
            </Group>
          </Stack>
        );
      }}
    </Answered>
  );
}
