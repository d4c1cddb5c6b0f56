import { Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay, useSession } from '../session/session.ts';
import { isDecided, type Level, levelName, levelNow, type RatingRegulation, versionOf } from './levels.ts';
import { RateAgain } from './rate-again.tsx';
import { ACTS, texts } from './texts.ts';

/** What may be done about one level, and what was: nobody acts on themself. */
export function LevelActs({
  cycle,
  level,
  regulation,
}: {
  readonly cycle: string;
  readonly level: Level;
  readonly regulation: RatingRegulation;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const session = useSession();
  const isOwn = level.person !== null && level.person === session.person;
  const path = { cycle, regulation: level.regulation, subject: level.subject };
  const headers = versionOf(level);
  const options = {
    ...Object.fromEntries(regulation.levels.map(({ id, label }) => [id, label])),
    notRated: levelName(regulation, 'notRated'),
  };
  const fields = {
    level: { kind: 'choice', label: texts.level, options, isRequired: true },
    reason: { kind: 'area', label: words.reason, note: texts.reasonNote },
    document: { kind: 'text', label: texts.document },
  } as const;
  const first = { level: levelNow(level) ?? regulation.levels[0]?.id ?? null };
  return (
    <Stack gap="sm" align="flex-end" w={{ base: '100%', sm: 'auto' }} maw="100%" miw={0}>
      {!isOwn && (
        <Group gap="xs" className="no-print">
          {may('classification.propose') && !isDecided(level) && (
            <FormDialog
              act={texts.propose}
              fields={fields}
              first={first}
              run={({ level: given, reason, document }) =>
                api.POST('/api/v1/cycles/{cycle}/levels/{regulation}/{subject}/proposal', {
                  params: { path },
                  headers,
                  body: {
                    level: choiceOf(options, given),
                    reason: orNull(reason),
                    document: orNull(document),
                  },
                })
              }
            />
          )}
          {may('classification.decide') && !isDecided(level) && (
            <FormDialog
              act={texts.decide}
              fields={fields}
              first={first}
              run={({ level: given, reason, document }) =>
                api.POST('/api/v1/cycles/{cycle}/levels/{regulation}/{subject}/decision', {
                  params: { path },
                  headers,
                  body: {
                    level: choiceOf(options, given),
                    reason: orNull(reason),
                    document: orNull(document),
                  },
                })
              }
            />
          )}
          <RateAgain {...{ cycle, level }} />
        </Group>
      )}
      {level.number > 0 && <History {...{ path, regulation }} />}
      {level.number === 0 && (
        <Text size="sm" c="dimmed">
          {t(texts.noActs)}
        </Text>
      )}
    </Stack>
  );
}

function History({
  path,
  regulation,
}: {
  readonly path: { readonly cycle: string; readonly regulation: string; readonly subject: string };
  readonly regulation: RatingRegulation;
}) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['level', path],
    queryFn: () =>
      answerOf(api.GET('/api/v1/cycles/{cycle}/levels/{regulation}/{subject}', { params: { path } })),
  });
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => (
        <Rows label={texts.history} heads={[texts.round, texts.act, texts.level, words.reason, texts.on]}>
          {data.acts.map(({ number, act, round, level, reason, document, takenAt }) => (
            <Table.Tr key={number}>
              <Table.Td>{round}</Table.Td>
              <Table.Td>{t(ACTS[act] ?? { vi: act, en: act })}</Table.Td>
              <Table.Td>{level === null ? '–' : t(levelName(regulation, level))}</Table.Td>
              <Table.Td>{[reason, document].filter((said) => said !== null).join(' · ') || '–'}</Table.Td>
              <Table.Td>{writtenMoment(takenAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Answered>
  );
}
