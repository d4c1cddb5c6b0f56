import { z } from 'zod';

/** The first file of a backup: what follows, so that it can be restored by the right program. */
export const aboutBackup = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type AboutBackup = z.infer<typeof aboutBackup>;

/** The last file: every other by name, with its size and SHA-256, and how many rows each table has. */
export const backupManifest = z.object({
  parts: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
  rows: z.record(z.string(), z.int()),
});
export type BackupManifest = z.infer<typeof backupManifest>;

export const ABOUT = 'about.json';
export const MANIFEST = 'manifest.json';

/** Files of the data folder that a backup takes along, where they are. */
export const EVIDENCE_FILES = [
  'checkpoints.jsonl',
  'log-key.pub.pem',
  'log-name.txt',
  'log-key.pem',
] as const;

/** A table is cut into parts of some megabytes: `data/congtam.unit/00001.copy`. */
export const partName = (table: string, part: number): string =>
  `data/${table}/${String(part).padStart(5, '0')}.copy`;

export function tableOfPart(name: string): string | undefined {
  return /^data\/([a-z_]+\.[a-z_]+)\/\d{5,}\.copy$/.exec(name)?.[1];
}
