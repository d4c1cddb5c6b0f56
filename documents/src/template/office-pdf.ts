import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Problem, say } from '@congtam/engine';

export type Converted =
  | { readonly kind: 'converted'; readonly bytes: Uint8Array }
  /** LibreOffice is not installed: the paper is there as DOCX only. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface OfficeSettings {
  /** LibreOffice's own command. */
  readonly program?: string;
  readonly seconds?: number;
}

/**
 * PDF of a filled template, by LibreOffice where it is installed; built-in papers need none. It runs with a profile and a folder of its
 * own, without the caller's environment, on a file that was checked to hold nothing that runs or points outside.
 */
export async function officePdf(
  docx: Uint8Array,
  { program = 'soffice', seconds = 120 }: OfficeSettings = {},
): Promise<Converted> {
  const folder = await mkdtemp(join(tmpdir(), 'congtam-office-'));
  try {
    const source = join(folder, 'giay.docx');
    await writeFile(source, docx);
    const ended = await run(program, folder, source, seconds);
    if (ended === 'absent') return { kind: 'absent' };
    const bytes =
      ended === 'done' ? await readFile(join(folder, 'giay.pdf')).catch(() => undefined) : undefined;
    return bytes === undefined
      ? { kind: 'refused', problems: [notConverted(ended)] }
      : { kind: 'converted', bytes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Ended = 'done' | 'absent' | 'failed' | 'too slow';

function run(program: string, folder: string, source: string, seconds: number): Promise<Ended> {
  return new Promise((resolve) => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const how = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, source];
    // A group of its own: the command is a script that starts the real program.
    const child = spawn(program, how, { detached: true, stdio: 'ignore', env: environment(folder) });
    let ending: Ended = 'failed';
    const timer = setTimeout(() => {
      ending = 'too slow';
      endGroup(child.pid);
    }, seconds * 1000);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve('code' in error && error.code === 'ENOENT' ? 'absent' : 'failed');
    });
    child.on('close', (exit) => {
      clearTimeout(timer);
      resolve(exit === 0 ? 'done' : ending);
    });
  });
}

function endGroup(id: number | undefined): void {
  if (id === undefined) return;
  try {
    process.kill(-id, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

const environment = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: home,
  LANG: 'C.UTF-8',
});

const notConverted = (why: string): Problem => ({
  code: 'paper.not-converted',
  message: say(
    `LibreOffice không chuyển được văn bản sang PDF (${why})`,
    `LibreOffice did not turn the paper into PDF (${why})`,
  ),
  mend: say('dùng bản DOCX, hoặc in bằng mẫu có sẵn', 'use the DOCX, or print with the built-in layout'),
});
