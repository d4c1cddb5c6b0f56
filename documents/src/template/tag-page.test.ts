import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forms } from '../forms/registry.ts';
import { tagsOf } from './tags.ts';

it('every tag of every form is listed: run npm run generate', async () => {
  await expect(page()).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/paper-tags.md'));
});

function page(): string {
  const sections = forms.flatMap((form) => {
    const { tags, lists } = tagsOf(form);
    return [
      `## ${form.title.vi} (\`${form.id}\`)`,
      '',
      `${form.source}.${form.unverified === undefined ? '' : ` **${form.unverified.vi}**`}`,
      '',
      tags.map((tag) => `\`{${tag}}\``).join(' · '),
      '',
      ...lists.flatMap(({ list, tags: own }) => [
        `- danh sách \`${list}\`: ${own.map((tag) => `\`{${list}.${tag}}\``).join(' · ')}`,
      ]),
      ...(lists.length > 0 ? [''] : []),
    ];
  });
  return `${[
    '# Trường của mẫu do cơ quan tự soạn / Tags for an agency’s own DOCX',
    '',
    'Viết trường vào chỗ cần điền trong tệp .docx, ví dụ `Kính gửi: {ho_ten}`. Trường của danh sách đặt trong một dòng của bảng; dòng ấy được lặp lại cho từng người, từng việc. Cách làm: [mẫu của cơ quan](how-to/mau-cua-co-quan.md). Trang này được sinh ra từ mã nguồn.',
    '',
    'Write a tag where its value belongs. A tag of a list stands in a row of a table, which is repeated. This page is generated from the sources.',
    '',
    ...sections,
  ]
    .join('\n')
    .trimEnd()}\n`;
}
