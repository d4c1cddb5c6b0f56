import '@mantine/core/styles/Switch.css';
import { Group, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { BoardTable } from './board-table.tsx';
import { texts } from './board-texts.ts';
import { CycleFrame } from './cycle-frame.tsx';
import type { Levels } from './levels.ts';
import { texts as shared } from './texts.ts';

const LIVE = 5000;

/** The quota board of a cycle, as it is on the server at this moment. */
export function BoardPage() {
  const { cycle } = useParams({ from: '/signed-in/classification/$cycle/board' });
  return (
    <CycleFrame cycle={cycle} title={shared.board}>
      {(levels) => <Chosen cycle={cycle} levels={levels} />}
    </CycleFrame>
  );
}

function Chosen({ cycle, levels }: { readonly cycle: string; readonly levels: Levels }) {
  const { t } = useSpeech();
  const limited = levels.regulations.filter(
    ({ regulation, quotas }) =>
      quotas.length > 0 && levels.levels.some((level) => level.regulation === regulation),
  );
  const [regulation, setRegulation] = useState(limited[0]?.regulation ?? '');
  const [wanted, setWanted] = useState('');
  const [isNameless, setIsNameless] = useState(false);
  const query = useQuery({
    queryKey: ['boards', cycle, regulation],
    enabled: regulation !== '',
    refetchInterval: LIVE,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/quota-boards', {
          params: { path: { cycle }, query: { regulation } },
        }),
      ),
  });
  const rules = limited.find((one) => one.regulation === regulation);
  if (rules === undefined) return <NothingHere says={texts.noBoard} />;
  const nameOfScope = (scope: string) =>
    levels.levels.find(({ kind, subject }) => kind === 'unit' && subject === scope)?.name ?? scope;
  return (
    <Answered query={query}>
      {(found) => {
        const boards = found.boards.filter(({ lines }) =>
          lines.some(({ eligible, candidates }) => eligible + candidates.length > 0),
        );
        const keyOf = (board: (typeof boards)[number]) => `${board.quota} ${board.scope}`;
        const nameOfBoard = ({ quota: of, scope }: (typeof boards)[number]) =>
          `${t(rules.quotas.find(({ id }) => id === of)?.label ?? texts.board)} · ${nameOfScope(scope)}`;
        const fullest = boards.toSorted((a, b) => manyOf(b) - manyOf(a))[0];
        const board = boards.find((one) => keyOf(one) === wanted) ?? fullest;
        const quota = rules.quotas.find(({ id }) => id === board?.quota);
        return (
          <Stack gap="md">
            <Group align="flex-end" gap="md" className="no-print">
              {limited.length > 1 && (
                <NativeSelect
                  label={t(texts.regulation)}
                  value={regulation}
                  onChange={(event) => {
                    setRegulation(event.currentTarget.value);
                    setWanted('');
                  }}
                  data={limited.map(({ regulation: value, number }) => ({ value, label: number }))}
                />
              )}
              {board !== undefined && (
                <NativeSelect
                  label={t(texts.board)}
                  maw="100%"
                  value={keyOf(board)}
                  onChange={(event) => setWanted(event.currentTarget.value)}
                  data={boards.map((one) => ({ value: keyOf(one), label: nameOfBoard(one) }))}
                />
              )}
              {/* A closed list shows one line: on a phone the name goes on below it. */}
              {board !== undefined && (
                <Text size="sm" hiddenFrom="sm" aria-hidden>
                  {nameOfBoard(board)}
                </Text>
              )}
              <Switch
                mb={8}
                label={t(texts.nameless)}
                checked={isNameless}
                onChange={(event) => setIsNameless(event.currentTarget.checked)}
              />
            </Group>
            <Text size="sm" className="no-print">
              {t(texts.says)}
            </Text>
            {board === undefined || quota === undefined ? (
              <NothingHere says={texts.noBoard} />
            ) : (
              <>
                {rules.quotas.some(({ next }) => next === quota.level) && (
                  <Text size="sm">{t(texts.countedAfter)}</Text>
                )}
                <BoardTable
                  key={keyOf(board)}
                  {...{ cycle, levels, rules, quota, board, isNameless }}
                  exceptions={found.exceptions.filter(
                    (asked) => asked.quota === board.quota && asked.scope === board.scope,
                  )}
                />
              </>
            )}
          </Stack>
        );
      }}
    </Answered>
  );
}

const manyOf = ({ lines }: { readonly lines: readonly { readonly candidates: readonly unknown[] }[] }) =>
  Math.max(0, ...lines.map(({ candidates }) => candidates.length));
