import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { orNull } from '../../components/choice-of.ts';
import { afterMove, type Board, type Boards } from './board-moves.ts';
import { type Level, type RatingRegulation, versionOf } from './levels.ts';

type Quota = RatingRegulation['quotas'][number];

export interface Move {
  readonly subject: string;
  readonly isGiven: boolean;
  readonly reason: string;
  readonly document: string;
}

/**
 * Moves somebody on the board: who gives places gives or refuses one, who proposes proposes the level of the quota or the
 * next one. What the server answers is what the board shows.
 */
export function useMoves(given: {
  readonly cycle: string;
  readonly regulation: string;
  readonly quota: Quota;
  readonly board: Board;
  readonly byProposals: boolean;
  readonly levelOf: (subject: string) => Level | undefined;
}) {
  const { cycle, regulation, quota, board, byProposals, levelOf } = given;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ subject, isGiven, reason, document }: Move) => {
      if (byProposals) {
        await api.POST('/api/v1/cycles/{cycle}/levels/{regulation}/{subject}/proposal', {
          params: { path: { cycle, regulation, subject } },
          headers: versionOf(levelOf(subject) ?? { number: 0 }),
          body: {
            level: isGiven ? quota.level : quota.next,
            ...{ reason: orNull(reason), document: orNull(document) },
          },
        });
        await queries.invalidateQueries({ queryKey: ['levels', cycle] });
        return;
      }
      const after = await answerOf(
        api.POST('/api/v1/cycles/{cycle}/quota-places', {
          params: { path: { cycle } },
          body: {
            ...{ regulation, subject, isGiven, reason },
            ...{ quota: quota.id, document: orNull(document) },
          },
        }),
      );
      queries.setQueryData<Boards>(['boards', cycle, regulation], (before) =>
        before === undefined
          ? before
          : {
              ...before,
              boards: before.boards.map((one) =>
                one.quota === board.quota && one.scope === board.scope ? afterMove(one, after) : one,
              ),
            },
      );
    },
  });
}
