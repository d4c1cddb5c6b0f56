import { longestName, longestUnit, longLine, sampleCode } from '../../samples/texts.ts';
import type { PartyTaskResultsInput } from '../party-task-results.ts';

export const shortest: PartyTaskResultsInput = {
  committee: 'Đảng ủy xã Bình An',
  place: 'Bình An',
  year: 2026,
  period: 'Năm 2026',
  unit: 'Chi bộ Văn phòng',
  signatory: { capacity: ['T/M Chi ủy', 'Bí thư'] },
};

export const longest: PartyTaskResultsInput = {
  superiorCommittee: 'Đảng bộ xã Thượng Nguồn Sông Cả Bắc Trường Sơn',
  committee: `Chi bộ ${longestUnit}`,
  place: 'Thượng Nguồn Sông Cả Bắc Trường Sơn',
  year: 2026,
  period: 'Năm 2026',
  unit: longestUnit,
  tasks: Array.from({ length: 26 }, (_, at) => ({
    group: `Nhóm nhiệm vụ ${1 + Math.floor(at / 2)}`,
    content: at % 5 === 0 ? longLine : 'Tổ chức sinh hoạt chuyên đề quý',
    product: 'Nghị quyết, biên bản sinh hoạt',
    result: 'Hoàn thành đúng hạn',
    remark: at % 5 === 0 ? longLine : 'Giấy khen của Đảng ủy',
  })),
  signatory: { capacity: ['T/M Chi ủy', 'Bí thư'], name: longestName },
  verification: sampleCode,
};
