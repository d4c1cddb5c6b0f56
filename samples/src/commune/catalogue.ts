import type { SampleTable } from '../sample-table.ts';
import { tableOf } from '../sample-table.ts';
import type { Assignment } from './plan.ts';

/** Invented conversion catalogues, one for each using body, each with coefficients of its own (Art. 13). */
const PRODUCTS: readonly (readonly [
  subject: string,
  code: string,
  product: string,
  group: number,
  coefficient: number,
])[] = [
  ['UBX', 'UB01', 'Soạn thảo văn bản hành chính', 1, 1],
  ['UBX', 'UB02', 'Giải quyết hồ sơ thủ tục hành chính', 1, 0.5],
  ['UBX', 'UB03', 'Báo cáo chuyên đề', 2, 2],
  ['UBX', 'UB04', 'Kế hoạch triển khai nhiệm vụ', 3, 4],
  ['UBX', 'UB05', 'Dự thảo đề án, nghị quyết', 5, 10],
  ['UBX', 'UB06', 'Kiểm tra thực địa, lập biên bản', 3, 4],
  ['UBX', 'UB07', 'Hướng dẫn, trả lời vướng mắc của người dân', 1, 1],
  ['UBX', 'UB08', 'Chỉ đạo, rà soát công việc của bộ phận', 4, 2],
  ['DU', 'DU01', 'Soạn thảo văn bản của cấp ủy', 1, 1],
  ['DU', 'DU02', 'Thẩm định hồ sơ đảng viên', 2, 2.5],
  ['DU', 'DU03', 'Chương trình kiểm tra, giám sát', 3, 4],
  ['DU', 'DU04', 'Dự thảo nghị quyết chuyên đề', 5, 10],
  ['MT', 'MT01', 'Văn bản, tin bài vận động', 1, 0.5],
  ['MT', 'MT02', 'Cuộc tiếp xúc, lấy ý kiến Nhân dân', 2, 2],
  ['MT', 'MT03', 'Đợt giám sát, phản biện xã hội', 4, 5],
  ['MT', 'MT04', 'Đề án phong trào thi đua', 5, 10],
];

export const workCatalogue = (): SampleTable =>
  tableOf(
    'work-catalogue',
    ['subject', 'code', 'product', 'group', 'coefficient'],
    PRODUCTS.map(([subject, code, product, group, coefficient]) => ({
      subject,
      code,
      product,
      group,
      coefficient,
    })),
  );

export const productOf = (code: string): string => PRODUCTS.find((p) => p[1] === code)?.[2] ?? '';

const assignment = (...lines: readonly (readonly [string, number])[]): Assignment =>
  lines.map(([code, assigned]) => ({
    code,
    assigned,
    coefficient: PRODUCTS.find((p) => p[1] === code)?.[4] ?? 1,
  }));

/** 40 + 20 + 20 + 20 = 100 units of converted work. */
export const GENERAL = assignment(['UB01', 40], ['UB03', 10], ['UB04', 5], ['UB05', 2]);
export const FIELD = assignment(['UB01', 40], ['UB03', 10], ['UB06', 5], ['UB05', 2]);
export const COUNTER = assignment(['UB02', 80], ['UB07', 20], ['UB06', 5], ['UB05', 2]);
export const LEADING = assignment(['UB01', 40], ['UB08', 10], ['UB04', 5], ['UB05', 2]);
export const PARTY = assignment(['DU01', 40], ['DU02', 8], ['DU03', 5], ['DU04', 2]);
export const FRONT = assignment(['MT01', 80], ['MT02', 10], ['MT03', 4], ['MT04', 2]);
