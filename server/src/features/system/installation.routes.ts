import { type Bilingual, say } from '@congtam/engine';
import { z } from 'zod';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { bilingual, moment } from '../../http/texts.ts';

/** What an administrator sees of how the program was set up on its machine. */
export interface Installation {
  /** Settings as they are in force, secrets left out. */
  readonly settings: readonly {
    readonly name: string;
    readonly value: string;
    readonly isByDefault: boolean;
    readonly says: Bilingual;
  }[];
  /** Backups made on this machine, the newest first. */
  readonly backups: () => readonly {
    /** RFC 3339, in UTC. */
    readonly at: string;
    readonly file: string;
    readonly rows: number;
    readonly tables: number;
    readonly events: number;
  }[];
}

/** A day and a night, and what a nightly task may be late. */
const STALE_AFTER_HOURS = 26;

/** Settings and backups: shown, never changed from a page, since whoever holds the pages would hold the machine. */
export const installationRoutes = ({ settings, backups }: Installation): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/installation',
    id: 'installation.see',
    summary: say('Thiết lập đang có hiệu lực và các bản sao lưu', 'Settings in force, and backups'),
    action: 'installation.see',
    status: 200,
    reply: z.object({
      settings: z
        .array(z.object({ name: z.string(), value: z.string(), isByDefault: z.boolean(), says: bilingual }))
        .readonly(),
      backups: z
        .array(z.object({ at: moment, file: z.string(), rows: z.int(), tables: z.int(), events: z.int() }))
        .readonly(),
      /** The last backup is older than a day, or there is none. */
      isBackupDue: z.boolean(),
    }),
    handle: async () => {
      const made = backups();
      const last = made[0] === undefined ? 0 : Date.parse(made[0].at);
      const isBackupDue = Date.now() - last > STALE_AFTER_HOURS * 3_600_000;
      return { body: { settings, backups: made, isBackupDue } };
    },
  }),
];
