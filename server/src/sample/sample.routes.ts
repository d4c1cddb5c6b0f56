import { say } from '@congtam/engine';
import { z } from 'zod';
import { roleNames } from '../access/roles.ts';
import type { Database } from '../database/open-database.ts';
import type { EvaluationSources } from '../evaluation/sources.ts';
import { alreadySetUp, sampleIsLoading, wrongSetUpCode } from '../features/accounts/accounts.errors.ts';
import { isSetUp } from '../features/accounts/accounts.queries.ts';
import type { PasswordProfile } from '../features/accounts/password-policy.ts';
import { codeHash, isSame } from '../features/accounts/secrets.ts';
import { type Endpoint, publicEndpoint } from '../http/endpoint.ts';
import { text } from '../http/texts.ts';
import { giveSample } from './give-sample.ts';
import type { SampleLoading } from './sample-loading.ts';

export interface SampleSettings {
  readonly database: Pick<Database, 'asActor' | 'together'>;
  readonly profile: PasswordProfile;
  readonly sources: EvaluationSources;
  /** Hash of the code the server printed; absent when it printed none. */
  readonly setUpCode: () => Buffer | undefined;
  readonly loading: SampleLoading;
}

export const sampleReply = z.object({
  logins: z
    .array(
      z.object({
        login: z.string(),
        displayName: z.string(),
        roles: z.array(z.enum(roleNames)).readonly(),
        password: z.string(),
      }),
    )
    .readonly(),
});

/** The sample commune instead of a first set-up: for whoever wants to look before they begin. */
export function sampleRoutes({
  database,
  profile,
  sources,
  setUpCode,
  loading,
}: SampleSettings): readonly Endpoint[] {
  return [
    publicEndpoint({
      method: 'post',
      path: '/api/v1/setup/sample',
      id: 'setup.sample',
      summary: say(
        'Nạp xã mẫu vào hệ thống trống; mật khẩu chỉ trả lời một lần này',
        'Load the sample commune into an empty system; the passwords are answered this once',
      ),
      because: 'nobody has an account yet; it needs the code printed on the console, and works once',
      body: z.strictObject({ code: text(40) }),
      status: 201,
      reply: sampleReply,
      handle: async ({ body }, call) => {
        if (loading.seconds !== undefined) return sampleIsLoading();
        if (await call.as(isSetUp, { isReadOnly: true })) return alreadySetUp();
        const code = setUpCode();
        if (code === undefined || !isSame(code, codeHash(body.code))) return wrongSetUpCode();
        const given = await loading.during(() => giveSample(database, { profile, sources }));
        if (given === undefined) return sampleIsLoading();
        return given.kind === 'there-already' ? alreadySetUp() : { body: { logins: given.logins } };
      },
    }),
  ];
}
