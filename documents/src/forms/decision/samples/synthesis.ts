import {
  longestIssuer,
  longestName,
  longestPost,
  longestUnit,
  longLine,
  sampleCode,
  sampleIssuer,
} from '../../samples/texts.ts';
import type { SynthesisInput } from '../synthesis.ts';

export const shortest: SynthesisInput = {
  issuer: sampleIssuer,
  period: 'Năm 2026',
  subjects: [],
  coAdvisers: [],
  drafter: { capacity: ['Cơ quan tham mưu'] },
};

/** A table of many pages, lying. */
export const longest: SynthesisInput = {
  issuer: longestIssuer,
  period: 'Năm 2026',
  subjects: Array.from({ length: 120 }, (_, at) => ({
    subject: at % 7 === 0 ? longestName : `Nguyễn Thị Mẫu ${at + 1}`,
    post: at % 11 === 0 ? longestPost : 'Chuyên viên',
    unit: at % 13 === 0 ? longestUnit : 'Phòng Kinh tế',
    score: '89.9966',
    selfLevel: 'Hoàn thành tốt nhiệm vụ',
    meetingOpinion: 'Nhất trí',
    partyOpinion: 'Nhất trí',
    proposedLevel: 'Hoàn thành tốt nhiệm vụ',
    ground: at % 17 === 0 ? longLine : '',
  })),
  quotaStatement:
    'Số được đề xuất Hoàn thành xuất sắc nhiệm vụ: 40 người, trong giới hạn 50 người của cơ quan và của từng nhóm nhiệm vụ tương đồng.',
  coAdvisers: [{ capacity: ['Phòng Kinh tế', 'Trưởng phòng'], name: longestName }],
  drafter: { capacity: ['Phòng Văn hóa - Xã hội', 'Trưởng phòng'], name: longestName },
  verification: sampleCode,
};
