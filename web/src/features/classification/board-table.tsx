import type { Bilingual } from '@congtam/engine';
import { Alert, Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { BoardColumns } from './board-columns.tsx';
import {
  type Board,
  type Boards,
  type Candidate,
  changeNeeded,
  columnOf,
  type Line,
  partsOf,
} from './board-moves.ts';
import { texts } from './board-texts.ts';
import type { Levels, RatingRegulation } from './levels.ts';
import { LineFacts } from './line-facts.tsx';
import { texts as shared } from './texts.ts';
import { useMoves } from './use-moves.ts';

/** One quota in one scope: its lines, and its people to be moved. */
export function BoardTable({
  cycle,
  levels,
  rules,
  quota,
  board,
  exceptions,
  isNameless,
}: {
  readonly cycle: string;
  readonly levels: Levels;
  readonly rules: RatingRegulation;
  readonly quota: RatingRegulation['quotas'][number];
  readonly board: Board;
  readonly exceptions: Boards['exceptions'];
  readonly isNameless: boolean;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const [lacks, setLacks] = useState<'reason' | 'document'>();
  const [heard, setHeard] = useState<{ readonly subject: string; readonly isGiven: boolean }>();
  const reasonField = useRef<HTMLInputElement>(null);
  const documentField = useRef<HTMLInputElement>(null);
  const moved = useRef<string>(undefined);
  const { regulation } = rules;
  const byProposals = !may('classification.answer') && may('classification.propose');
  const isMovable = byProposals || may('classification.answer');
  const levelOf = (subject: string) =>
    levels.levels.find((level) => level.regulation === regulation && level.subject === subject);
  const { whole, groups, others } = partsOf(board);
  const order = whole?.candidates ?? board.lines.flatMap(({ candidates }) => candidates);
  const nameOf = (subject: string): string =>
    isNameless
      ? `${t(texts.somebody)} ${order.findIndex((one) => one.subject === subject) + 1}`
      : (levelOf(subject)?.name ?? subject);
  const placed = (candidates: readonly Candidate[]) =>
    candidates.map((candidate) => ({
      ...candidate,
      column: columnOf(candidate, {
        level: levelOf(candidate.subject),
        quotaLevel: quota.level,
        byProposals,
      }),
    }));
  const moving = useMoves({ cycle, regulation, quota, board, byProposals, levelOf });
  const move = (subject: string, isGiven: boolean) => {
    if (reason.trim() === '') {
      setLacks('reason');
      reasonField.current?.focus();
      return;
    }
    if (byProposals && document.trim() === '') {
      setLacks('document');
      documentField.current?.focus();
      return;
    }
    setLacks(undefined);
    moving.mutate(
      { subject, isGiven, reason, document },
      {
        onSuccess: () => {
          moved.current = subject;
          setHeard({ subject, isGiven });
        },
      },
    );
  };
  const section = (line: Line | undefined, title: string, candidates: readonly Candidate[]) => {
    const all = placed(candidates);
    const needed = line && changeNeeded(line, all, nameOf);
    return (
      <Paper withBorder p="sm" component="section" aria-label={title} key={title}>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {title}
          </Title>
          {line !== undefined && (
            <LineFacts line={line} taken={all.filter((c) => c.column === 'in').length} nameOf={nameOf} />
          )}
          {line !== undefined && candidates.length > 0 && (
            <Needed line={line} taken={all.filter((c) => c.column === 'in').length} says={needed} />
          )}
          {candidates.length === 0 ? (
            <Text size="sm">{t(texts.noCandidate)}</Text>
          ) : (
            <BoardColumns
              {...{ cycle, rules, quota, levelOf, nameOf, isNameless, byProposals, isMovable, move, moved }}
              candidates={all}
              isBusy={moving.isPending}
              isFull={line?.binding === true && line.free === 0}
            />
          )}
        </Stack>
      </Paper>
    );
  };
  return (
    <Stack gap="md">
      {isMovable && (
        <Group align="flex-start" gap="sm" className="no-print">
          <TextInput
            ref={reasonField}
            miw={{ base: '100%', sm: 360 }}
            label={t(texts.reason)}
            autoComplete="off"
            value={reason}
            error={lacks === 'reason' && t(texts.reasonFirst)}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput
            ref={documentField}
            miw={{ base: '100%', sm: 300 }}
            label={t(shared.document)}
            autoComplete="off"
            value={document}
            error={lacks === 'document' && t(texts.documentFirst)}
            onChange={(event) => setDocument(event.currentTarget.value)}
          />
        </Group>
      )}
      <Text role="status" size="sm" fw={600} mih={20}>
        {heard !== undefined && `${nameOf(heard.subject)}: ${t(heard.isGiven ? texts.in : texts.out)}`}
      </Text>
      {moving.error !== null && <ProblemNote error={moving.error} />}
      {groups.length === 0 ? (
        section(whole, t(texts.wholeUnit), order)
      ) : (
        <>
          {whole !== undefined && (
            <Alert variant="light" title={t(texts.wholeUnit)}>
              <LineFacts
                line={whole}
                taken={placed(whole.candidates).filter(({ column }) => column === 'in').length}
                nameOf={nameOf}
              />
              <Needed
                line={whole}
                taken={placed(whole.candidates).filter(({ column }) => column === 'in').length}
                says={changeNeeded(whole, placed(whole.candidates), nameOf)}
              />
            </Alert>
          )}
          {groups
            .filter(({ eligible, candidates }) => eligible + candidates.length > 0)
            .map((line) => section(line, line.dutyGroup ?? '', line.candidates))}
          {others.length > 0 && section(undefined, t(texts.noGroup), others)}
        </>
      )}
      {exceptions.length > 0 && (
        <Stack gap="xs">
          <Title order={2} size="h4">
            {t(texts.exceptions)}
          </Title>
          <Rows label={texts.exceptions} heads={[words.person, texts.ground, shared.document]}>
            {exceptions.map(({ subject, ground, document: paper }) => (
              <Table.Tr key={subject}>
                <Table.Td>{nameOf(subject)}</Table.Td>
                <Table.Td>{ground}</Table.Td>
                <Table.Td>{paper}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        </Stack>
      )}
    </Stack>
  );
}

/** What has to change on a line: loudly where more hold a place than there are. */
function Needed({
  line: { binding, places, beside },
  taken,
  says,
}: {
  readonly line: Line;
  readonly taken: number;
  readonly says: Bilingual | undefined;
}) {
  const { t } = useSpeech();
  const isOver = binding && taken + beside.length > places;
  return isOver ? (
    <Alert color="red" variant="light" role="alert">
      {t(says ?? texts.overBeside)}
    </Alert>
  ) : (
    <Text size="sm" fw={600}>
      {t(says ?? texts.fits)}
    </Text>
  );
}
