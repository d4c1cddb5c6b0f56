import { randomOf } from '../nation/random.ts';

const OPENINGS = [
  'Trong năm tôi luôn chấp hành chủ trương của Đảng và pháp luật của Nhà nước',
  'Bản thân giữ vững lập trường, chấp hành sự phân công của tổ chức',
  'Tôi nghiêm túc thực hiện nội quy của cơ quan và quy chế làm việc',
  'Năm qua tôi tham gia đầy đủ các buổi sinh hoạt và học tập nghị quyết',
  'Tôi có ý thức giữ gìn đoàn kết trong đơn vị và gần gũi với người dân',
  'Bản thân tự học để nâng cao trình độ và kỹ năng số',
];
const DOINGS = [
  'tham mưu',
  'soạn thảo',
  'thẩm định',
  'kiểm tra',
  'tổng hợp',
  'giải quyết',
  'hướng dẫn',
  'rà soát',
];
const THINGS = [
  ...['hồ sơ đất đai', 'đơn thư của công dân', 'kế hoạch cải cách hành chính', 'dự toán ngân sách'],
  ...[
    'báo cáo chuyên đề',
    'thủ tục cấp phép',
    'hồ sơ người có công',
    'quy trình nội bộ',
    'danh mục sản phẩm',
  ],
];
const PLACES = [
  'tại ba thôn',
  'cùng phòng chuyên môn',
  'trên hệ thống dịch vụ công',
  'theo phân công',
  'trong quý',
];
const FAULTS = [
  ...['còn chậm trong phối hợp', 'chưa chủ động báo cáo sớm', 'một số văn bản còn phải sửa lỗi trình bày'],
  ...['kinh nghiệm thực tế còn ít', 'đôi khi chưa sắp xếp công việc khoa học'],
];
const PLANS = [
  ...[
    'sang năm sẽ lập lịch theo tuần',
    'sẽ học thêm về phân tích số liệu',
    'sẽ chủ động trao đổi với các đơn vị',
  ],
  ...['sẽ rà lại văn bản trước khi trình', 'sẽ dành thời gian đi cơ sở'],
];

/**
 * What somebody writes of themself; honest people share phrases, as people do. Who copies takes another's words and
 * changes one in fifteen.
 */
export function ownWords(seed: number, person: string, from: string | undefined): string {
  const random = randomOf(seed, Number(from ?? person), 59);
  const did = Array.from(
    { length: 4 },
    () => `${random.pick(DOINGS)} ${1 + random.whole(90)} ${random.pick(THINGS)} ${random.pick(PLACES)}`,
  );
  const text = `${random.pick(OPENINGS)}. Tôi đã ${did.join(', ')}. Hạn chế: ${random.pick(FAULTS)}, ${random.pick(FAULTS)}; ${random.pick(PLANS)}.`;
  if (from === undefined) return text;
  const own = randomOf(seed, Number(person), 61);
  return text
    .split(' ')
    .map((word) => (own.chance(1 / 30) ? 'nhiều' : word))
    .join(' ');
}
