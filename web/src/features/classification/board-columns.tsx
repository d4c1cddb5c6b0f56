import { Anchor, Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { api } from '../../api/client.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenScore } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { type Candidate, COLUMNS, type Column } from './board-moves.ts';
import { texts, WHY } from './board-texts.ts';
import { isDecided, type Level, levelName, levelNow, type RatingRegulation } from './levels.ts';
import { RateAgain } from './rate-again.tsx';
import { texts as shared } from './texts.ts';

interface Given {
  readonly cycle: string;
  readonly rules: RatingRegulation;
  readonly quota: RatingRegulation['quotas'][number];
  readonly levelOf: (subject: string) => Level | undefined;
  readonly nameOf: (subject: string) => string;
  readonly isNameless: boolean;
  readonly byProposals: boolean;
  readonly isMovable: boolean;
  readonly isBusy: boolean;
  readonly isFull: boolean;
  readonly move: (subject: string, isGiven: boolean) => void;
  /** Who was moved last: their card is where the keyboard stays. */
  readonly moved: RefObject<string | undefined>;
}

type Placed = Candidate & { readonly column: Column };

/** People in the columns in which they stand, to be dragged from one to another. */
export function BoardColumns({ candidates, ...given }: Given & { readonly candidates: readonly Placed[] }) {
  const { t } = useSpeech();
  const [over, setOver] = useState<Column>();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      {COLUMNS.map((column) => {
        const inIt = candidates
          .filter((candidate) => candidate.column === column)
          .toSorted((a, b) => a.rank - b.rank);
        const takes = given.isMovable && column !== 'waiting';
        return (
          <Paper
            key={column}
            withBorder
            p="xs"
            bg={over === column ? 'blue.0' : 'gray.0'}
            onDragOver={(event) => {
              if (!takes) return;
              event.preventDefault();
              setOver(column);
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(undefined);
              const subject = event.dataTransfer.getData('text/plain');
              const dragged = candidates.find((candidate) => candidate.subject === subject);
              if (dragged !== undefined && dragged.column !== column) given.move(subject, column === 'in');
            }}
          >
            <Title order={3} size="h6" mb="xs">
              {t(texts[column])} ({inIt.length})
            </Title>
            <Stack gap="xs">
              {inIt.map((candidate) => (
                <PersonCard key={candidate.subject} candidate={candidate} {...given} />
              ))}
            </Stack>
          </Paper>
        );
      })}
    </SimpleGrid>
  );
}

function PersonCard({ candidate, ...given }: Given & { readonly candidate: Placed }) {
  const { t } = useSpeech();
  const may = useMay();
  const { cycle, rules, quota, levelOf, nameOf, isNameless, byProposals, isMovable, isBusy, move, moved } =
    given;
  const { subject, score, rank, why, column } = candidate;
  const level = levelOf(subject);
  const isSettled = level !== undefined && isDecided(level);
  const isMoved = isMovable && !isSettled;
  const says = (isGiven: boolean) =>
    byProposals
      ? `${t(texts.proposeIt)}: ${t(levelName(rules, isGiven ? quota.level : quota.next))}`
      : t(isGiven ? texts.putIn : texts.takeOut);
  const byKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (isMoved && !isBusy && event.key === 'ArrowRight' && column !== 'in') move(subject, true);
    else if (isMoved && !isBusy && event.key === 'ArrowLeft' && column !== 'out') move(subject, false);
    else if (event.key === 'ArrowDown') neighbourOf(event.currentTarget, 1)?.focus();
    else if (event.key === 'ArrowUp') neighbourOf(event.currentTarget, -1)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <Paper
      withBorder
      p="xs"
      role="group"
      tabIndex={0}
      data-card
      aria-label={`${nameOf(subject)}, ${t(texts[column])}`}
      draggable={isMoved}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', subject)}
      onKeyDown={byKey}
      ref={(card: HTMLDivElement | null) => {
        if (card === null || moved.current !== subject) return;
        moved.current = undefined;
        card.focus();
      }}
    >
      <Stack gap={4}>
        <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start" className="wraps-on-paper">
          {isNameless ? (
            <Text fw={600}>{nameOf(subject)}</Text>
          ) : (
            <Anchor
              fw={600}
              renderRoot={(props) => (
                <Link
                  to="/classification/$cycle/results/$subject"
                  params={{ cycle, subject }}
                  preload={false}
                  {...props}
                />
              )}
            >
              {nameOf(subject)}
            </Anchor>
          )}
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {t(texts.rank)} {rank}
            {score !== undefined && ` · ${t(texts.score)} ${writtenScore(score)}`}
          </Text>
        </Group>
        <Text size="xs">{t(WHY[why] ?? { vi: why, en: why })}</Text>
        {level !== undefined && (level.state === 'proposed' || isSettled) && (
          <Badge variant="outline" tt="none" maw="100%" className="whole-on-paper">
            {t(isSettled ? texts.decided : texts.proposed)}: {t(levelName(rules, levelNow(level)))}
          </Badge>
        )}
        <Group gap={6} className="no-print">
          {isMoved && column !== 'in' && (
            <Button size="compact-xs" variant="light" disabled={isBusy} onClick={() => move(subject, true)}>
              {says(true)}
            </Button>
          )}
          {isMoved && column !== 'out' && (
            <Button
              size="compact-xs"
              variant="default"
              disabled={isBusy}
              onClick={() => move(subject, false)}
            >
              {says(false)}
            </Button>
          )}
          {given.isFull && column !== 'in' && may('classification.askException') && (
            <FormDialog
              act={texts.exception}
              says={texts.exceptionSays}
              size="compact-xs"
              fields={{
                ground: { kind: 'area', label: texts.ground, isRequired: true },
                document: { kind: 'text', label: shared.document, isRequired: true },
              }}
              run={({ ground, document }) =>
                api.POST('/api/v1/cycles/{cycle}/quota-exceptions', {
                  params: { path: { cycle } },
                  body: { regulation: rules.regulation, quota: quota.id, subject, ground, document },
                })
              }
            />
          )}
          {level !== undefined && <RateAgain {...{ cycle, level }} size="compact-xs" />}
        </Group>
      </Stack>
    </Paper>
  );
}

/** The card before or after one, in the order of the board. */
function neighbourOf(card: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  return cards[cards.indexOf(card) + step];
}
