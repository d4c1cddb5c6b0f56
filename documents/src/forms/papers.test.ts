import { describe, expect, it } from 'vitest';
import { toDocx } from '../docx/write-docx.ts';
import { printHere } from '../pdf/print-here.ts';
import { drawn } from '../testing/drawn.ts';
import { firstMissing, partOfDocx, seenInPdf, textOfDocx } from '../testing/text-of.ts';
import { forms, formWithId } from './registry.ts';

// Typed from Nghị định 30/2020 (parts of a paper) and from what the law asks each paper to hold.

const state = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
const party = 'ĐẢNG CỘNG SẢN VIỆT NAM';
const openDay = 'ngày tháng năm 2026';

const expected: Readonly<Record<string, readonly string[]>> = {
  'opening-letter': [
    ...state,
    openDay,
    'Kính gửi:',
    'Thời hạn của từng việc',
    'Trước ngày',
    '15/12/2026',
    'Nơi nhận:',
    'Lưu: VT',
  ],
  'evaluation-plan': [
    ...state,
    'KẾ HOẠCH',
    'Căn cứ',
    'MỤC ĐÍCH, YÊU CẦU',
    'ĐỐI TƯỢNG',
    'Bước',
    'TỔ CHỨC THỰC HIỆN',
    'Nơi nhận:',
  ],
  'urging-letter': [
    'đôn đốc',
    ...state,
    'Kính gửi:',
    'chưa hoàn thành',
    'Hạn',
    'Số ngày chậm',
    '30/11/2026',
    'trước ngày 08 tháng 12 năm 2026',
  ],
  'unit-result-sheet': [
    ...state,
    'Tiêu chí',
    'Tổng điểm',
    'Điều kiện',
    'HẠN CHẾ',
    'tự xếp loại',
    'Cấp có thẩm quyền công nhận',
  ],
  'reasons-sheet': [
    ...state,
    'BẢN GIẢI THÍCH KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG',
    'Mức xếp loại: Hoàn thành tốt nhiệm vụ',
    'khoản 2 Điều 20 Nghị định 335/2025/NĐ-CP',
    'Kết quả sẽ khác nếu',
  ],
  'meeting-invitation': [
    ...state,
    openDay,
    'GIẤY MỜI',
    'trân trọng kính mời',
    'theo dõi và chỉ đạo',
    'Thời gian:',
    'Địa điểm:',
    'Nơi nhận:',
  ],
  'opinion-sheet': ['PHIẾU LẤY Ý KIẾN', 'Đối tượng lấy ý kiến', 'Họ và tên', 'Ý kiến khác'],
  'counting-record': [
    ...state,
    'BIÊN BẢN KIỂM PHIẾU',
    'Tổ kiểm phiếu gồm',
    'Số phiếu phát ra: 128',
    'Số phiếu thu về: 120',
    'Số phiếu hợp lệ: 117',
    'Số phiếu không hợp lệ: 03',
    'niêm phong',
    'đọc lại',
    'Tổ trưởng'.toUpperCase(),
  ],
  'meeting-minutes': [
    ...state,
    'BIÊN BẢN',
    'Thời gian bắt đầu',
    'Địa điểm',
    'Chủ trì',
    'Thư ký',
    'Triệu tập: 42 người; có mặt: 39 người; vắng mặt: 03 người',
    'Tư cách',
    'Ý KIẾN',
    'KẾT LUẬN',
    '39/39 người dự họp thông qua',
    'kết thúc',
  ],
  'minutes-extract': [...state, 'TRÍCH BIÊN BẢN', 'Trích từ', 'Kết luận', 'đúng với biên bản', 'Nơi nhận:'],
  'party-opinion': [
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Ý KIẾN NHẬN XÉT',
    'Ưu điểm',
    'Hạn chế, khuyết điểm',
    'Đề nghị xếp loại',
    'Nơi nhận:',
  ],
  synthesis: [
    ...state,
    'TỔNG HỢP, ĐỀ XUẤT XẾP LOẠI CHẤT LƯỢNG',
    'Tự xếp loại',
    'Ý kiến cuộc họp',
    'Ý kiến cấp ủy',
    'Đề xuất xếp loại',
    '89,9966',
  ],
  submission: [
    ...state,
    'TỜ TRÌNH',
    'Kính gửi: Ban Thường vụ',
    'Căn cứ',
    'Mức xếp loại',
    'Không xếp loại',
    'Ý KIẾN KHÁC NHAU',
    'KIẾN NGHỊ',
    'Gửi kèm',
    'Nơi nhận:',
  ],
  decision: [
    ...state,
    openDay,
    'QUYẾT ĐỊNH',
    'Về việc',
    'CHỦ TỊCH ỦY BAN NHÂN DÂN',
    'Căn cứ',
    'QUYẾT ĐỊNH:',
    'Điều 1.',
    'Điều 2.',
    'Điều 3.',
    'Nơi nhận:',
    'DANH SÁCH',
    'Kèm theo Quyết định số',
    'Mức xếp loại',
  ],
  'personal-notice': [
    ...state,
    'THÔNG BÁO',
    'Kính gửi:',
    'Mức xếp loại: Hoàn thành tốt nhiệm vụ',
    'Căn cứ của kết quả',
    'Điều 20',
    'có quyền kiến nghị',
    'trước ngày 24 tháng 12 năm 2026',
    'người nhận không ký',
  ],
  'publication-list': [
    ...state,
    'Công khai kết quả xếp loại chất lượng năm 2026',
    'Họ và tên',
    'Mức xếp loại',
    'Hoàn thành tốt nhiệm vụ',
    'Nơi nhận:',
  ],
  petition: [
    ...state,
    'ĐƠN KIẾN NGHỊ',
    'Kính gửi:',
    'Họ và tên:',
    'Hoàn thành nhiệm vụ',
    'Lý do, căn cứ',
    'Đề nghị',
    'Gửi kèm',
  ],
  'petition-answer': [
    'trả lời kiến nghị',
    ...state,
    'ngày 17 tháng 12 năm 2026',
    'ngày 28 tháng 12 năm 2026',
    'Kết quả xem xét',
    'Thay đổi kết quả xếp loại: Hoàn thành tốt nhiệm vụ',
    'thay thế quyết định trước',
  ],
  'not-rated-list': [
    ...state,
    'KHÔNG XẾP LOẠI',
    'Lý do',
    'Căn cứ',
    'dưới 06 tháng',
    'Điều 11',
    'Danh sách gồm 25 trường hợp',
  ],
  'level-summary': [
    ...state,
    'TỔNG HỢP KẾT QUẢ XẾP LOẠI',
    'Tổng số',
    'Không, chưa xếp loại',
    '2229',
    '210',
    '1802',
    '180',
    '24',
    'Tổng cộng',
    '53496',
  ],
  'remediation-plan': [
    ...state,
    'KẾ HOẠCH',
    'Hạn chế, khuyết điểm',
    'Biện pháp',
    'Người thực hiện',
    'Trước ngày',
    'Người theo dõi, kiểm tra',
    '31/03/2027',
    'Nơi nhận:',
  ],
  'dossier-cover': [
    ...state,
    'HỒ SƠ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG',
    'MỤC LỤC VĂN BẢN',
    'Biên bản cuộc họp',
    'Mẫu số 01',
    'Mẫu số 02',
    'cấp ủy',
    'thông báo kết quả',
    'kiến nghị',
    'sổ tài liệu mật',
    'Còn thiếu: phiếu tháng 7',
  ],
  // Thirteen columns: what is known of them is said, and how one came from the self-review to the decision.
  'party-person-list': [
    party,
    'DANH SÁCH',
    'Mã chức danh',
    'Mức tự xếp loại',
    'Chi bộ đề nghị',
    'Thẩm định',
    'Mức được quyết định',
    'Lý do',
    'Đề xuất về cán bộ',
    '92,50',
  ],
  'party-minutes': [party, 'HỘI NGHỊ KIỂM ĐIỂM', 'Nội dung: Họp kiểm điểm', 'ĐẠI BIỂU MỜI', 'vắng mặt'],
  // Of one excellent and two good, a third.
  'party-level-report': [
    party,
    'BÁO CÁO',
    'THUỘC THẨM QUYỀN',
    'CẤP TRÊN',
    'ĐỀ XUẤT, KIẾN NGHỊ',
    'Chưa xếp loại',
    '33,3',
    '1. Tham mưu',
    'Nơi nhận:',
  ],
  'party-collective-review': [
    party,
    'TỰ KIỂM ĐIỂM',
    'Tiêu chí chung',
    '30',
    '27',
    '64,25',
    'HẠN CHẾ, KHUYẾT ĐIỂM',
    'NGUYÊN NHÂN',
    'TỰ XẾP LOẠI',
  ],
  'party-task-results': [
    party,
    'KẾT QUẢ THỰC HIỆN NHIỆM VỤ',
    'Nội dung',
    'Sản phẩm',
    'Kết quả',
    'thành tích',
    'Nhóm nhiệm vụ 13',
  ],
  'impact-sheet': [
    ...state,
    'MÔ PHỎNG, KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC',
    'Hiện hành',
    'Dự thảo',
    'Chênh lệch',
    'Tác động theo nhóm',
    'Nơi vượt số suất',
    'Tiếp thu, giải trình ý kiến góp ý',
    'Tiếp thu một phần',
    'quá ít người',
  ],
};

describe('what the law asks of the paper stands on it, in both formats', () => {
  it.each(Object.entries(expected))('%s', async (id, lines) => {
    const paper = drawn(id, formWithId(id)?.samples.longest);
    const said = lines.map((line) => line.toLowerCase());
    const pdf = (await seenInPdf(printHere(paper))).text.toLowerCase();
    expect(said.filter((line) => !pdf.includes(line))).toEqual([]);
    expect(said.filter((line) => !textOfDocx(toDocx(paper)).toLowerCase().includes(line))).toEqual([]);
    if (id !== 'level-summary' && id !== 'synthesis')
      expect(firstMissing(pdf, said.slice(0, 3))).toBeUndefined();
  });
});

it('number and day are left to the records clerk, with room to write', () => {
  const docx = textOfDocx(toDocx(drawn('decision', formWithId('decision')?.samples.longest)));
  expect(docx).toContain('Số: /QĐ-UBND');
  expect(docx).toContain(openDay);
});

it.each([
  'party-opinion',
  'party-collective-review',
  'party-task-results',
  'party-person-list',
  'party-minutes',
  'party-level-report',
])('a Party paper has the heading of the Party and not that of the state: %s', (id) => {
  const docx = textOfDocx(toDocx(drawn(id, formWithId(id)?.samples.longest)));
  expect(docx.toUpperCase()).toContain(party);
  expect(docx).not.toContain('CỘNG HÒA XÃ HỘI');
});

it('the list that is made public has no field for scores, opinions or reasons', () => {
  const form = formWithId('publication-list');
  const subject = { subject: 'An', levelName: 'Tốt', score: '91.00' };
  expect(form?.draw({ ...form.samples.shortest, subjects: [subject] }).kind).toBe('refused');
  expect(form?.draw({ ...form.samples.shortest, subjects: [{ subject: 'An', levelName: 'Tốt' }] }).kind).toBe(
    'drawn',
  );
});

it('an anonymous opinion sheet asks for no name and is not numbered', () => {
  const sheet = textOfDocx(toDocx(drawn('opinion-sheet', formWithId('opinion-sheet')?.samples.shortest)));
  expect(sheet).toContain('không ghi tên, không đánh số');
  expect(sheet).not.toContain('(Ký, ghi rõ họ tên)');
});

it('numbers of pages begin on the second page, and heads of tables stand on every page', async () => {
  const paper = drawn('decision', formWithId('decision')?.samples.longest);
  const { pages } = await seenInPdf(printHere(paper));
  expect(pages.length).toBeGreaterThan(5);
  // The list is an annex, whose pages are counted from one again.
  const list = pages.findIndex((page) => page.includes('DANH SÁCH'));
  expect(list).toBeGreaterThan(0);
  for (const part of [pages.slice(0, list), pages.slice(list)]) {
    expect(part[0]).not.toMatch(/^\d/);
    expect(part.slice(1).filter((page, at) => !page.startsWith(`${at + 2} `))).toEqual([]);
  }
  expect(pages.slice(list).filter((page) => !page.includes('Mức xếp loại'))).toEqual([]);
  const xml = partOfDocx(toDocx(paper), 'word/document.xml');
  expect(xml).toContain('<w:tblHeader/>');
  const sections = [...xml.matchAll(/<w:sectPr>.*?<\/w:sectPr>/g)].map(([section]) => section);
  expect(sections.map((section) => section.includes('<w:titlePg/>'))).toEqual([true, true]);
  expect(sections.map((section) => section.includes('<w:pgNumType w:start="1"/>'))).toEqual([false, true]);
});

// Nghị định 30/2020, Phụ lục I, Phần I, mục III.1 and II.9.
it('an annex is named as one and says what it is issued with; lines of recipients end as the decree has it', () => {
  const docx = textOfDocx(toDocx(drawn('decision', formWithId('decision')?.samples.shortest)));
  expect(docx).toContain('Phụ lục DANH SÁCH');
  expect(docx).toContain(
    '(Kèm theo Quyết định số /QĐ-UBND ngày tháng năm 2026 của Ủy ban nhân dân xã Bình An)',
  );
  const sent = { ...formWithId('decision')?.samples.shortest, recipients: ['Như Điều 2;', 'Lưu: VT, TCCB.'] };
  expect(textOfDocx(toDocx(drawn('decision', sent)))).toContain('- Như Điều 2; - Lưu: VT, TCCB.');
  expect(docx).toContain('- Lưu: VT.');
});

it('a numbered decision bears its number and day at its head and on its annex, and a recipient has one dash', () => {
  const numbered = {
    ...formWithId('decision')?.samples.shortest,
    ...{ number: '15/QĐ-UBND', day: '2026-11-28', recipients: ['- Như Điều 1', '– Lưu: VT'] },
  };
  const docx = textOfDocx(toDocx(drawn('decision', numbered)));
  expect(docx).toContain('Số: 15/QĐ-UBND');
  expect(docx).toContain('Bình An, ngày 28 tháng 11 năm 2026');
  expect(docx).toContain('(Kèm theo Quyết định số 15/QĐ-UBND ngày 28 tháng 11 năm 2026 của');
  expect(docx).toContain('Nơi nhận: - Như Điều 1; - Lưu: VT.');
});

it('in Word a column of numbers is wide enough for what stands in it', () => {
  const digit = 0.5; // of the size of the letters, in the font of the papers; a sign takes half of that
  const torn = forms.flatMap(({ id, samples }) =>
    [...partOfDocx(toDocx(drawn(id, samples.longest)), 'word/document.xml').matchAll(/<w:tc>.*?<\/w:tc>/g)]
      .map(([cell]) => ({
        number: /^[\d,./]+$/.exec(cell.replace(/<[^>]*>/g, ''))?.[0] ?? '',
        room: Number(/<w:tcW w:w="(\d+)"/.exec(cell)?.[1]) / 20 - 7,
        size: Number(/<w:sz w:val="(\d+)"/.exec(cell)?.[1]) / 2,
      }))
      .filter(({ number, room, size }) => {
        const digits = number.replace(/\D/g, '').length;
        return room < (digits + (number.length - digits) / 2) * digit * size;
      })
      .map(({ number }) => `${id}: ${number}`),
  );
  expect([...new Set(torn)]).toEqual([]);
});

it('the code of verification stands beside its QR picture in both formats', async () => {
  const code = 'CT1:0197f3a2:5f2b9c0e7d1a4c3f';
  const form = formWithId('publication-list');
  const paper = drawn('publication-list', { ...form?.samples.shortest, verification: { code } });
  expect(textOfDocx(toDocx(paper))).toContain(code);
  expect(partOfDocx(toDocx(paper), 'word/media/qr1.png').length).toBeGreaterThan(100);
  expect((await seenInPdf(printHere(paper))).text.replaceAll(' ', '')).toContain(code);
});
