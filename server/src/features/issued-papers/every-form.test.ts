import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forms } from '@congtam/documents';
import {
  fontLines,
  fontTable,
  hasOffice,
  hasPdfFonts,
  openInOffice,
  strangeFonts,
} from '@congtam/documents/outside-programs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type DecidedCycle, decidedCycle } from '../../testing/decided-cycle.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let year: DecidedCycle;
let another: string;
/** What papers are of, by what a form is about. */
const of: { [about: string]: string } = {};

/** As long as names get, and spelled as some keyboards send them: letter and sign apart. */
const LONG = 'Công Tằng Tôn Nữ Hoàng Thị Nguyệt Ánh Phương Thảo'.normalize('NFD');
const SIGNED = {
  signatory: { capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Trần Văn Mẫu' },
  recipients: ['Như trên', 'Lưu: VT, VHXH'],
  issuer: { place: 'Bình An', numberSigns: 'UBND-NV' },
};
const ISSUER = { issuer: SIGNED.issuer };
const SIGNER = { capacity: ['Người lập biểu'] };
const PARTY_GIVEN = {
  ...{ committee: 'Đảng ủy xã Bình An', place: 'Bình An' },
  signatory: { capacity: ['T/M ĐẢNG ỦY', 'BÍ THƯ'] },
};

/** What only people know of each paper. */
const GIVEN: { readonly [form: string]: object } = {
  'opening-letter': {
    ...{ addressees: ['Các phòng, đơn vị thuộc xã'], opening: 'Thực hiện Nghị định số 335/2025/NĐ-CP' },
    ...{ requests: ['Các đơn vị tổ chức đánh giá đúng trình tự.'], ending: 'Đề nghị thực hiện đúng hạn.' },
    ...SIGNED,
  },
  'evaluation-plan': {
    ...{ legalBases: ['Căn cứ Nghị định số 335/2025/NĐ-CP'], purposes: ['Đánh giá đúng, đủ'] },
    ...{ duties: [{ unit: 'Văn phòng', duty: 'Tổng hợp, trình cấp có thẩm quyền' }], ...SIGNED },
  },
  'urging-letter': {
    ...{ addressees: ['Văn phòng'], matter: 'xếp loại chất lượng năm 2026', newDeadline: '2026-12-20' },
    ...SIGNED,
  },
  'meeting-invitation': {
    ...{ time: '8 giờ 00 phút, ngày 05 tháng 12 năm 2026', chairedBy: 'ông Trần Văn Mẫu' },
    ...{ agenda: ['Cá nhân tự nhận xét', 'Tập thể góp ý'], ...SIGNED },
  },
  'opinion-sheet': { source: 'Tập thể công chức' },
  'counting-record': { time: '10 giờ 00 phút', countingPlace: 'trụ sở xã', ...ISSUER },
  'meeting-minutes': {
    ...{ opensAt: '8 giờ 00 phút, ngày 05 tháng 12 năm 2026', closesAt: '9 giờ 00 phút cùng ngày' },
    ...{ chairedBy: 'ông Trần Văn Mẫu', writtenBy: 'bà Lê Thị Thư' },
    ...{ chair: { capacity: ['Chủ tọa'] }, secretary: { capacity: ['Thư ký'] }, ...ISSUER },
  },
  'party-minutes': {
    ...{ opensAt: '8 giờ 00 phút, ngày 05 tháng 12 năm 2026', closesAt: '9 giờ 00 phút cùng ngày' },
    ...{ chairedBy: 'ông Trần Văn Mẫu', writtenBy: 'bà Lê Thị Thư' },
    ...{ secretary: { capacity: ['Thư ký'] }, ...PARTY_GIVEN },
  },
  'minutes-extract': SIGNED,
  'party-opinion': {
    ...{ committee: 'Đảng ủy xã Bình An', place: 'Bình An', strengths: 'Gương mẫu', proposal: 'Nhất trí' },
    ...{ recipients: SIGNED.recipients, signatory: { capacity: ['T/M ĐẢNG ỦY', 'BÍ THƯ'] } },
  },
  synthesis: { quotaStatement: 'Còn 01 chỉ tiêu', drafter: SIGNER, ...ISSUER },
  submission: {
    ...{ addressee: 'Chủ tịch Ủy ban nhân dân xã', process: ['Đã họp, lấy ý kiến'] },
    ...{ request: 'Kính trình xem xét, quyết định', enclosures: ['Biên bản họp'], ...SIGNED },
  },
  decision: {
    authorityTitle: 'Chủ tịch Ủy ban nhân dân xã Bình An',
    articles: ['Xếp loại chất lượng các cá nhân có tên trong danh sách.', 'Có hiệu lực kể từ ngày ký.'],
    ...SIGNED,
  },
  'personal-notice': { petitionTo: 'Chủ tịch UBND xã', ...SIGNED },
  'publication-list': {
    where: 'Trụ sở xã',
    publishedFrom: '2026-12-20',
    publishedTo: '2027-01-20',
    ...SIGNED,
  },
  petition: { addressee: 'Chủ tịch Ủy ban nhân dân xã Bình An', place: 'Bình An' },
  'remediation-plan': {
    legalBases: ['Căn cứ kết luận cuộc họp'],
    purposes: ['Khắc phục dứt điểm'],
    ...SIGNED,
  },
  'dossier-cover': { dossierCode: 'HS-01', archivist: SIGNER },
  'level-summary': { drafter: SIGNER, signatory: SIGNED.signatory, ...ISSUER },
  'not-rated-list': { drafter: SIGNER, signatory: SIGNED.signatory, ...ISSUER },
  'party-person-list': PARTY_GIVEN,
  'party-level-report': { ...PARTY_GIVEN, proposals: ['Bổ sung chỉ tiêu'], recipients: SIGNED.recipients },
  'party-collective-review': { ...PARTY_GIVEN, generalPoints: '27', strengths: 'Đoàn kết' },
  'party-task-results': { ...PARTY_GIVEN, tasks: [{ content: 'Sinh hoạt chuyên đề' }] },
  'unit-result-sheet': { head: SIGNER, authority: SIGNED.signatory, ...ISSUER },
  'reasons-sheet': { drafter: SIGNER },
  'nd-335-form-01': { authority: SIGNED.signatory },
  'nd-335-form-02': { authority: SIGNED.signatory, selfLevel: 'excellent', handling: 'Đề nghị khen thưởng' },
};
const REVIEWED = { authority: SIGNED.signatory, place: 'Bình An', politics: 'Vững vàng' };

const done = async (reply: Promise<Reply>): Promise<Reply> => {
  const { status, body, ...rest } = await reply;
  if (status >= 300) throw new Error(JSON.stringify(body).slice(0, 2000));
  return { status, body, ...rest };
};
const post = (path: string, body: object, as = year.officer) => done(ask('post', path, { as, body }));

beforeAll(async () => {
  year = await decidedCycle(server);
  const { rows } = await superuser.query('select revision from congtam.person where id = $1', [year.an]);
  const corrected = ask('post', `/api/v1/people/${year.an}/corrections`, {
    ...{ as: year.officer, body: { fullName: LONG, ground: 'CCCD' } },
    headers: { 'if-match': `"v${rows[0].revision}"` },
  });
  await done(corrected);
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'authority', unit: year.commune });
  another = await server.session(account);
  const at = `/api/v1/cycles/${year.cycleId}`;
  const unit = year.office;
  const called = await post(`${at}/meetings`, {
    ...{ regulation: 'nd-335-2025', unit, on: '2026-12-05', place: 'Hội trường' },
    subjects: [year.anCode, year.binhCode],
    invitees: [
      { name: 'Bà Chi', standsFor: 'Lãnh đạo phòng' },
      { name: 'Ông Dũng', standsFor: 'Ban Tổ chức Tỉnh ủy', directs: true },
    ],
  });
  of.meeting = String(called.body.id);
  const meeting = `/api/v1/meetings/${of.meeting}`;
  await post(`${meeting}/attendance`, { attended: [1] });
  await post(`${meeting}/opinions`, {
    ...{ subject: year.anCode, position: 1, side: 'meeting', opinion: 'Hoàn thành tốt việc được giao' },
  });
  await post(`${meeting}/counting-records`, {
    ...{ subject: year.anCode, question: 'Mức xếp loại', issued: 12, returned: 12, invalid: 1 },
    ...{ counts: { excellent: 3, good: 8 }, counters: 'Bà Chi', document: 'BB kiểm phiếu' },
  });
  await post(`${meeting}/minutes`, { conclusions: 'Nhất trí mức tốt', minutes: 'Biên bản', isRead: true });
  // What Bình said of himself, and the Party committee of him, is in the synthesis.
  for (const [form, given] of [
    ['nd-335-form-02', { ...GIVEN['nd-335-form-02'], selfLevel: 'excellent' }],
    ['party-opinion', { ...GIVEN['party-opinion'], proposal: 'Đề nghị xem lại tiến độ' }],
  ] as const)
    await post(`${at}/issued-papers`, { form, subject: year.binhCode, of: null, given });
  const drafted = await post(`${at}/decisions`, {
    ...{ regulation: 'nd-335-2025', unit, basis: 'Căn cứ Nghị định số 335/2025/NĐ-CP' },
    items: [{ subject: year.binhCode, level: 'completed', reason: 'chậm việc', document: 'BB 3' }],
    parts: [],
  });
  of.decision = String(drafted.body.id);
  const decision = `/api/v1/decisions/${of.decision}`;
  await post(`${decision}/submission`, {});
  await post(`${decision}/decision`, {}, year.authority);
  const dossier = await post(`${at}/dossiers`, { subject: year.anCode, recipient: year.commune });
  of.dossier = String(dossier.body.id);
  const classified = { number: '07/M', day: '2026-11-02' };
  await done(
    ask('put', `/api/v1/dossiers/${of.dossier}/lines/meeting`, { as: year.officer, body: { classified } }),
  );
  const filed = await post(`${at}/petitions`, { contested: 'Không nhất trí với mức' }, year.anSession);
  of.petition = String(filed.body.id);
  const owner = {
    shortcoming: 'Chậm hạn',
    measure: 'Rút ngắn quy trình',
    dueOn: '2027-03-01',
    ground: 'KL 5',
  };
  await post(`/api/v1/units/${unit}/remedies`, { ...owner, owner: year.an, follower: year.binh });
}, 120_000);

const about = async () => {
  const { body } = await ask('get', '/api/v1/paper-forms', { as: year.officer });
  return (body.forms ?? []).map((form) => ({ id: String(form.id), about: String(form.about) }));
};
/** The words of a DOCX, in one spelling. */
const wordsOf = (bytes: Buffer): string =>
  Buffer.from(unzipSync(bytes)['word/document.xml'] ?? [])
    .toString('utf8')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .normalize('NFC');
const inputFor = async (form: { readonly id: string; readonly about: string }) => {
  const units = await superuser.query('select code from congtam.unit where id = $1', [year.office]);
  const isOfPerson = ['person', 'subject', 'petition'].includes(form.about) || form.id === 'minutes-extract';
  return {
    form: form.id,
    subject: form.about === 'unit' ? String(units.rows[0].code) : isOfPerson ? year.anCode : null,
    of: of[form.about] ?? null,
    given: GIVEN[form.id] ?? (form.id.startsWith('nd-90') ? REVIEWED : {}),
  };
};
/** Words that a paper owes to what the server knows, and to nobody's typing. */
const KNOWN: { readonly [form: string]: readonly string[] } = {
  'opening-letter': ['15/12/2026', 'Quyết định mức xếp loại'],
  'evaluation-plan': ['Quyết định mức xếp loại', '15/12/2026', 'Cấp phó'],
  'meeting-invitation': ['Ông Dũng', 'Ban Tổ chức Tỉnh ủy', 'Hội trường'],
  'opinion-sheet': [LONG.normalize('NFC'), 'Hoàn thành tốt nhiệm vụ'],
  'counting-record': [LONG.normalize('NFC'), '12', 'Bà Chi'],
  'meeting-minutes': ['Hoàn thành tốt việc được giao', 'Nhất trí mức tốt', 'Bà Chi', 'Ông Dũng'],
  'party-minutes': ['Hoàn thành tốt việc được giao', 'Nhất trí mức tốt', 'Bà Chi', 'Ông Dũng'],
  'minutes-extract': [LONG.normalize('NFC'), 'Nhất trí mức tốt'],
  'party-opinion': [LONG.normalize('NFC'), 'Văn phòng'],
  synthesis: [
    ...['Bình', 'Hoàn thành nhiệm vụ', 'chậm việc', 'Hoàn thành xuất sắc nhiệm vụ', 'Nhất trí mức tốt'],
    'Đề nghị xem lại tiến độ',
  ],
  submission: ['Hoàn thành nhiệm vụ', '100%'],
  'level-summary': ['Tổng số', '50,00'],
  decision: ['Bình', 'Hoàn thành nhiệm vụ', 'Căn cứ Nghị định số 335/2025/NĐ-CP'],
  petition: [LONG.normalize('NFC'), 'Không nhất trí với mức', 'Hoàn thành tốt nhiệm vụ'],
  'remediation-plan': ['Chậm hạn', 'Rút ngắn quy trình', '01/03/2027'],
  // What was said on the sheet of the year and by the Party committee stands in the list as well.
  'party-person-list': [
    ...[LONG.normalize('NFC'), 'Bình', 'Hoàn thành nhiệm vụ', 'chậm việc'],
    ...['Hoàn thành xuất sắc nhiệm vụ', 'Nhất trí', 'Đề nghị khen thưởng'],
  ],
  'party-level-report': ['Tổng cộng', 'Hoàn thành tốt nhiệm vụ', 'Bổ sung chỉ tiêu'],
  'party-collective-review': ['Văn phòng', '27'],
  'party-task-results': ['Văn phòng', 'Sinh hoạt chuyên đề'],
  'dossier-cover': [LONG.normalize('NFC'), '07/M', 'Tự nhận xét'],
  'personal-notice': [LONG.normalize('NFC'), 'Hoàn thành tốt nhiệm vụ'],
};

/** Papers as they were issued, by their form. */
const issued = new Map<string, { readonly docx: Buffer; readonly pdf: Buffer }>();

/** Made by the act they belong to: an answer by answering, the impact of a draft where drafts are tried. */
const ELSEWHERE = ['petition-answer', 'impact-sheet'];

it('every form there is is issued as DOCX and PDF from what the server knows, but for those that an act of their own makes', async () => {
  const known = await about();
  expect(known.map(({ id }) => id).sort()).toEqual(forms.map(({ id }) => id).sort());
  expect(known.filter((form) => form.about === 'null').map(({ id }) => id)).toEqual(ELSEWHERE);
  for (const form of known.filter(({ id }) => !ELSEWHERE.includes(id))) {
    // Whoever decided the level neither sees the petition nor its paper; who filed it has no papers to issue.
    const as = form.about === 'petition' ? another : year.officer;
    const body = await inputFor(form);
    const reply = await ask('post', `/api/v1/cycles/${year.cycleId}/issued-papers`, { as, body });
    expect([form.id, reply.status, reply.status < 300 ? undefined : reply.body]).toEqual([
      form.id,
      201,
      undefined,
    ]);
    const file = (kind: string) =>
      ask('get', `/api/v1/issued-papers/${reply.body.id}/file?kind=${kind}`, { as });
    const [docx, pdf] = [await file('docx'), await file('pdf')];
    issued.set(form.id, { docx: docx.bytes, pdf: pdf.bytes });
    expect([form.id, pdf.bytes.subarray(0, 5).toString()]).toEqual([form.id, '%PDF-']);
    const words = wordsOf(docx.bytes).toLowerCase();
    for (const said of KNOWN[form.id] ?? [])
      expect([form.id, words.includes(said.toLowerCase()) ? said : words]).toEqual([form.id, said]);
    const isUnnamed = form.id === 'opinion-sheet';
    expect([form.id, words.replaceAll(/\s/g, '').includes('ct1:')]).toEqual([form.id, !isUnnamed]);
  }
  expect(server.faults).toEqual([]);
});

it('the answer to a petition is issued by answering it, in the same layout', async () => {
  const petition = `/api/v1/petitions/${of.petition}`;
  await post(`${petition}/taking`, {}, another);
  const answer = { outcome: 'kept', findings: 'Điểm đã tính đúng', ...SIGNED, place: 'Bình An' };
  const { issuer: _, ...given } = answer;
  await post(`${petition}/answer`, given, another);
  const listed = await ask('get', `/api/v1/issued-papers?cycle=${year.cycleId}`, { as: another });
  const paper = (listed.body.papers ?? []).find((one) => String(one.form) === 'petition-answer');
  const file = async (kind: string) =>
    (await ask('get', `/api/v1/issued-papers/${paper?.id}/file?kind=${kind}`, { as: another })).bytes;
  issued.set('petition-answer', { docx: await file('docx'), pdf: await file('pdf') });
  expect(wordsOf(await file('docx'))).toContain('Điểm đã tính đúng');
});

it('every PDF that was issued has all its fonts in it, and none but ours', () => {
  expect(issued.size).toBe(forms.length - 1);
  for (const [form, { pdf }] of issued) {
    const { names, described, embedded } = fontTable(pdf);
    expect([form, names.length > 1, names.filter((font) => !font.includes('+Tinos'))]).toEqual([
      form,
      true,
      [],
    ]);
    expect([form, embedded]).toEqual([form, described]);
  }
});

if (process.env.CONGTAM_FULL === '1')
  describe('papers as they were issued, in the programs people open them with', () => {
    const folder = mkdtempSync(join(tmpdir(), 'congtam-issued-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const missing = 'is not installed here, so that nothing is opened: skipped';

    it.skipIf(!hasOffice)(
      hasOffice ? 'LibreOffice opens every DOCX' : `LibreOffice ${missing}`,
      () => {
        const names = [...issued.keys()];
        for (const [form, { docx }] of issued) writeFileSync(join(folder, `${form}.docx`), docx);
        openInOffice(folder, names);
        for (const form of names) {
          const text = readFileSync(join(folder, `${form}.txt`), 'utf8');
          expect([form, text]).toEqual([
            form,
            expect.stringMatching(/CỘNG HÒA XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM/i),
          ]);
        }
      },
      600_000,
    );

    it.skipIf(!hasPdfFonts)(
      hasPdfFonts ? 'pdffonts finds all fonts embedded' : `pdffonts ${missing}`,
      () => {
        for (const [form, { pdf }] of issued) {
          const path = join(folder, `${form}.pdf`);
          writeFileSync(path, pdf);
          const fonts = fontLines(path);
          expect([form, fonts.length > 0, strangeFonts(fonts)]).toEqual([form, true, []]);
        }
      },
      600_000,
    );
  });

it('a paper of a meeting that is not adopted, of another cycle’s thing, or of nothing is refused; a petition’s is kept away', async () => {
  const issue = async (body: object, as = year.officer) => {
    const { status, body: reply } = await ask('post', `/api/v1/cycles/${year.cycleId}/issued-papers`, {
      as,
      body,
    });
    return [status, reply.code];
  };
  const called = await post(`/api/v1/cycles/${year.cycleId}/meetings`, {
    ...{
      regulation: 'nd-335-2025',
      unit: year.office,
      on: '2026-12-06',
      place: 'x',
      subjects: [year.binhCode],
    },
    invitees: [{ name: 'Bà Chi', standsFor: 'x' }],
  });
  const minutes = { form: 'meeting-minutes', of: called.body.id, given: GIVEN['meeting-minutes'] };
  expect(await issue(minutes)).toEqual([409, 'issued-paper.not-yet']);
  const draft = await ask('post', `/api/v1/cycles/${year.cycleId}/paper-drafts`, {
    as: year.officer,
    body: minutes,
  });
  expect(draft.status).toBe(200);
  expect(await issue({ ...minutes, of: null })).toEqual([404, 'issued-paper.unknown-thing']);
  expect(await issue({ ...minutes, of: of.decision })).toEqual([404, 'issued-paper.unknown-thing']);
  expect(await issue({ form: 'petition', of: of.petition, given: GIVEN.petition }, year.authority)).toEqual([
    404,
    'issued-paper.unknown-thing',
  ]);
});
