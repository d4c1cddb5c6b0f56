import {
  chair,
  longestIssuer,
  longestName,
  longestPost,
  longestUnit,
  longLine,
  openSigner,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { DecisionInput } from '../decision.ts';

export const shortest: DecisionInput = {
  issuer: { ...sampleIssuer, numberSigns: 'QĐ-UBND' },
  about: 'Về việc xếp loại chất lượng công chức năm 2026',
  authorityTitle: 'Chủ tịch Ủy ban nhân dân xã Bình An',
  legalBases: [],
  articles: ['Quyết định này có hiệu lực kể từ ngày ký.'],
  subjects: [],
  recipients: ['Lưu: VT'],
  signatory: openSigner,
};

export const longest: DecisionInput = {
  issuer: { ...longestIssuer, numberSigns: 'QĐ-UBND' },
  about: `Về việc xếp loại chất lượng năm 2026 đối với cá nhân, tập thể thuộc ${longestUnit}`,
  authorityTitle: 'Chủ tịch Ủy ban nhân dân xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  legalBases: [
    'Căn cứ Luật Tổ chức chính quyền địa phương',
    'Căn cứ Luật Cán bộ, công chức số 80/2025/QH15',
    'Căn cứ Nghị định số 335/2025/NĐ-CP ngày 21 tháng 12 năm 2025 của Chính phủ',
    'Xét đề nghị của Trưởng phòng Văn hóa - Xã hội',
  ],
  articles: [
    'Xếp loại chất lượng năm 2026 đối với 300 cá nhân, tập thể có tên trong danh sách kèm theo.',
    longLine,
    'Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Trưởng các phòng, đơn vị và cá nhân có tên chịu trách nhiệm thi hành Quyết định này./.',
  ],
  subjects: Array.from({ length: 300 }, (_, at) => ({
    subject: at % 9 === 0 ? longestName : `Nguyễn Thị Mẫu ${at + 1}`,
    post: at % 10 === 0 ? longestPost : 'Chuyên viên',
    unit: at % 12 === 0 ? longestUnit : 'Phòng Kinh tế',
    levelName: 'Hoàn thành tốt nhiệm vụ',
    note: '',
  })),
  recipients: ['Như Điều 3', 'Ủy ban nhân dân tỉnh (báo cáo)', longestUnit, 'Lưu: VT, VHXH'],
  signatory: { ...chair, name: longestName },
  verification: sampleCode,
};
