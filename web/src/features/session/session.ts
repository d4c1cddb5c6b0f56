import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { sessionLost } from '../../api/lost-session.ts';
import { pageOf } from '../../api/page-of.ts';
import { Problem } from '../../api/problem.ts';
import type { paths } from '../../api/schema.generated.ts';
import { dropDrafts } from '../../components/kept-drafts.ts';
import { useUnits } from '../../components/units.ts';

export type Session = paths['/api/v1/session']['get']['responses'][200]['content']['application/json'];

/** An act of the matrix of rights. */
export type Action = Session['actions'][number];

/** Whether the browser brought a session when it asked for the page: without one there is nothing to ask. */
let mayHaveSession = document.querySelector('meta[name="session"]')?.getAttribute('content') !== 'none';

/** Called by whoever begins a session on this page. */
export function sessionBegan(): void {
  mayHaveSession = true;
}

/** Who was signed in at first: their page stays, with what they typed, when the session runs out or is another's. */
let known: Session | null = null;

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Session | null> => {
    if (!mayHaveSession) return null;
    try {
      const session = await answerOf(api.GET('/api/v1/session'));
      if (known !== null && session.account !== known.account) {
        sessionLost.happened('another');
        return known;
      }
      known = session;
      pageOf.is(session.account);
      return known;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return known;
      throw error;
    }
  },
});

export const setUpQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => answerOf(api.GET('/api/v1/setup')),
});

/** Who is signed in, on a page only they see. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (data === undefined || data === null) throw new Error('nobody is signed in');
  return data;
}

/** Whether the roles of the reader allow an act somewhere: what nobody may do is not offered. */
export function useMay(): (action: Action) => boolean {
  const { actions } = useSession();
  return (action) => actions.includes(action);
}

/** Whether the reader holds a role in a unit or above it: asked about any other, the server refuses what roles allow. */
export function useIsWithinReach(): (unit: string) => boolean {
  const { roles } = useSession();
  const { data } = useUnits();
  const parents = new Map(data?.units.map(({ id, parent }) => [id, parent]));
  const held = new Set(roles.map(({ unit }) => unit));
  const isBelow = (unit: string | null | undefined): boolean =>
    typeof unit === 'string' && (held.has(unit) || isBelow(parents.get(unit)));
  return (unit) => held.has(null) || isBelow(unit);
}

/** The unit somebody works for, where a page has to begin with one: that of their first role; empty without any. */
export function useOwnUnit(): string {
  return useSession().roles.find((held) => held.unit !== null)?.unit ?? '';
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/session'),
    // The page is loaded anew: nothing that was shown to this person stays in it.
    onSettled: () => {
      dropDrafts();
      location.assign('/');
    },
  });
}
