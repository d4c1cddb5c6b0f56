import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, readOf, seen, send } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { Concerned } from './concerned.tsx';
import { ContentLines } from './content-lines.tsx';
import { InCharge } from './in-charge.tsx';
import { answers, asked, REGISTERS, under } from './register-questions.ts';
import { stateName, texts } from './texts.ts';

/** One entry through what was recorded of it, and what can come next. */
export function EntryPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const nameOf = usePeopleNames(may('person.see'));
  const path = useParams({ from: '/signed-in/register-entries/$entry' });
  const query = useQuery({
    queryKey: ['register-entry', path.entry],
    queryFn: () => readOf(api.GET('/api/v1/register-entries/{entry}', { params: { path } })),
  });
  const register = query.data?.read.register ?? '';
  const declared = REGISTERS[register];
  return (
    <Page
      title={
        declared === undefined
          ? texts.title
          : {
              vi: `${texts.register.vi}: ${declared.label.vi}`,
              en: `${texts.register.en}: ${declared.label.en}`,
            }
      }
    >
      <Answered query={query}>
        {({ read: entry, version }) => {
          const newest = entry.revisions.toSorted((a, b) => b.revision - a.revision).at(0);
          if (newest === undefined || declared === undefined) return null;
          const isThere = newest.state !== 'withdrawn';
          // What its steps added, and whatever else is kept, stays as it is.
          const kept = Object.entries(newest.content).filter(([name]) => !(name in declared.questions));
          return (
            <Stack gap="md">
              <Text size="sm">
                {unitName(entry.unit)}
                {entry.person !== null && ` · ${nameOf(entry.person)}`}
                {entry.field !== null && ` · ${entry.field}`} · {t(stateName(newest.state))}
              </Text>
              <Group gap="xs" className="no-print">
                {isThere &&
                  may('register.advance') &&
                  declared.steps
                    .filter(({ from }) => from.includes(newest.state))
                    .map(({ id, label, questions }) => (
                      <FormDialog
                        key={id}
                        act={label}
                        variant="filled"
                        fields={questions}
                        run={(given) =>
                          send(
                            'POST',
                            `/api/v1/registers/${register}/${path.entry}/${id}`,
                            answers(questions, given),
                            seen(version),
                          )
                        }
                      />
                    ))}
                {isThere && may('register.correct') && (
                  <FormDialog
                    act={texts.correct}
                    says={texts.correctSays}
                    first={asked(declared.questions, newest.content)}
                    fields={{
                      ...under('content', declared.questions),
                      correctionReason: {
                        ...{ kind: 'area', label: words.reason, isRequired: true, sentAs: 'reason' },
                      },
                    }}
                    run={(given: { readonly [name: string]: string }) =>
                      send(
                        'POST',
                        `/api/v1/registers/${register}/${path.entry}/corrections`,
                        {
                          content: { ...Object.fromEntries(kept), ...answers(declared.questions, given) },
                          reason: given.correctionReason,
                        },
                        seen(version),
                      )
                    }
                  />
                )}
                {isThere && may('register.withdraw') && (
                  <FormDialog
                    act={texts.withdraw}
                    fields={{ reason: { kind: 'area', label: words.reason, isRequired: true } }}
                    run={({ reason }) =>
                      api.POST('/api/v1/register-entries/{entry}/withdrawal', {
                        params: { path },
                        headers: seen(version),
                        body: { reason },
                      })
                    }
                  />
                )}
              </Group>
              <Title order={2} size="h4">
                {t(texts.history)}
              </Title>
              <Rows label={texts.history} heads={[texts.at, texts.content, texts.state, words.reason]}>
                {entry.revisions.map(({ revision, recordedAt, content, state, reason }) => (
                  <Table.Tr key={revision}>
                    <Table.Td>{writtenMoment(recordedAt)}</Table.Td>
                    <Table.Td>
                      <ContentLines register={register} content={content} />
                    </Table.Td>
                    <Table.Td>{t(stateName(state))}</Table.Td>
                    <Table.Td>{reason ?? '–'}</Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
              {entry.person === null && (
                <>
                  {may('register.nameConcerned') && <InCharge entry={path.entry} nameOf={nameOf} />}
                  <Concerned
                    {...{ entry: path.entry, concerned: entry.concerned, nameOf }}
                    isOpen={isThere}
                  />
                </>
              )}
              <Group gap="md" className="no-print">
                {entry.person !== null && (
                  <Anchor
                    renderRoot={(props) => (
                      <Link
                        to="/people/$person/registers"
                        params={{ person: entry.person ?? '' }}
                        preload={false}
                        {...props}
                      />
                    )}
                  >
                    {t(texts.ofPerson)}: {nameOf(entry.person)}
                  </Anchor>
                )}
                {may('register.seeOfUnit') && (
                  <Anchor
                    renderRoot={(props) => (
                      <Link to="/registers" search={{ unit: entry.unit, register }} {...props} />
                    )}
                  >
                    {t(texts.toRegister)}
                  </Anchor>
                )}
              </Group>
            </Stack>
          );
        }}
      </Answered>
    </Page>
  );
}
