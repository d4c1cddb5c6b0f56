import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { paperPress } from '../../official-papers/making.ts';
import { recomputingOver } from '../../recompute.ts';
import { SOURCES } from '../../routes.ts';
import { said } from '../../testing/cycles.ts';
import { type DecidedCycle, decidedCycle, decideLevel } from '../../testing/decided-cycle.ts';
import { findingsOver } from '../../testing/findings.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { issuedPaperJobs } from './issued-papers.jobs.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let year: DecidedCycle;

const SIGNED = {
  signatory: { capacity: ['CHỦ TỊCH'] },
  recipients: ['Như trên', 'Lưu: VT'],
  issuer: { place: 'Bình An', numberSigns: 'TB-UBND' },
};
const notice = (given: object = {}) => ({
  form: 'personal-notice',
  subject: year.anCode,
  given: { ...SIGNED, petitionTo: 'Chủ tịch UBND xã', ...given },
});
const issue = (body: object, as = year.officer): Promise<Reply> =>
  ask('post', `/api/v1/cycles/${year.cycleId}/issued-papers`, { as, body });
const draft = (body: object, as: string): Promise<Reply> =>
  ask('post', `/api/v1/cycles/${year.cycleId}/paper-drafts`, { as, body });
const file = (id: unknown, kind: string, as: string): Promise<Reply> =>
  ask('get', `/api/v1/issued-papers/${id}/file?kind=${kind}`, { as });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The words of a DOCX, paragraphs on lines of their own. */
const wordsOf = (bytes: Buffer): string =>
  Buffer.from(unzipSync(bytes)['word/document.xml'] ?? [])
    .toString('utf8')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .normalize('NFC');

beforeAll(async () => {
  year = await decidedCycle(server);
}, 120_000);

describe('a paper of a cycle', () => {
  it('is issued as bytes that stay, with hashes that its event and the code on it hold', async () => {
    const issued = await issue(notice());
    expect(issued.status).toBe(201);
    const paper = issued.body;
    const [docx, pdf] = [
      await file(paper.id, 'docx', year.officer),
      await file(paper.id, 'pdf', year.officer),
    ];
    expect(paper.files?.map(({ kind, sha256: hash }) => [kind, hash])).toEqual([
      ['docx', sha256(docx.bytes)],
      ['pdf', sha256(pdf.bytes)],
    ]);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const words = wordsOf(docx.bytes);
    for (const said_ of [
      'THÔNG BÁO',
      'UBND XÃ',
      'An, Chuyên viên',
      'Hoàn thành tốt nhiệm vụ',
      'QĐ 12/QĐ-UBND',
    ])
      expect(words.toLowerCase()).toContain(said_.toLowerCase());
    const { rows } = await superuser.query(
      "select canonical::jsonb as said from audit.event where action = 'issuedPaper.issue' and subject_id = $1",
      [paper.id],
    );
    const [, id, input] = String(paper.code).split(':');
    expect(rows[0].said).toMatchObject({
      person: year.an,
      facts: { input, files: { docx: sha256(docx.bytes), pdf: sha256(pdf.bytes) } },
    });
    expect(id).toBe(paper.id);
    expect(words.replaceAll(/\s/g, '')).toContain(String(paper.code));
    // Whoever has the log finds the paper by what its QR picture says, and no other.
    const forged = `CT1:${id}:${'0'.repeat(64)}`;
    const found = await findingsOver(superuser, [String(paper.code), forged]);
    expect(found.filter((one) => one.startsWith('paper-'))).toEqual([`paper-false ${forged}`]);
  });

  it('says what was so when it was issued, whatever is decided later', async () => {
    const before = await issue(notice());
    const { bytes, headers: given } = await file(before.body.id, 'docx', year.officer);
    expect(given.get('content-disposition')).toMatch(
      /filename="thong-bao-ket-qua-xep-loai-chat-luong-[0-9a-f]{8}\.docx"/,
    );
    const level = `/api/v1/cycles/${year.cycleId}/levels/nd-335-2025/${year.anCode}`;
    const { headers } = await ask('get', level, { as: year.authority });
    await ask('post', `${level}/rounds`, {
      as: year.authority,
      body: { reason: 'phát hiện sai sót' },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    expect(said(await issue(notice()))).toEqual([409, 'issued-paper.not-decided']);
    await decideLevel(server, year, { subject: year.anCode, level: 'completed' });
    const after = await issue(notice());
    expect((await file(before.body.id, 'docx', year.officer)).bytes.equals(bytes)).toBe(true);
    expect(wordsOf((await file(after.body.id, 'docx', year.officer)).bytes)).not.toContain(
      'Hoàn thành tốt nhiệm vụ',
    );
    await expect(
      superuser.query("update congtam.issued_paper set input = '{}' where id = $1", [after.body.id]),
    ).rejects.toThrow();
  });

  it('A36 - carries no author, no date and no comment', async () => {
    const { body } = await issue(notice());
    const docx = unzipSync((await file(body.id, 'docx', year.officer)).bytes);
    const all = Object.entries(docx).map(([name, part]) => `${name}\n${Buffer.from(part).toString('utf8')}`);
    expect(all.join('\n')).not.toMatch(/creator|lastModifiedBy|dcterms|w:comment|w:ins |w:del |w:vanish/i);
    const pdf = (await file(body.id, 'pdf', year.officer)).bytes.toString('latin1');
    expect(pdf).not.toMatch(/\/Author|\/CreationDate|\/ModDate|Người u/);
  });

  it('takes from people only what only people know: nobody types a level', async () => {
    const typed = await issue(notice({ levelName: 'Hoàn thành xuất sắc nhiệm vụ' }));
    expect([typed.status, typed.body.code, typed.body.errors?.[0]?.pointer]).toEqual([
      422,
      'issued-paper.field-not-yours',
      '/given/levelName',
    ]);
    const { signatory: _, ...unsigned } = notice().given;
    const missing = await issue({ ...notice(), given: unsigned });
    expect([missing.status, missing.body.errors?.map(({ pointer }) => pointer)]).toEqual([
      422,
      ['/signatory'],
    ]);
    expect(said(await issue({ form: 'petition-answer', given: {} }))).toEqual([
      422,
      'issued-paper.not-from-a-cycle',
    ]);
    expect(said(await issue({ form: 'unheard', given: {} }))).toEqual([404, 'issued-paper.unknown-form']);
    expect(said(await issue({ ...notice(), subject: 'KHONG-CO' }))).toEqual([
      404,
      'issued-paper.unknown-subject',
    ]);
  });

  it('is read by whom it is about and who reads their file, and each reading is told', async () => {
    const { body } = await issue(notice());
    expect((await file(body.id, 'pdf', year.anSession)).status).toBe(200);
    expect((await file(body.id, 'pdf', year.head)).status).toBe(200);
    expect(said(await file(body.id, 'pdf', year.binhSession))).toEqual([404, 'issued-paper.unknown']);
    const own = await ask('get', `/api/v1/issued-papers?person=${year.an}`, { as: year.anSession });
    const byCode = async (code: string) =>
      (await ask('get', `/api/v1/issued-papers?code=${encodeURIComponent(code)}`, { as: year.anSession }))
        .body.papers;
    expect(await byCode(own.body.papers?.[0]?.code ?? '')).toHaveLength(1);
    expect(await byCode('khong-co')).toEqual([]);
    expect(own.body.papers?.map(({ id }) => id)).toContain(body.id);
    const foreign = await ask('get', `/api/v1/issued-papers?person=${year.an}`, { as: year.binhSession });
    expect(foreign.body.papers).toEqual([]);
    const readers = await ask('get', '/api/v1/me/readers', { as: year.anSession });
    expect(JSON.stringify(readers.body)).toContain('issuedPaper.read');
  });

  it('is issued by officer, head or authority, about others than themselves', async () => {
    expect(said(await issue(notice(), year.anSession))).toEqual([403, 'access.not-allowed']);
    expect((await issue(notice(), year.head)).status).toBe(201);
    const own = { ...notice(), form: 'nd-335-form-02', given: { authority: SIGNED.signatory } };
    const { rows } = await superuser.query('select staff_code as code from congtam.person where id = $1', [
      year.headPerson,
    ]);
    expect(said(await issue({ ...own, subject: rows[0].code }, year.head))).toEqual([
      403,
      'access.not-to-yourself',
    ]);
    // As a draft it is theirs to see.
    expect((await draft({ ...own, subject: rows[0].code }, year.head)).status).toBe(200);
  });

  it('gets its scan or signed file bound to it, once that is put in', async () => {
    const { body } = await issue(notice());
    const bytes = Buffer.from(`%PDF-1.7\n${body.id}\n%%EOF`);
    const put = (as: string) => ask('post', '/api/v1/attachments', { as, file: { kind: 'pdf', bytes } });
    const bind = (as: string, attachment: unknown) =>
      ask('post', `/api/v1/issued-papers/${body.id}/copies`, {
        as,
        body: { attachment, number: '15/TB-UBND', signedOn: '2026-11-20' },
      });
    const scan = (await put(year.officer)).body;
    expect(said(await bind(year.anSession, scan.id))).toEqual([403, 'access.not-allowed']);
    const bound = await bind(year.officer, scan.id);
    expect([bound.status, bound.body.copies?.map(({ sha256: hash }) => hash)]).toEqual([
      201,
      [sha256(bytes)],
    ]);
    const opened = await ask('get', `/api/v1/attachments/${scan.id}/file`, { as: year.anSession });
    expect(opened.bytes.equals(bytes)).toBe(true);
  });
});

describe('the forms of a cycle', () => {
  it('Mẫu 01 has the criteria of the pack, the points given and the two parts of the score', async () => {
    const body = {
      form: 'nd-335-form-01',
      subject: year.anCode,
      period: '2026-03',
      kind: 'docx',
      given: { strengths: 'Đúng hạn', authority: SIGNED.signatory },
    };
    const words = wordsOf((await draft(body, year.anSession)).bytes);
    for (const part of ['Mẫu số 01', 'Tháng 3/2026', 'I.1', '4,5', 'Đúng hạn']) expect(words).toContain(part);
    // 26 of 30; of ten documents eight were done, each well and on time: 80 % of 70.
    const lines = words.split('\n').map((line) => line.trim());
    const after = (label: string) =>
      lines
        .slice(lines.indexOf(label) + 1)
        .filter(Boolean)
        .slice(0, 2);
    expect(after('Điểm tiêu chí chung')).toEqual(['30', '26']);
    expect(after('Điểm tiêu chí kết quả thực hiện nhiệm vụ')).toEqual(['70', '56']);
    expect(after('Tổng điểm (A + B)')).toEqual(['100', '82']);
    expect(said(await draft(body, year.binhSession))).toEqual([404, 'issued-paper.unknown-subject']);
  });

  it.each([
    [
      'nd-335-form-02',
      'an',
      ['Mẫu số 02', 'tháng 3', '82', '☒ Hoàn thành nhiệm vụ'],
      { authority: SIGNED.signatory },
    ],
    ['nd-90-form-01', 'an', ['CÁN BỘ'], { authority: SIGNED.signatory, place: 'Bình An' }],
    [
      'nd-90-form-02',
      'an',
      ['CÔNG CHỨC'],
      { authority: SIGNED.signatory, place: 'Bình An', politics: 'Vững vàng' },
    ],
    ['nd-90-form-03', 'an', ['VIÊN CHỨC'], { authority: SIGNED.signatory, place: 'Bình An' }],
    ['reasons-sheet', 'an', ['BẢN GIẢI THÍCH', 'Điều 20'], { drafter: SIGNED.signatory }],
    [
      'level-summary',
      null,
      ['BẢNG TỔNG HỢP', 'Tổng số'],
      { drafter: SIGNED.signatory, signatory: SIGNED.signatory, issuer: SIGNED.issuer },
    ],
    [
      'not-rated-list',
      null,
      ['DANH SÁCH KHÔNG XẾP LOẠI', 'Bình', 'Chưa có quyết định'],
      { drafter: SIGNED.signatory, signatory: SIGNED.signatory, issuer: SIGNED.issuer },
    ],
    [
      'publication-list',
      null,
      ['Công khai kết quả', 'An'],
      { ...SIGNED, publishedFrom: '2026-12-16', where: 'trụ sở' },
    ],
  ] as const)('%s is drawn from what the run found', async (form, whom, words, given) => {
    const subject = whom === null ? null : year.anCode;
    const reply = await draft({ form, subject, kind: 'docx', given }, year.officer);
    expect(said(reply)).toEqual([200, undefined]);
    const text = wordsOf(reply.bytes);
    for (const word of words) expect(text).toContain(word);
    if (form === 'publication-list') expect(text).not.toContain('Bình,');
  });

  it('the sheet of a unit has its conditions, met or not', async () => {
    const { rows } = await superuser.query('select code from congtam.unit where id = $1', [year.office]);
    const given = { head: SIGNED.signatory, authority: SIGNED.signatory, issuer: SIGNED.issuer };
    const body = { form: 'unit-result-sheet', subject: rows[0].code, kind: 'docx', given };
    const reply = await draft(body, year.officer);
    expect(said(reply)).toEqual([200, undefined]);
    expect(wordsOf(reply.bytes)).toContain('Văn phòng');
    expect(said(await draft({ ...body, form: 'nd-335-form-02', given: {} }, year.officer))).toEqual([
      404,
      'issued-paper.unknown-subject',
    ]);
  });
});

describe('papers of many', () => {
  const failures: unknown[] = [];
  const work = async (upTo = Number.POSITIVE_INFINITY) => {
    const press = paperPress(undefined);
    let printed = 0;
    const print: typeof press.print = (paper) => {
      printed += 1;
      return printed > upTo ? Promise.reject(new Error('killed')) : press.print(paper);
    };
    const handlers = issuedPaperJobs({
      ...{ sources: SOURCES, recomputing: recomputingOver(database.asActor) },
      press: { ...press, print },
    });
    await superuser.query("update congtam.job set run_at = now() where state = 'waiting'");
    await workOnce(database, handlers, { ...WORKER_DEFAULTS, onFailure: (_, error) => failures.push(error) });
  };

  it('are one job that goes on where it was killed, with progress, a ZIP, one PDF, and why some got none', async () => {
    const path = `/api/v1/cycles/${year.cycleId}/paper-batches`;
    const asked = await ask('post', path, {
      as: year.officer,
      body: { form: 'nd-335-form-02', given: { authority: SIGNED.signatory } },
    });
    expect([asked.status, asked.body.subjects]).toEqual([201, 3]);
    const batch = `/api/v1/paper-batches/${asked.body.id}`;
    await work(1);
    expect(failures.map(String)).toEqual(['Error: killed']);
    const half = await ask('get', batch, { as: year.officer });
    expect(half.body).toMatchObject({ issued: 1, leftOut: 0 });
    await work();
    const whole = await ask('get', batch, { as: year.officer });
    expect(whole.body).toMatchObject({ issued: 3, leftOut: 0, parts: 1 });
    const zip = await ask('get', `${batch}/file?kind=zip`, { as: year.officer });
    expect(Object.keys(unzipSync(zip.bytes)).filter((name) => name.endsWith('.pdf'))).toHaveLength(3);
    expect(Object.keys(unzipSync(zip.bytes)).join()).not.toMatch(/An|Bình/);
    const pdf = await ask('get', `${batch}/file?kind=pdf`, { as: year.officer });
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const notices = await ask('post', path, {
      as: year.officer,
      body: { ...notice(), subject: undefined, subjects: [] },
    });
    await work();
    const told = await ask('get', `/api/v1/paper-batches/${notices.body.id}`, { as: year.officer });
    expect(told.body).toMatchObject({ issued: 1 });
    expect(told.body.faults?.map(({ faults }) => faults?.[0]?.code)).toContain('issued-paper.not-decided');
    expect(said(await ask('get', batch, { as: year.anSession }))).toEqual([403, 'access.not-allowed']);
    expect(server.faults).toEqual([]);
  });
});
