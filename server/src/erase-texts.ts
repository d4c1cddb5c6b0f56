import { join } from 'node:path';
import { type Erasure, erase } from './audit/erase.ts';
import { openLogKey } from './audit/log-key.ts';
import { eventSigner } from './audit/receipts.ts';
import type { Config } from './config/config.ts';
import { asSystemOn } from './database/open-database.ts';
import { reachDatabase } from './operations/reach-database.ts';

export type { Erasure } from './audit/erase.ts';

/** `congtam erase`: as {@link erase}, on the database of an installation. */
export const eraseTexts = (config: Config, erasure: Erasure): Promise<number> =>
  reachDatabase(config, ({ setUp, secret }) =>
    asSystemOn(setUp, secret, eventSigner(openLogKey(join(config.dataFolder, 'evidence'))), ({ asSystem }) =>
      asSystem((tx) => erase(tx, erasure)),
    ),
  );
