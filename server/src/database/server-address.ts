import type { ClientConfig } from 'pg';

/** Where a PostgreSQL is and as whom to enter it. `host` is a folder when it is a local socket. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Started by this program, and on its machine. */
  readonly isOwn?: true;
  /** Certificates are verified whenever TLS is used. */
  readonly tls?: { readonly certificateAuthority?: string };
}

/** What the driver wants to know. */
export function driverSettings(address: ServerAddress): ClientConfig {
  const { host, port, user, password, database, tls } = address;
  const ssl =
    tls === undefined
      ? {}
      : {
          ssl: {
            rejectUnauthorized: true,
            ...(tls.certificateAuthority === undefined ? {} : { ca: tls.certificateAuthority }),
          },
        };
  return { host, port, user, password, database, ...ssl };
}
