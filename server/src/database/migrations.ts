import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One step of the schema: a file of plain SQL, run in a transaction of its own. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file. */
  readonly checksum: Buffer;
}

/** Beside this file in the sources, beside the bundle when built. */
const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));

/** All migrations, in order; the files are numbered from 1 without a gap. */
export function readMigrations(folder = FOLDER): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file, at) => {
      const number = Number(file.slice(0, 4));
      if (number !== at + 1) throw new Error(`${file}: migration ${at + 1} is missing or stands twice`);
      const bytes = readFileSync(`${folder}/${file}`);
      const checksum = createHash('sha256').update(bytes).digest();
      return { number, name: file.slice(5, -'.sql'.length), sql: bytes.toString('utf8'), checksum };
    });
}
