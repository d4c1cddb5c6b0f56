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

/** All migrations, in the order of their numbers; features number theirs in rows of ten, so there are gaps. */
export function readMigrations(folder = FOLDER): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file, at) => {
    const number = Number(file.slice(0, 4));
    if (!Number.isInteger(number)) throw new Error(`${file}: a migration begins with its number`);
    if (file.slice(0, 4) === files[at - 1]?.slice(0, 4)) throw new Error(`${file}: its number stands twice`);
    const bytes = readFileSync(`${folder}/${file}`);
    const checksum = createHash('sha256').update(bytes).digest();
    return { number, name: file.slice(5, -'.sql'.length), sql: bytes.toString('utf8'), checksum };
  });
}
