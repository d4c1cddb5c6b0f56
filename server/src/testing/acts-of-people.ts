import { vi } from 'vitest';
import { aGrant, anAccount } from './accounts.ts';
import type { ComputedCycle } from './computed-cycle.ts';
import type { TestServer } from './test-server.ts';

/** What people do with levels and steps of a cycle, short to write where a whole procedure is walked. */
export function actsOfPeople({ ask, session, database: { superuser } }: TestServer) {
  const post = (path: string, as: string, body: object = {}, headers = {}) =>
    ask('post', path, { as, body, headers });
  return {
    post,
    withRole: async (role: string, unit: string) => {
      const account = await anAccount(superuser);
      await aGrant(superuser, { account, role, unit });
      return session(account);
    },
    bound: async (person: string) => session(await anAccount(superuser, { person })),
    /** The clock of the server stands in the morning of this day. */
    on: (day: string) => vi.setSystemTime(new Date(`${day}T03:00:00Z`)),
    levelOf: ({ cycle, code }: ComputedCycle, regulation: string) =>
      `/api/v1/cycles/${cycle}/levels/${regulation}/${code}`,
    /** Proposes, decides or rates again, having seen how the level stands. */
    act: async (level: string, what: string, as: string, body: object) => {
      const etag = (await ask('get', level, { as })).headers.get('etag') ?? '';
      return post(`${level}/${what}`, as, body, { 'if-match': etag });
    },
    wayOf: ({ cycle, code }: ComputedCycle, regulation: string) =>
      `/api/v1/cycles/${cycle}/procedure/${regulation}/${code}`,
    stepOf: async (way: string, step: string, as: string) =>
      ((await ask('get', way, { as })).body.steps ?? []).find((one) => String(one.step) === step),
  };
}
