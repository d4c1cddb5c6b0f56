import { Alert, Badge, Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import '@mantine/core/styles/Radio.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { linesOf } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { calledAs, type Meeting, nameIn } from './meeting.ts';
import { texts } from './texts.ts';

type Poll = Meeting['polls'][number];

/** Secret ballots of a meeting: to vote in, to open, and how they stand. */
export function Ballots({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useSpeech();
  const may = useMay();
  const { polls, state } = meeting;
  const mayOpen = may('meeting.keep') && (state === 'called' || state === 'held');
  if (polls.length === 0 && !mayOpen) return null;
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t(texts.polls)}
        </Title>
        {mayOpen && <OpenPoll meeting={meeting} />}
      </Group>
      {polls.map((poll) => (
        <Paper withBorder p="md" key={poll.id} className="kept-together">
          <Stack gap="sm">
            <Group justify="space-between" gap="xs" align="flex-start">
              <Text fw={600}>{poll.question}</Text>
              <Badge variant="outline" tt="none" color="gray.8">
                {t(poll.isOver ? texts.over : texts.running)}
              </Badge>
            </Group>
            <Text size="sm">{nameIn(meeting, poll.subject)}</Text>
            {poll.hasVote && poll.hasVoted && <Text size="sm">{t(texts.voted)}</Text>}
            {poll.hasVote && !poll.hasVoted && !poll.isOver && <Vote poll={poll} />}
            {may('meeting.keep') && <Standing poll={poll} />}
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}

/** One vote, made for a thumb; what was chosen is not kept on the page once it is in the box. */
function Vote({ poll: { id, question, options } }: { readonly poll: Poll }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [choice, setChoice] = useState('');
  const voting = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/polls/{poll}/votes', { params: { path: { poll: id } }, body: { choice } }),
    onSuccess: async () => {
      setChoice('');
      await queries.invalidateQueries();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        voting.mutate();
      }}
    >
      <Stack gap="sm" className="no-print">
        <Alert color="blue" variant="light">
          <Text size="sm">{t(texts.voteSays)}</Text>
        </Alert>
        <Radio.Group
          name={id}
          label={t(texts.yourChoice)}
          aria-label={`${t(texts.yourChoice)}: ${question}`}
          value={choice}
          onChange={setChoice}
        >
          <Stack gap="sm" mt="xs">
            {options.map((option) => (
              <Radio key={option} value={option} label={option} size="md" />
            ))}
          </Stack>
        </Radio.Group>
        {voting.error !== null && <ProblemNote error={voting.error} />}
        <Button type="submit" size="md" disabled={choice === ''} loading={voting.isPending}>
          {t(texts.vote)}
        </Button>
      </Stack>
    </form>
  );
}

/** How a ballot stands, for who keeps the meeting: how many have voted; the count only once it is over. */
function Standing({ poll: { id, isOver } }: { readonly poll: Poll }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['poll', id, isOver],
    queryFn: () => answerOf(api.GET('/api/v1/polls/{poll}', { params: { path: { poll: id } } })),
  });
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => (
        <Stack gap="xs" align="flex-start">
          <Text size="sm">
            {data.voted} {t(texts.votedOf)} {data.voters}
          </Text>
          {data.isSuppressed && <Text size="sm">{t(texts.suppressed)}</Text>}
          {data.isLikeAnother && <Text size="sm">{t(texts.likeAnother)}</Text>}
          {data.counts !== null &&
            Object.entries(data.counts).map(([option, papers]) => (
              <Text size="sm" key={option}>
                {option}: {papers}
              </Text>
            ))}
          {!data.isOver && (
            <FormDialog
              act={texts.closePoll}
              size="xs"
              fields={{}}
              run={() => api.POST('/api/v1/polls/{poll}/closing', { params: { path: { poll: id } } })}
            />
          )}
        </Stack>
      )}
    </Answered>
  );
}

function OpenPoll({ meeting: { id, subjects, invitees } }: { readonly meeting: Meeting }) {
  const voters = invitees.flatMap(({ person }) => person ?? []);
  if (voters.length === 0) return null;
  const about = Object.fromEntries(
    subjects.map((one) => [one.subject, { vi: calledAs(one), en: calledAs(one) }]),
  );
  return (
    <FormDialog
      act={texts.openPoll}
      says={texts.openPollSays}
      size="sm"
      fields={{
        subject: { kind: 'choice', label: texts.subject, options: about, isRequired: true },
        question: { kind: 'text', label: texts.question, isRequired: true },
        options: { kind: 'area', label: texts.options, isRequired: true },
      }}
      run={({ subject, question, options }) => {
        // Whoever it is about has no vote in it.
        const spokenOf = subjects.find((one) => one.subject === subject)?.person;
        return api.POST('/api/v1/meetings/{meeting}/polls', {
          params: { path: { meeting: id } },
          body: {
            ...{ subject, question, options: linesOf(options) },
            voters: voters.filter((voter) => voter !== spokenOf),
          },
        });
      }}
    />
  );
}
