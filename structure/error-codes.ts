import { problem, problemCodes } from '../workbooks/src/problem.ts';
import { filesUnder, read } from './tree.ts';

/** A code a user can meet, the file that raises it, and its sentence in both languages (`…` stands for what varies). */
export interface ErrorCode {
  readonly code: string;
  readonly file: string;
  readonly vi: string;
  readonly en: string;
}

const FAMILIES = 'pack|layer|yaml|regulation|lock|input|receipt|vocabulary|form|paper|template';
const SENTENCE = String.raw`\s*(['\`])((?:\\.|(?!\1).)*)\1,?\s*`;

const RAISED = /\b(?:refusal\(\s*\d{3},|new StartRefusal\(|cellFault\()\s*'([a-z]+\.[a-z0-9-]+)',/g;

/** Every code in the sources with the first sentence after it. */
export function errorCodes(): ErrorCode[] {
  const found = new Map<string, ErrorCode>();
  const sources = ['engine/src', 'regulations/src', 'documents/src', 'cli/src']
    .flatMap((folder) => filesUnder(folder, '.ts'))
    .filter((file) => !/\.(test|fixture)\.ts$|\/fixtures\/|\/testing\//.test(file));
  for (const file of sources.sort()) {
    const text = read(file);
    const isIntake = file.startsWith('engine/src/intake/');
    for (const match of text.matchAll(new RegExp(`'((?:${FAMILIES}|intake)\\.[a-z0-9-]+)'`, 'g'))) {
      add(found, match[1] ?? '', file, text.slice(match.index));
    }
    // One code for each kind of name: `pack.unused-${kind}` is listed as `pack.unused-…`.
    for (const match of text.matchAll(new RegExp(`\`((?:${FAMILIES})\\.[a-z0-9-]+-)\\$\\{`, 'g'))) {
      add(found, `${match[1]}…`, file, text.slice(match.index));
    }
    if (!isIntake) continue;
    for (const match of text.matchAll(/(?<!\.)\brefuse\(\s*'([a-z0-9-]+)',/g)) {
      add(found, `intake.${match[1]}`, file, text.slice(match.index));
    }
  }
  // The server uses words of the same form for actions, so its codes are known by who raises them.
  const server = filesUnder('server/src', '.ts').filter((file) => !/\.test\.ts$|\/testing\//.test(file));
  for (const file of server.sort()) {
    const text = read(file);
    for (const match of text.matchAll(RAISED)) add(found, match[1] ?? '', file, text.slice(match.index));
  }
  for (const code of problemCodes) {
    const { message } = problem(code, { file: '…', sheet: '…', row: 1, column: 'A' }, '…');
    found.set(`sheet.${code}`, {
      code: `sheet.${code}`,
      file: 'workbooks/src/problem-texts.ts',
      vi: message.vi,
      en: message.en,
    });
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function add(found: Map<string, ErrorCode>, code: string, file: string, after: string): void {
  if (found.has(code)) return;
  const said = new RegExp(`say\\(${SENTENCE}${SENTENCE.replace(/\\1/g, '\\3')}`).exec(after.slice(0, 700));
  const plain = (text: string | undefined): string =>
    (text ?? '')
      .replace(/\$\{[^}]*\}/g, '…')
      .replace(/\|/g, '\\|')
      .replace(/\\'/g, "'");
  found.set(code, { code, file, vi: plain(said?.[2]), en: plain(said?.[4]) });
}

/** The page of all codes. */
export function errorCodesPage(): string {
  const rows = errorCodes().map((c) => `| \`${c.code}\` | ${c.vi} | ${c.en} | ${c.file} |`);
  return `${[
    '# Mã lỗi / Error codes',
    '',
    'Mỗi thông báo nói sai ở đâu, sai gì, sửa thế nào; mã đứng cố định qua các phiên bản. Trang này được sinh ra từ mã nguồn.',
    '',
    'Every message says where, what and how to mend it; the code is stable across versions. This page is generated from the sources.',
    '',
    '| mã / code | tiếng Việt | English | nguồn / source |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}

/** The codes a server may answer with, for the pages that explain them. */
export function problemCatalogue(): string {
  const served = errorCodes().filter(({ file }) => /^(server|engine|regulations|workbooks)\//.test(file));
  const plain = (text: string) => text.replaceAll('\\|', '|');
  const entries = served.map(({ code, vi, en }) => ({ code, vi: plain(vi), en: plain(en) }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}
