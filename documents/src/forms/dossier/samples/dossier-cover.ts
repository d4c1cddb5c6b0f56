import {
  longestAgency,
  longestName,
  longestPost,
  longestSuperior,
  longestUnit,
  longLine,
  sampleCode,
} from '../../samples/texts.ts';
import type { DossierCoverInput } from '../dossier-cover.ts';

export const shortest: DossierCoverInput = {
  agency: 'UBND xã Bình An',
  period: 'Năm 2026',
  subject: 'Lê Tư',
  unit: 'Văn phòng',
  papers: [],
  missing: [],
  archivist: { capacity: ['Người lập hồ sơ'] },
};

export const longest: DossierCoverInput = {
  superior: longestSuperior,
  agency: longestAgency,
  period: 'Năm 2026',
  subject: longestName,
  post: longestPost,
  unit: longestUnit,
  dossierCode: 'HS-2026-000123',
  recipient: `Ban Tổ chức, ${longestUnit}`,
  papers: [
    { paper: 'Biên bản cuộc họp nhận xét, đánh giá', numberAndDay: '12/BB-UBND, 05/12/2026', pages: 4 },
    ...Array.from({ length: 12 }, (_, at) => ({
      paper: `Phiếu theo dõi, đánh giá (Mẫu số 01), tháng ${at + 1}`,
      pages: 3,
    })),
    { paper: 'Phiếu xếp loại chất lượng (Mẫu số 02)', pages: 2, onPaper: true },
    { paper: 'Ý kiến nhận xét của cấp ủy', numberAndDay: '03-NX/CU, 07/12/2026', pages: 1 },
    {
      paper: 'Kết luận và thông báo kết quả',
      numberAndDay: '45/TB-UBND, 15/12/2026',
      pages: 1,
      onPaper: true,
    },
    { paper: 'Hồ sơ giải quyết kiến nghị', pages: 6, note: longLine },
    { paper: 'Văn bản số 07, ngày 02/11/2026', isClassified: true },
  ],
  missing: ['phiếu tháng 7', longLine],
  closedOn: '2026-12-31',
  archivist: { capacity: ['Người lập hồ sơ'], name: longestName },
  verification: sampleCode,
};
