/**
 * Tests run on the PostgreSQL that comes with the program, or on the one in `CONGTAM_TEST_POSTGRES_BIN` (a folder with
 * `initdb` and `postgres`): that of an operator may be an older one.
 */
export const POSTGRES_FOLDER: { readonly postgresFolder?: string } =
  process.env.CONGTAM_TEST_POSTGRES_BIN === undefined
    ? {}
    : { postgresFolder: process.env.CONGTAM_TEST_POSTGRES_BIN };
