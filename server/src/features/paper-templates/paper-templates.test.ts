import { toDocx } from '@congtam/documents';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { said } from '../../testing/cycles.ts';
import { type DecidedCycle, decidedCycle } from '../../testing/decided-cycle.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask } = server;
let year: DecidedCycle;

/** A DOCX of paragraphs, with other parts put in. */
function docx(lines: readonly string[], more: Zippable = {}): Buffer {
  const blocks = lines.map((text) => ({ kind: 'paragraph', text }) as const);
  const bytes = toDocx({ title: 'Mẫu', landscape: false, blocks });
  return Buffer.from(Object.keys(more).length === 0 ? bytes : zipSync({ ...unzipSync(bytes), ...more }));
}
const LINES = ['Kính gửi: {ho_ten}', 'Mức: {muc_xep_loai}', 'Kiến nghị tới {noi_nhan_kien_nghi}'];
const put = (bytes: Buffer, as = year.officer, form = 'personal-notice'): Promise<Reply> =>
  ask('post', `/api/v1/units/${year.commune}/paper-templates?form=${form}&ground=KH%2001`, {
    as,
    file: { kind: 'docx', bytes },
  });
const step = (id: unknown, what: string, as: string): Promise<Reply> =>
  ask('post', `/api/v1/paper-templates/${id}/${what}`, { as, body: { ground: 'QĐ 03' } });
const wordsOf = (bytes: Buffer): string =>
  Buffer.from(unzipSync(bytes)['word/document.xml'] ?? [])
    .toString('utf8')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .normalize('NFC');
const issued = async (petitionTo = 'Chủ tịch UBND xã'): Promise<string> => {
  const { body } = await ask('post', `/api/v1/cycles/${year.cycleId}/issued-papers`, {
    as: year.officer,
    body: {
      form: 'personal-notice',
      subject: year.anCode,
      given: {
        signatory: { capacity: ['CHỦ TỊCH'] },
        recipients: ['Lưu: VT'],
        issuer: { place: 'Bình An' },
        petitionTo,
      },
    },
  });
  const file = await ask('get', `/api/v1/issued-papers/${body.id}/file?kind=docx`, { as: year.officer });
  return wordsOf(file.bytes);
};

beforeAll(async () => {
  year = await decidedCycle(server);
}, 120_000);

it('A41 - what runs, points outside, hides, or is an expression is refused, and nothing of it is stored', async () => {
  const text = (xml: string) => Buffer.from(xml);
  const refused = [
    docx(LINES, { 'word/vbaProject.bin': text('macro') }),
    docx(LINES, { 'word/embeddings/oleObject1.bin': text('ole') }),
    docx(LINES, {
      'word/_rels/document.xml.rels': text(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://x.example/a.dotm" TargetMode="External"/></Relationships>',
      ),
    }),
    docx([...LINES, '{constructor.constructor("return 1")()}']),
    docx([...LINES, '{muc_xep_loai + 1}']),
    docx([...LINES, '{khong_co_the_nay}']),
    docx(['Không có thẻ nào']),
    Buffer.from('PK không phải tệp Word'),
  ];
  for (const bytes of refused) {
    const reply = await put(bytes);
    expect([reply.status, reply.body.code]).toEqual([422, 'paper-template.wrong']);
    expect((reply.body.errors ?? []).length).toBeGreaterThan(0);
  }
  const listed = await ask('get', `/api/v1/units/${year.commune}/paper-templates`, { as: year.officer });
  expect(listed.body.templates).toEqual([]);
});

it('A41 - a layout is used once a second person agreed, its values are never read as tags, and its end ends that', async () => {
  const { body: layout, status } = await put(docx(LINES));
  expect([status, layout.state]).toEqual([201, 'proposed']);
  expect(await issued()).toContain('THÔNG BÁO');
  expect(said(await step(layout.id, 'agreement', year.officer))).toEqual([
    403,
    'paper-template.same-who-put-in',
  ]);
  expect(said(await step(layout.id, 'agreement', year.head))).toEqual([403, 'access.not-allowed']);
  const sample = await ask('get', `/api/v1/paper-templates/${layout.id}/file?filled=yes`, {
    as: year.second,
  });
  expect(wordsOf(sample.bytes)).toMatch(/Kính gửi: \p{Lu}/u);
  expect((await step(layout.id, 'agreement', year.second)).body.state).toBe('inUse');
  const words = await issued('{muc_xep_loai} #{7*7} {{1+1}}');
  expect(words).not.toContain('THÔNG BÁO');
  expect(words).toContain('Kính gửi: An');
  expect(words).toContain('Mức: Hoàn thành tốt nhiệm vụ');
  expect(words).toContain('Kiến nghị tới {muc_xep_loai} #{7*7} {{1+1}}');
  expect((await step(layout.id, 'end', year.officer)).body.state).toBe('ended');
  expect(await issued()).toContain('THÔNG BÁO');
  expect(said(await step(layout.id, 'end', year.officer))).toEqual([409, 'access.not-in-this-state']);
});

it('layouts are put in where somebody has the right, for a form there is', async () => {
  expect(said(await put(docx(LINES), year.anSession))).toEqual([403, 'access.not-allowed']);
  expect(said(await put(docx(LINES), year.officer, 'unheard'))).toEqual([404, 'issued-paper.unknown-form']);
  expect(server.faults).toEqual([]);
});
