import { say } from '@congtam/engine';
import { nobody } from '../database/as-actor.ts';
import type { Database } from '../database/open-database.ts';
import type { EvaluationSources } from '../evaluation/sources.ts';
import { isSetUp } from '../features/accounts/accounts.queries.ts';
import type { PasswordProfile } from '../features/accounts/password-policy.ts';
import { isSample } from '../features/system/system.queries.ts';
import { StartRefusal } from '../start-refusal.ts';
import type { SampleLogin } from './load-sample.ts';

/** `loaded` has the passwords, this once; `there-already` has none to give. */
export type SampleGiven =
  | { readonly kind: 'loaded'; readonly logins: readonly SampleLogin[] }
  | { readonly kind: 'there-already' };

/**
 * Sees to it that the database holds the sample commune.
 *
 * @throws StartRefusal when it holds something else
 */
export async function giveSample(
  database: Pick<Database, 'asActor' | 'together'>,
  given: { readonly profile: PasswordProfile; readonly sources: EvaluationSources },
): Promise<SampleGiven> {
  const found = await database.asActor(
    nobody,
    async (tx) => ({ isSetUp: await isSetUp(tx), isSample: await isSample(tx) }),
    { isReadOnly: true },
  );
  if (found.isSample) return { kind: 'there-already' };
  if (found.isSetUp) throw notEmpty();
  // Only now: a server without the sample does not carry it.
  const { loadSample } = await import('./load-sample.ts');
  return { kind: 'loaded', logins: await loadSample(database, given) };
}

const notEmpty = () =>
  new StartRefusal(
    'sample.not-empty',
    say(
      'cơ sở dữ liệu này đã có tài khoản: xã mẫu chỉ nạp vào cơ sở dữ liệu trống, chưa có gì bị thay đổi',
      'this database has accounts already: the sample commune goes into an empty one only, and nothing was changed',
    ),
    say(
      'chạy npm start không có --sample, hoặc đặt CONGTAM_DATA tới một thư mục mới để dùng thử',
      'run npm start without --sample, or set CONGTAM_DATA to a new folder to try the sample',
    ),
  );
