import type { TestServer } from './test-server.ts';

/** What of some kinds stands on the first page of somebody: act, how many, and the last day, `answerQuestion 1 2026-01-05`. */
export async function waitsFor(
  { ask }: Pick<TestServer, 'ask'>,
  as: string,
  acts: readonly string[],
): Promise<readonly string[]> {
  const { body } = await ask('get', '/api/v1/me/next-steps', { as });
  return (body.mine ?? []).flatMap(({ act, count, due }) =>
    acts.includes(String(act)) ? [`${act} ${count} ${due ?? '-'}`] : [],
  );
}
