import type { Kysely } from 'kysely';
import {
  type AsActor,
  type EventSigner,
  makeAsActor,
  makeTogether,
  nobody,
  type Together,
  type Tx,
} from './as-actor.ts';
import { type MigrationReport, migrate } from './migrate.ts';
import { openPool, type Patience } from './pool.ts';
import { type Logins, loginOf, prepareRoles } from './roles.ts';
import type { Schema } from './schema.generated.ts';
import type { ServerAddress } from './server-address.ts';

/** A migrated database, to be entered as somebody. */
export interface Database {
  readonly asActor: AsActor;
  readonly together: Together;
  /** Work of the system itself (sealer, queue, sweeping), as the role congtam_jobs, which sees no file of a person. */
  readonly asSystem: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly migrated: MigrationReport;
  /** For whoever enters it beside this process. */
  readonly logins: Logins;
  /** Until this is called, no event can be written. */
  signEventsWith(sign: EventSigner): void;
  close(): Promise<void>;
}

export type Queries = Kysely<Schema>;

export interface PoolSizes {
  readonly app: number;
  readonly jobs: number;
}

export const DEFAULT_SIZES: PoolSizes = { app: 16, jobs: 4 };

/** @param setUp a login that may make roles; used here and not kept */
export async function openDatabase(
  setUp: ServerAddress,
  { sizes = DEFAULT_SIZES, secret = setUp.password }: { sizes?: PoolSizes; secret?: string } = {},
): Promise<Database> {
  const logins = await prepareRoles(setUp, secret);
  const migrated = await migrate(logins.congtam_migrate);
  return { ...enterDatabase(logins, sizes), migrated, logins };
}

/** How the system itself enters a database that is migrated already, for a command beside the server. */
export async function asSystemOn<T>(
  setUp: ServerAddress,
  secret: string,
  sign: EventSigner,
  work: (system: Pick<Database, 'asSystem'>) => Promise<T>,
): Promise<T> {
  const pool = openPool(loginOf(setUp, 'congtam_jobs', secret), 1);
  try {
    return await work({ asSystem: systemOn(pool, sign) });
  } finally {
    await pool.end();
  }
}

/** Enters a database that is migrated already. */
export function enterDatabase(
  logins: Pick<Logins, 'congtam_app' | 'congtam_jobs'>,
  sizes: PoolSizes,
  patience?: Patience,
): Omit<Database, 'migrated' | 'logins'> {
  const app = openPool(logins.congtam_app, sizes.app, patience);
  const jobs = openPool(logins.congtam_jobs, sizes.jobs);
  let signer: EventSigner = () => {
    throw new Error('an event is written before the key of the log is open');
  };
  const sign: EventSigner = (event) => signer(event);
  return {
    asActor: makeAsActor(app, sign),
    together: makeTogether(app, sign),
    asSystem: systemOn(jobs, sign),
    signEventsWith: (given) => {
      signer = given;
    },
    close: async () => {
      await Promise.all([app.end(), jobs.end()]);
    },
  };
}

function systemOn(jobs: ReturnType<typeof openPool>, sign: EventSigner): Database['asSystem'] {
  const asJobs = makeAsActor(jobs, sign);
  return (work) =>
    asJobs(nobody, work, {
      unrecordedBecause: 'sealing, queueing and sweeping are no acts; what is one is recorded',
    });
}
