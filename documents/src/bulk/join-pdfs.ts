import { type Problem, say } from '@congtam/engine';
import { PDF } from '@libpdf/core';
import type { NamedFile } from './zip-papers.ts';

export type Joined =
  | { readonly kind: 'joined'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * Papers as they were issued, page after page in one file, for the printer. The pages are the papers' own; numbers of pages begin anew with
 * each. The papers themselves stay the record: signatures and reading order do not survive joining, and the file has an id of chance.
 */
export async function joinPdfs(files: readonly NamedFile[]): Promise<Joined> {
  const joined = PDF.create();
  // The library would write the present hour and an unknown author.
  joined.setTitle('Tập văn bản');
  joined.setAuthor('');
  joined.setCreationDate(new Date(0));
  joined.setModificationDate(new Date(0));
  const problems: Problem[] = [];
  for (const { name, bytes } of files) {
    try {
      const paper = await PDF.load(bytes);
      await joined.copyPagesFrom(
        paper,
        Array.from({ length: paper.getPageCount() }, (_, at) => at),
      );
    } catch {
      problems.push(unreadable(name));
    }
  }
  if (problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'joined', bytes: await joined.save() };
}

const unreadable = (name: string): Problem => ({
  code: 'paper.unreadable-pdf',
  at: { file: name, pointer: '' },
  message: say(`Không đọc được tệp PDF “${name}”`, `The PDF '${name}' cannot be read`),
  mend: say(
    'in lại hoặc quét lại tệp ấy, bỏ mật khẩu nếu có',
    'print or scan that file again, without a password',
  ),
});
