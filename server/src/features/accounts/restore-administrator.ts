import { join } from 'node:path';
import { openLogKey } from '../../audit/log-key.ts';
import { eventSigner } from '../../audit/receipts.ts';
import { record } from '../../audit/record.ts';
import type { Config } from '../../config/config.ts';
import { newId } from '../../database/new-id.ts';
import { asSystemOn, type Database } from '../../database/open-database.ts';
import { reachDatabase } from '../../operations/reach-database.ts';
import * as queries from './accounts.queries.ts';
import type { Activation } from './accounts.ts';
import { codeHash, newCode } from './secrets.ts';

export interface LostAdministrator {
  readonly login: string;
  readonly displayName: string;
  /** Number and date of the decision. */
  readonly document: string;
}

/**
 * Makes another administrator where fewer than two are left: one alone could grant nothing, and nobody could be reset.
 *
 * @returns undefined when two can administer, or nothing has been set up
 */
export async function restoreAdministrator(
  asSystem: Database['asSystem'],
  { login, displayName, document }: LostAdministrator,
): Promise<Activation | undefined> {
  const [id, code] = [newId(), newCode()];
  return asSystem(async (tx) => {
    const given = { id, login, displayName, code: codeHash(code), ground: document };
    if (!(await queries.restoreAdministrator(tx, given))) return undefined;
    await record(tx, {
      action: 'account.restoreAdministrator',
      subject: { kind: 'account', id },
      facts: { document },
    });
    return { account: id, login, code, isHalf: false };
  });
}

/** `congtam second-administrator`: as {@link restoreAdministrator}, on the database of an installation. */
export const secondAdministrator = (
  config: Config,
  given: LostAdministrator,
): Promise<Activation | undefined> =>
  reachDatabase(config, ({ setUp, secret }) =>
    asSystemOn(setUp, secret, eventSigner(openLogKey(join(config.dataFolder, 'evidence'))), ({ asSystem }) =>
      restoreAdministrator(asSystem, given),
    ),
  );
