import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { api } from '../../api/client.ts';
import { choiceOf } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay, useSession } from '../session/session.ts';
import { calledAs, type Meeting, nameIn } from './meeting.ts';
import { SIDES, texts } from './texts.ts';

const isSide = (text: string): text is keyof typeof SIDES => Object.hasOwn(SIDES, text);

/** What was said of whom, of those the reader may see; and where an opinion is recorded. */
export function Opinions({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useSpeech();
  const { opinions, invitees } = meeting;
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t(texts.opinions)}
        </Title>
        <GiveOpinion meeting={meeting} />
      </Group>
      {opinions.length === 0 && <Text size="sm">{t(texts.noOpinions)}</Text>}
      {opinions.map(({ subject, position, side, opinion, isWritten }) => (
        <Paper withBorder p="sm" key={`${subject}/${position}/${opinion}`} className="kept-together">
          <Text size="sm">
            <b>{invitees.find((one) => one.position === position)?.name ?? position}</b>
            {isSide(side) && ` (${t(SIDES[side])})`} · {nameIn(meeting, subject)}
            {isWritten && ` · ${t(texts.isWritten)}`}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {opinion}
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}

/** The secretary records what anybody said; somebody invited says it themself. */
function GiveOpinion({ meeting }: { readonly meeting: Meeting }) {
  const may = useMay();
  const session = useSession();
  const { id, state, kind, invitees, attended, subjects } = meeting;
  const keeps = may('meeting.keep');
  const speakers = invitees.filter(({ person }) => keeps || (person !== null && person === session.person));
  const isOpen = state === 'held' || state === 'called';
  if (!isOpen || speakers.length === 0 || subjects.length === 0) return null;
  const people = Object.fromEntries(
    speakers.map(({ position, name }) => [String(position), { vi: name, en: name }]),
  );
  const about = Object.fromEntries(
    subjects.map((one) => [one.subject, { vi: calledAs(one), en: calledAs(one) }]),
  );
  const first = speakers.find(({ position }) => attended.includes(position)) ?? speakers[0];
  return (
    <FormDialog
      act={texts.giveOpinion}
      size="sm"
      first={{
        position: String(first?.position ?? ''),
        isWritten: state === 'called' || kind === 'written' ? 'yes' : '',
      }}
      fields={{
        subject: { kind: 'choice', label: texts.subject, options: about, isRequired: true },
        position: { kind: 'choice', label: texts.who, options: people, isRequired: true },
        side: { kind: 'choice', label: texts.side, options: SIDES, isRequired: true },
        opinion: { kind: 'area', label: texts.opinion, isRequired: true },
        isWritten: { kind: 'flag', label: texts.isWritten },
      }}
      run={({ subject, position, side, opinion, isWritten }) =>
        api.POST('/api/v1/meetings/{meeting}/opinions', {
          params: { path: { meeting: id } },
          body: {
            ...{ subject, position: Number(position), opinion },
            side: choiceOf(SIDES, side),
            isWritten: isWritten === 'yes',
          },
        })
      }
    />
  );
}
