import type { Bilingual } from '@congtam/engine';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { type Action, type Session, useSession } from '../session/session.ts';
import { notMended } from './not-mended.ts';
import { texts } from './texts.ts';

export interface Waiting {
  readonly says: Bilingual;
  readonly count: number;
  readonly to: '/roles' | '/delegations' | '/transfers' | '/rosters' | '/regulations' | '/me';
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

async function waitingFor(session: Session): Promise<readonly Waiting[]> {
  const may = (action: Action) => session.actions.includes(action);
  const many = { params: { query: { limit: 200 } } } as const;
  const [grants, delegations, transfers, rosters, notices, regulations] = await Promise.all([
    may('role.confirm') ? answerOf(api.GET('/api/v1/role-grants', many)) : undefined,
    may('delegation.see') ? answerOf(api.GET('/api/v1/delegations', many)) : undefined,
    may('transfer.settle')
      ? answerOf(api.GET('/api/v1/transfers', { params: { query: { state: 'handedOver', limit: 200 } } }))
      : undefined,
    may('roster.see') ? answerOf(api.GET('/api/v1/rosters', many)) : undefined,
    answerOf(api.GET('/api/v1/me/notices')),
    may('regulation.makeOfficial') ? answerOf(api.GET('/api/v1/regulations')) : undefined,
  ]);
  const inState = (state: string) => rosters?.rosters.filter((roster) => roster.state === state).length ?? 0;
  const isRecent = (at: string) => Date.now() - Date.parse(at) < WEEK;
  const lines: readonly Waiting[] = [
    {
      says: texts.grants,
      to: '/roles',
      count:
        grants?.grants.filter(
          ({ state, proposedBy, account }) =>
            state === 'proposed' && proposedBy !== session.account && account !== session.account,
        ).length ?? 0,
    },
    {
      says: texts.delegations,
      to: '/delegations',
      count:
        delegations?.delegations.filter(
          ({ state, account }) => state === 'proposed' && account === session.account,
        ).length ?? 0,
    },
    {
      says: texts.transfers,
      to: '/transfers',
      count: transfers?.transfers.filter(({ maySettle }) => maySettle).length ?? 0,
    },
    { says: texts.faulty, to: '/rosters', count: notMended(rosters?.rosters ?? []) },
    { says: texts.checked, to: '/rosters', count: inState('checked') },
    { says: texts.checking, to: '/rosters', count: inState('checking') },
    {
      says: texts.packs,
      to: '/regulations',
      count: regulations?.regulations.filter(({ state }) => state === 'proposed').length ?? 0,
    },
    {
      says: texts.notices,
      to: '/me',
      // What somebody did themself is no news to them.
      count: notices.notices.filter(({ at, by }) => by !== 'yourself' && isRecent(at)).length,
    },
  ];
  return lines.filter(({ count }) => count > 0);
}

/** What waits for who has signed in, of everything that can wait for anybody. */
export function useWaiting() {
  const session = useSession();
  return useQuery({ queryKey: ['waiting', session.account], queryFn: () => waitingFor(session) });
}
