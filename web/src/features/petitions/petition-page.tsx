import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, linesOf, orNull } from '../../components/choice-of.ts';
import { levelOptions, ratedAs, useRatings } from '../../components/cycle.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay, useSession } from '../session/session.ts';
import { Clock, type Petition } from './clock.tsx';
import { ACTS, OUTCOMES, STATES, texts } from './texts.ts';

/** One petition with its clock, what was done, and what may be done about it. */
export function PetitionPage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/petitions/$petition' });
  const query = useQuery({
    queryKey: ['petition', path.petition],
    queryFn: () => answerOf(api.GET('/api/v1/petitions/{petition}', { params: { path } })),
  });
  return (
    <Page
      title={texts.one}
      acts={
        <>
          {query.data !== undefined && <Acts petition={query.data} />}
          <Button variant="default" onClick={() => window.print()}>
            {t(words.print)}
          </Button>
        </>
      }
    >
      <Answered query={query}>{(petition) => <Shown petition={petition} />}</Answered>
    </Page>
  );
}

function Shown({ petition }: { readonly petition: Petition }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const ratings = useRatings(petition.cycle);
  const { regulation, level, state, subject, unit, receivedOn, contested, grounds, request } = petition;
  const labelOf = (id: string) => t(ratedAs(ratings.data ?? [], regulation, id));
  const parts = [
    [texts.contested, contested],
    [texts.grounds, grounds],
    [texts.request, request],
  ] as const;
  return (
    <Stack gap="md" maw={760}>
      <Paper withBorder p="md" component="section">
        <Stack gap={4} align="flex-start">
          <Text fw={600}>
            {subject} · {t(STATES[state])}
          </Text>
          <Text size="sm">{unitName(unit)}</Text>
          <Text size="sm">
            {t(texts.level)}: {labelOf(level)}
          </Text>
          <Text size="sm">
            {t(texts.received)} {writtenDay(receivedOn)}
          </Text>
          <Clock petition={petition} />
        </Stack>
      </Paper>
      {parts.map(([label, text]) =>
        text === null ? null : (
          <Stack gap={4} component="section" key={label.en}>
            <Title order={2} size="h4">
              {t(label)}
            </Title>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
          </Stack>
        ),
      )}
      {petition.enclosures.length > 0 && (
        <Stack gap={4} component="section">
          <Title order={2} size="h4">
            {t(texts.enclosures)}
          </Title>
          {petition.enclosures.map(({ id }, at) => (
            <Anchor key={id} size="sm" href={`/api/v1/attachments/${id}/file`} download>
              {t(texts.open)} {at + 1}
            </Anchor>
          ))}
        </Stack>
      )}
      {petition.steps.length > 0 && (
        <Stack gap="xs" component="section">
          <Title order={2} size="h4">
            {t(texts.steps)}
          </Title>
          {petition.steps.map((step) => (
            <Stack gap={2} key={step.number}>
              <Text size="sm">
                {writtenMoment(step.takenAt)} · {t(ACTS[step.act])} {t(texts.by)} {step.takenByName}
                {step.isLate && ` (${t(texts.late)})`}
              </Text>
              {step.outcome !== null && (
                <Text fw={600}>
                  {t(OUTCOMES[step.outcome])}
                  {step.newLevel !== null && `: ${labelOf(step.newLevel)}`}
                  {step.replacingDocument !== null && ` (${step.replacingDocument})`}
                </Text>
              )}
              {step.findings !== null && <Text style={{ whiteSpace: 'pre-wrap' }}>{step.findings}</Text>}
              {step.paper !== null && (
                <Anchor size="sm" href={`/api/v1/issued-papers/${step.paper}/file?kind=pdf`} download>
                  {t(texts.paper)}
                </Anchor>
              )}
            </Stack>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function Acts({ petition: { id, person, state, cycle, regulation } }: { readonly petition: Petition }) {
  const may = useMay();
  const session = useSession();
  const ratings = useRatings(cycle);
  const params = { path: { petition: id } };
  const isOwn = person === session.person;
  const options = levelOptions(ratings.data?.find((one) => one.regulation === regulation));
  return (
    <>
      {!isOwn && state === 'filed' && may('petition.take') && (
        <FormDialog
          act={texts.take}
          says={texts.takeSays}
          variant="filled"
          fields={{}}
          run={() => api.POST('/api/v1/petitions/{petition}/taking', { params })}
        />
      )}
      {!isOwn && state === 'taken' && may('petition.answer') && (
        <FormDialog
          act={texts.answer}
          says={texts.answerSays}
          variant="filled"
          isWide
          fields={{
            outcome: { kind: 'choice', label: texts.outcome, options: OUTCOMES, isRequired: true },
            findings: { kind: 'area', label: texts.findings, isRequired: true },
            newLevel: { kind: 'choice', label: texts.newLevel, options },
            replacingDocument: { kind: 'text', label: texts.replacing },
            capacity: { kind: 'area', label: texts.capacity, isRequired: true, sentAs: 'signatory.capacity' },
            signer: { kind: 'text', label: texts.signer, sentAs: 'signatory.name' },
            recipients: { kind: 'area', label: texts.recipients, isRequired: true },
            place: { kind: 'text', label: texts.place, isRequired: true },
          }}
          run={({ outcome, findings, newLevel, replacingDocument, capacity, signer, recipients, place }) =>
            api.POST('/api/v1/petitions/{petition}/answer', {
              params,
              body: {
                ...{ outcome: choiceOf(OUTCOMES, outcome), findings, place },
                ...{ newLevel: orNull(newLevel), replacingDocument: orNull(replacingDocument) },
                signatory: {
                  capacity: linesOf(capacity),
                  ...(signer.trim() !== '' && { name: signer.trim() }),
                },
                recipients: linesOf(recipients),
              },
            })
          }
        />
      )}
      {isOwn && (state === 'filed' || state === 'taken') && (
        <FormDialog
          act={texts.withdraw}
          says={texts.withdrawSays}
          fields={{}}
          run={() => api.POST('/api/v1/petitions/{petition}/withdrawal', { params })}
        />
      )}
    </>
  );
}
