import { type Erasure, erase } from './audit/erase.ts';
import type { Config } from './config.ts';
import { asSystemOn } from './database/open-database.ts';
import { onStoredDatabase } from './stored-database.ts';

export type { Erasure } from './audit/erase.ts';

/** `congtam erase`: as {@link erase}, on the database of an installation. */
export const eraseTexts = (config: Config, erasure: Erasure): Promise<number> =>
  onStoredDatabase(config, (setUp) =>
    asSystemOn(setUp, ({ asSystem }) => asSystem((tx) => erase(tx, erasure))),
  );
