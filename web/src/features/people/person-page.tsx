import type { Bilingual } from '@congtam/engine';
import { Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, readOf, seen } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { PersonLinks } from './person-links.tsx';
import { PostActs } from './post-acts.tsx';
import {
  newPostAnswered,
  newPostQuestions,
  postAnswered,
  postQuestions,
  sexAnswered,
  sexQuestion,
  sinceQuestions,
} from './post-questions.ts';
import { ENDS, SEXES, texts, wordFor } from './texts.ts';

/** The file of one person: posts through time, membership of the Party, what can be done. */
export function PersonPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const path = useParams({ from: '/signed-in/people/$person' });
  const query = useQuery({
    queryKey: ['person', path.person],
    // Each reading is logged: what was read a moment ago is not read again by itself.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    queryFn: () => readOf(api.GET('/api/v1/people/{person}', { params: { path } })),
  });
  const name = query.data?.read.fullName;
  return (
    <Page title={name === undefined ? texts.people : { vi: name, en: name }}>
      <Answered query={query}>
        {({ read: person, version }) => (
          <Stack gap="md">
            <Text size="sm">
              {t(texts.code)}: {person.staffCode}
              {person.bornOn !== null && ` · ${t(texts.born)}: ${writtenDay(person.bornOn)}`}
              {person.sex !== null && ` · ${t(texts.sex)}: ${t(SEXES[person.sex])}`}
              {person.idNumberEnd !== null && ` · ${t(texts.idEnd)}: ${person.idNumberEnd}`}
              {person.serviceFrom !== null && ` · ${t(texts.serviceFrom)}: ${writtenDay(person.serviceFrom)}`}
              {person.serviceTo !== null &&
                ` · ${t(texts.serviceTo)}: ${writtenDay(person.serviceTo)} (${t(wordFor(person.serviceEnd ?? ''))})`}
            </Text>
            <Group gap="xs" className="no-print">
              <PersonLinks person={path.person} />
              {may('person.correct') && (
                <FormDialog
                  act={texts.correct}
                  says={texts.correctSays}
                  first={{
                    fullName: person.fullName,
                    bornOn: person.bornOn,
                    sex: person.sex,
                    serviceFrom: person.serviceFrom,
                  }}
                  fields={{
                    fullName: { kind: 'text', label: texts.name, isRequired: true },
                    bornOn: { kind: 'day', label: texts.born },
                    sex: sexQuestion,
                    serviceFrom: { kind: 'day', label: texts.serviceFrom },
                    ground: { kind: 'text', label: words.ground, isRequired: true },
                  }}
                  run={({ fullName, bornOn, sex, serviceFrom, ground }) =>
                    api.POST('/api/v1/people/{person}/corrections', {
                      params: { path },
                      headers: seen(version),
                      body: {
                        ...{ fullName, bornOn: orNull(bornOn), sex: sexAnswered(sex), ground },
                        serviceFrom: orNull(serviceFrom),
                      },
                    })
                  }
                />
              )}
              {may('person.record') && (
                <FormDialog
                  act={texts.give}
                  isWide
                  fields={{
                    unit: { kind: 'unit', label: words.unit, isRequired: true },
                    ...postQuestions,
                    ...newPostQuestions,
                    ...sinceQuestions,
                  }}
                  run={(given) =>
                    api.POST('/api/v1/people/{person}/posts', {
                      params: { path },
                      headers: seen(version),
                      body: {
                        ...{ unit: given.unit, ...newPostAnswered(given) },
                        ...{ ...postAnswered(given), from: given.from, ground: given.ground },
                      },
                    })
                  }
                />
              )}
              {may('person.retire') && person.serviceTo === null && (
                <FormDialog
                  act={texts.retire}
                  fields={{
                    reason: { kind: 'choice', label: words.reason, options: ENDS, isRequired: true },
                    lastDay: { kind: 'day', label: texts.lastDayOfService, isRequired: true },
                    ground: { kind: 'text', label: words.ground, isRequired: true },
                  }}
                  run={({ reason, lastDay, ground }) =>
                    api.POST('/api/v1/people/{person}/retirement', {
                      params: { path },
                      headers: seen(version),
                      body: { reason: choiceOf(ENDS, reason), lastDay, ground },
                    })
                  }
                />
              )}
              {may('person.bindAccount') && (
                <FormDialog
                  act={texts.bind}
                  fields={{
                    login: { kind: 'text', label: texts.bindLogin },
                    ground: { kind: 'text', label: words.ground, isRequired: true },
                  }}
                  run={({ login, ground }) =>
                    api.PUT('/api/v1/people/{person}/account', {
                      params: { path },
                      body: { login: orNull(login), ground },
                    })
                  }
                />
              )}
            </Group>
            <Title order={2} size="h4">
              {t(texts.posts)}
            </Title>
            <Rows
              label={texts.posts}
              heads={[texts.title, words.unit, words.from, texts.service, words.ground, texts.acts]}
            >
              {person.posts.map((post) => (
                <Table.Tr key={post.id}>
                  <Table.Td>
                    {post.title}
                    {post.isMain && ` (${t(texts.main)})`}
                    {post.leads !== 'none' && (
                      <Text size="xs" c="dimmed">
                        {t(wordFor(post.leads))}
                      </Text>
                    )}
                    {furtherOf(post, unitName).map(({ label, says }) => (
                      <Text size="xs" c="gray.7" key={label.en}>
                        {t(label)}: {typeof says === 'string' ? says : t(says)}
                      </Text>
                    ))}
                  </Table.Td>
                  <Table.Td>{unitName(post.unit)}</Table.Td>
                  <Table.Td>
                    {writtenDay(post.from)}
                    {post.to !== null && ` – ${writtenDay(post.to)}`}
                  </Table.Td>
                  <Table.Td>{t(wordFor(post.service))}</Table.Td>
                  <Table.Td>{post.ground}</Table.Td>
                  <Table.Td>
                    {post.to === null && <PostActs person={path.person} post={post} version={version} />}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
            <Paper withBorder p="md">
              <Stack gap="xs" align="flex-start">
                <Title order={2} size="h4">
                  {t(texts.membership)}
                </Title>
                {person.partyMemberships.length === 0 && <Text size="sm">{t(texts.noMember)}</Text>}
                {person.partyMemberships.map(({ from, to }) => (
                  <Text size="sm" key={from}>
                    {t(texts.member)}: {writtenDay(from)}
                    {to !== null && ` – ${writtenDay(to)}`}
                  </Text>
                ))}
                {may('person.correct') && (
                  <FormDialog
                    act={texts.setMembership}
                    fields={{ isMember: { kind: 'flag', label: texts.isMember }, ...sinceQuestions }}
                    run={({ isMember, from, ground }) =>
                      api.POST('/api/v1/people/{person}/party-membership', {
                        params: { path },
                        headers: seen(version),
                        body: { isMember: isMember === 'yes', from, ground },
                      })
                    }
                  />
                )}
              </Stack>
            </Paper>
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

type Post =
  paths['/api/v1/people/{person}']['get']['responses'][200]['content']['application/json']['posts'][number];

/** What more is said of a post, where it is. */
function furtherOf(
  post: Post,
  unitName: (unit: string) => string,
): readonly { readonly label: Bilingual; readonly says: Bilingual | string }[] {
  const { unitsInCharge, fieldsInCharge, professionalTitle, jobPosition, managementTier, contractKind } =
    post;
  const sender = post.secondedFrom === null ? post.secondedFromName : unitName(post.secondedFrom);
  return [
    { label: texts.dutyGroup, says: post.dutyGroup ?? '' },
    { label: texts.unitsInCharge, says: unitsInCharge.map(unitName).join('; ') },
    { label: texts.fieldsInCharge, says: fieldsInCharge.join('; ') },
    { label: texts.professionalTitle, says: professionalTitle ?? '' },
    { label: texts.jobPosition, says: jobPosition ?? '' },
    { label: texts.managementTier, says: managementTier ?? '' },
    { label: texts.secondedFrom, says: sender ?? '' },
    { label: texts.contractKind, says: contractKind === null ? '' : wordFor(contractKind) },
  ].filter(({ says }) => says !== '');
}
