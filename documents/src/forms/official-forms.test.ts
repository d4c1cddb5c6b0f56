import { expect, it } from 'vitest';
import { toDocx } from '../docx/write-docx.ts';
import { printHere } from '../pdf/print-here.ts';
import { drawn } from '../testing/drawn.ts';
import { firstMissing, seenInPdf, textOfDocx } from '../testing/text-of.ts';
import { formWithId } from './registry.ts';

// The lines below are typed from the decrees, not copied from what the forms print.

const nationalHeading = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
const fourLevels = [
  'Hoàn thành xuất sắc nhiệm vụ',
  'Hoàn thành tốt nhiệm vụ',
  'Hoàn thành nhiệm vụ',
  'Không hoàn thành nhiệm vụ',
];

const headerOf90 = (number: string, whom: string, post: string, unit: string): string[] => [
  number,
  ...nationalHeading,
  'PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG',
  whom,
  'Năm 2024',
  'Họ và tên:',
  post,
  unit,
  'KẾT QUẢ TỰ ĐÁNH GIÁ',
  '1. Chính trị tư tưởng',
  '2. Đạo đức, lối sống',
  '3. Tác phong, lề lối làm việc',
  '4. Ý thức tổ chức kỷ luật',
  '5. Kết quả thực hiện chức trách, nhiệm vụ được giao',
];

const expected: Readonly<Record<string, readonly string[]>> = {
  // Nghị định 335/2025, Phụ lục II: identity; criteria with most and own points; general, result, total; strengths, weaknesses;
  // comment of the competent monitor; two signatures.
  'nd-335-form-01': [
    'Mẫu số 01',
    ...nationalHeading,
    'PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC',
    'Họ và tên:',
    'Chức vụ, chức danh:',
    'Cơ quan, tổ chức, đơn vị công tác:',
    'Tiêu chí',
    'Điểm tối đa',
    'Điểm tự chấm',
    ...['I.1', '5', 'I.2', '5', 'II.1', '2,5', 'II.2', '2,5', 'II.3', '2,5', 'II.4', '2,5'],
    ...['III.1', '2,5', 'III.2', '2,5', 'III.3', '2,5', 'III.4', '2,5'],
    'Điểm tiêu chí chung 30',
    'Điểm tiêu chí kết quả thực hiện nhiệm vụ 70',
    'Tổng điểm (A + B) 100',
    'Ưu điểm',
    'Hạn chế, khuyết điểm',
    'NHẬN XÉT CỦA NGƯỜI CÓ THẨM QUYỀN THEO DÕI, ĐÁNH GIÁ',
    '(Ký, ghi rõ họ tên)',
    '(Ký, ghi rõ họ tên)',
  ],
  // Twelve rows of month, score, note; yearly mean; own level; level of the authority; handling proposed under Điều 23.
  'nd-335-form-02': [
    'Mẫu số 02',
    ...nationalHeading,
    'Năm 2026',
    'Họ và tên:',
    'Tháng Điểm Ghi chú',
    ...Array.from({ length: 12 }, (_, at) => `Tháng ${at + 1}`),
    'Điểm bình quân năm',
    'TỰ XẾP LOẠI CHẤT LƯỢNG',
    ...fourLevels,
    'XẾP LOẠI CHẤT LƯỢNG CỦA CẤP CÓ THẨM QUYỀN',
    ...fourLevels,
    'Điều 23',
    '(Ký, ghi rõ họ tên)',
    '(Ký, ghi rõ họ tên, đóng dấu)',
  ],
  'nd-90-form-01': [
    ...headerOf90('Mẫu số 01', 'CÁN BỘ', 'Chức vụ, chức danh:', 'Cơ quan, tổ chức, đơn vị công tác:'),
    'Kết quả hoạt động của cơ quan, tổ chức, đơn vị',
    'Năng lực lãnh đạo, quản lý',
    'Năng lực tập hợp, đoàn kết',
    'II. TỰ NHẬN XÉT, XẾP LOẠI CHẤT LƯỢNG',
    'ưu, khuyết điểm',
    ...fourLevels,
    'III. KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG',
    'Nhận xét ưu, khuyết điểm',
    ...fourLevels,
    'đóng dấu',
  ],
  'nd-90-form-02': [
    ...headerOf90('Mẫu số 02', 'CÔNG CHỨC', 'Chức vụ, chức danh:', 'Cơ quan, tổ chức, đơn vị công tác:'),
    '6. Thái độ phục vụ nhân dân, doanh nghiệp',
    'PHẦN DÀNH RIÊNG CHO CÔNG CHỨC LÃNH ĐẠO, QUẢN LÝ',
    '7. Kết quả hoạt động',
    '8. Năng lực lãnh đạo, quản lý',
    '9. Năng lực tập hợp, đoàn kết',
    'II. TỰ NHẬN XÉT, XẾP LOẠI CHẤT LƯỢNG',
    ...fourLevels,
    'III. Ý KIẾN NHẬN XÉT',
    'IV. KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG',
    ...fourLevels,
  ],
  'nd-90-form-03': [
    ...headerOf90('Mẫu số 03', 'VIÊN CHỨC', 'Chức danh nghề nghiệp:', 'Đơn vị công tác:'),
    'tỷ lệ hoàn thành, chất lượng, tiến độ công việc',
    '6. Thái độ phục vụ nhân dân, doanh nghiệp',
    'PHẦN DÀNH RIÊNG CHO VIÊN CHỨC QUẢN LÝ',
    '7. Kết quả hoạt động',
    '8. Năng lực lãnh đạo, quản lý',
    '9. Năng lực tập hợp, đoàn kết',
    'II. TỰ NHẬN XÉT, XẾP LOẠI CHẤT LƯỢNG',
    ...fourLevels,
    'III. Ý KIẾN NHẬN XÉT, ĐÁNH GIÁ ĐỐI VỚI CẤP PHÓ CỦA NGƯỜI ĐỨNG ĐẦU',
    ...fourLevels,
    'IV. KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG',
    ...fourLevels,
  ],
};

it.each(Object.entries(expected))(
  '%s has the items of its annex in their order, in both formats',
  async (id, lines) => {
    const paper = drawn(id, formWithId(id)?.samples.shortest);
    expect(firstMissing((await seenInPdf(printHere(paper))).text, lines)).toBeUndefined();
    // In the DOCX the national heading stands after the agency, as in the PDF; capitals come from the look of the run.
    expect(firstMissing(textOfDocx(toDocx(paper)), lines)).toBeUndefined();
  },
);

it('the chosen level is crossed, and it alone', async () => {
  const input = { ...formWithId('nd-335-form-02')?.samples.shortest, selfLevel: 'good' };
  const paper = drawn('nd-335-form-02', input);
  expect(
    textOfDocx(toDocx(paper))
      .match(/☒ [^☐☒]*/g)
      ?.map((each) => each.trim()),
  ).toEqual(['☒ Hoàn thành tốt nhiệm vụ']);
  expect((await seenInPdf(printHere(paper))).text.match(/×/g)?.length).toBe(1);
});

it('Form 01 has ten scored lines that sum to thirty', () => {
  const criteria: unknown = formWithId('nd-335-form-01')?.samples.shortest.criteria;
  const lines = Array.isArray(criteria) ? criteria : [];
  const mosts = lines
    .filter((each: { isGroup?: boolean }) => each.isGroup !== true)
    .map((each: { most: string }) => Number(each.most));
  expect(mosts).toEqual([5, 5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5]);
  expect(mosts.reduce((sum, most) => sum + most, 0)).toBe(30);
});
