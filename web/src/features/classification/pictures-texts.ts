import { say } from '@congtam/engine';

export const texts = {
  progress: say('Tiến độ', 'Progress'),
  decided: say('đã quyết định', 'decided'),
  count: say('Số', 'Number'),
  spread: say('Các mức theo đơn vị', 'Levels by unit'),
  everybody: say('Tất cả mọi người', 'Everybody'),
  collectives: say('Tập thể', 'Collectives'),
  quotaLine: say('Vạch tỷ lệ', 'The quota line'),
  quotaLineSays: say(
    'Theo điểm, cao trước. Màu xanh: trong suất; màu cam: chờ chọn hoặc không vào suất.',
    'By score, best first. Blue: in; orange: waiting or out.',
  ),
} as const;
