import { say } from '@congtam/engine';
import { z } from 'zod';
import { roleNames } from '../access/roles.ts';
import { alreadySetUp, wrongSetUpCode } from '../features/accounts/accounts.errors.ts';
import { isSetUp } from '../features/accounts/accounts.queries.ts';
import { codeHash, isSame } from '../features/accounts/secrets.ts';
import { type Endpoint, publicEndpoint } from '../http/endpoint.ts';
import { text } from '../http/texts.ts';
import { refusal } from '../refusal.ts';
import type { SampleGiven } from './give-sample.ts';

export interface SampleSettings {
  /** Hash of the code printed on the console; none once the system was set up. */
  readonly setUpCode: () => Buffer | undefined;
  readonly give: () => Promise<SampleGiven>;
}

/** Who may sign in to the sample. */
export const sampleReply = z
  .object({
    logins: z
      .array(
        z.object({
          login: z.string(),
          displayName: z.string(),
          roles: z.array(z.object({ role: z.enum(roleNames) })).readonly(),
          /** Shown this once. */
          password: z.string(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'SampleLogins' });

const underWay = () =>
  refusal(
    409,
    'sample.under-way',
    say('xã mẫu đang được nạp', 'the sample commune is being loaded'),
    say('chờ trang đã bấm nạp trả lời', 'wait for the page on which it was asked for'),
  );

/** The sample commune for whoever only wants to look, instead of the first set-up. */
export function sampleRoutes({ setUpCode, give }: SampleSettings): readonly Endpoint[] {
  let isLoading = false;
  return [
    publicEndpoint({
      method: 'post',
      path: '/api/v1/setup/sample',
      id: 'setup.sample',
      summary: say('Nạp xã mẫu để xem thử', 'Load the sample commune to look at'),
      because: 'nobody has an account yet; it needs the code printed on the console, and works once',
      body: z.strictObject({ code: text(40) }),
      status: 201,
      reply: sampleReply,
      handle: async ({ body }, call) => {
        if (await call.as(isSetUp, { isReadOnly: true })) return alreadySetUp();
        const code = setUpCode();
        if (code === undefined || !isSame(code, codeHash(body.code))) return wrongSetUpCode();
        if (isLoading) return underWay();
        isLoading = true;
        try {
          const given = await give();
          return given.kind === 'loaded' ? { body: { logins: given.logins } } : alreadySetUp();
        } finally {
          isLoading = false;
        }
      },
    }),
  ];
}
