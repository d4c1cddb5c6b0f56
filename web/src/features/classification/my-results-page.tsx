import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { ratedAs } from '../../components/cycle.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useSession } from '../session/session.ts';
import { texts } from './my-results-texts.ts';
import { Sentences } from './sentences.tsx';
import { useWhy } from './why.ts';

type Results = paths['/api/v1/me/results']['get']['responses'][200]['content']['application/json'];
type Result = Results['results'][number];

/** Everything somebody needs of their own results: the level, why, the notice, the petition, their rights to the file. */
export function MyResultsPage() {
  const { t } = useSpeech();
  const { person } = useSession();
  const query = useQuery({
    queryKey: ['my-results'],
    queryFn: () => answerOf(api.GET('/api/v1/me/results')),
  });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      <Answered query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <NothingHere
              says={texts.none}
              next={
                <Anchor renderRoot={(props) => <Link to="/monitoring" {...props} />}>
                  {t(texts.toMonitoring)}
                </Anchor>
              }
            />
          ) : (
            <Stack gap="lg">
              {results.map((result) => (
                <Shown key={`${result.cycle}/${result.regulation}`} result={result} />
              ))}
            </Stack>
          )
        }
      </Answered>
      {person !== null && <OwnPapers person={person} />}
      <Stack gap={4} component="section" className="no-print">
        <Title order={2} size="h4">
          {t(texts.more)}
        </Title>
        <Anchor renderRoot={(props) => <Link to="/me" {...props} />}>{t(texts.readers)}</Anchor>
        <Anchor renderRoot={(props) => <Link to="/me" {...props} />}>{t(texts.takeData)}</Anchor>
      </Stack>
    </Page>
  );
}

function Shown({ result }: { readonly result: Result }) {
  const { t } = useSpeech();
  const [isWhyShown, setIsWhyShown] = useState(false);
  const { cycle, period, regulation, subject, number, title, level, document, decisions } = result;
  const labelOf = (id: string) =>
    t(result.levels.find((one) => one.id === id)?.label ?? ratedAs([], regulation, id));
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t(periodName(period))} · {number}
        </Title>
        <Text size="sm" c="gray.7">
          {t(title)}
        </Text>
        {level === null ? (
          <Text>{t(texts.undecided)}</Text>
        ) : (
          <Text>
            {t(texts.decided)}: <b>{labelOf(level)}</b>
            {document !== null && decisions.length === 0 && ` (${document})`}
          </Text>
        )}
        {decisions.map((decision) => (
          <Told key={decision.decision} {...{ decision, subject }} level={labelOf(decision.level)} />
        ))}
        <Group gap="sm" className="no-print">
          <Button
            size="sm"
            variant="light"
            onClick={() => setIsWhyShown((before) => !before)}
            aria-expanded={isWhyShown}
          >
            {t(texts.why)}
          </Button>
          <Button
            size="sm"
            variant="default"
            renderRoot={(props) => (
              <Link
                to="/cycles/$cycle/procedure/$regulation/$subject"
                params={{ cycle, regulation, subject }}
                {...props}
              />
            )}
          >
            {t(texts.way)}
          </Button>
          {level !== null && (
            <Button
              size="sm"
              variant="default"
              renderRoot={(props) => <Link to="/petition-new" search={{ cycle, regulation }} {...props} />}
            >
              {t(texts.petition)}
            </Button>
          )}
        </Group>
        {isWhyShown && <Why result={result} />}
      </Stack>
    </Paper>
  );
}

/** One decision about the reader, and how the notice of it stands: their word is asked for once. */
function Told({
  decision: { decision, number, day, isReplaced, isPublished, notice },
  subject,
  level,
}: {
  readonly decision: Result['decisions'][number];
  readonly subject: string;
  readonly level: string;
}) {
  const { t } = useSpeech();
  const state = { sent: texts.sent, acknowledged: texts.acknowledged, handedOverNotSigned: texts.handedOver };
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        {t(texts.decision)}{' '}
        {isPublished ? (
          <Anchor
            underline="always"
            renderRoot={(props) => (
              <Link to="/decisions/$decision/publication" params={{ decision }} {...props} />
            )}
          >
            {number ?? t(texts.noNumber)}
          </Anchor>
        ) : (
          (number ?? t(texts.noNumber))
        )}
        {day !== null && `, ${writtenDay(day)}`}: {level}
        {isReplaced && ` (${t(texts.replaced)})`}
      </Text>
      {notice !== null && (
        <Text size="sm">
          {t(state[notice.state])}, {writtenMoment(notice.at)}
        </Text>
      )}
      {notice?.state === 'sent' && (
        <FormDialog
          act={texts.acknowledge}
          says={texts.acknowledgeSays}
          variant="filled"
          fields={{}}
          run={() =>
            api.POST('/api/v1/decisions/{decision}/notices/{subject}/acknowledgement', {
              params: { path: { decision, subject } },
            })
          }
        />
      )}
    </Stack>
  );
}

/** The reasons of a result and what would have changed it, each with its articles. */
function Why({ result: { run, regulation, version, subject } }: { readonly result: Result }) {
  const { t } = useSpeech();
  const why = useWhy(run, subject);
  const at = { regulation, version };
  return (
    <Answered query={why}>
      {({ explanations }) => {
        const own = explanations.find((one) => one.regulation === regulation);
        return own === undefined ? null : (
          <Stack gap="md">
            <Text>{own.summary}</Text>
            {own.sections.map(({ title, sentences }) => (
              <Sentences key={title} {...{ title, sentences }} {...at} />
            ))}
            <Sentences title={t(texts.wouldHaveChanged)} sentences={own.wouldHaveChanged} {...at} />
            <Sentences title={t(texts.standsOn)} sentences={own.standsOn} {...at} />
          </Stack>
        );
      }}
    </Answered>
  );
}

/** Papers that were issued about the reader, to take along. */
function OwnPapers({ person }: { readonly person: string }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['issued-papers', 'own', person],
    queryFn: async () => {
      const [{ papers }, { forms }] = await Promise.all([
        answerOf(api.GET('/api/v1/issued-papers', { params: { query: { person } } })),
        answerOf(api.GET('/api/v1/paper-forms')),
      ]);
      return { papers, titles: new Map(forms.map(({ id, title }) => [id, title])) };
    },
  });
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.papers)}
      </Title>
      <Answered query={query}>
        {({ papers, titles }) =>
          papers.length === 0 ? (
            <Text size="sm">{t(texts.noPapers)}</Text>
          ) : (
            <Rows label={texts.papers} heads={[texts.paper, texts.issued, texts.file]} least={320}>
              {papers.map(({ id, form, issuedAt, files }) => (
                <Table.Tr key={id}>
                  <Table.Td>{t(titles.get(form) ?? { vi: form, en: form })}</Table.Td>
                  <Table.Td>{writtenMoment(issuedAt)}</Table.Td>
                  <Table.Td>
                    <Group gap="xs">
                      {files.map(({ kind }) => (
                        <Anchor key={kind} href={`/api/v1/issued-papers/${id}/file?kind=${kind}`} download>
                          {kind.toUpperCase()}
                        </Anchor>
                      ))}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Stack>
  );
}
