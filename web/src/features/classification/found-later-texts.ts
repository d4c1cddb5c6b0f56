import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  says: say(
    'Kỷ luật ghi sau khi đã quyết định mức: xem từng điều bị ảnh hưởng và xử lý từng điều. Không mức nào tự đổi, không ai tự vào suất trống.',
    'Discipline recorded after levels were decided: all it touches, settled one by one. No level changes by itself, nobody slips into a free place.',
  ),
  none: say(
    'Sổ kỷ luật chưa có mục nào về người này. Tham mưu tổ chức cán bộ ghi vào sổ trước.',
    'The discipline register has no entry on this person. A personnel officer records it first.',
  ),
  entries: say('Kỷ luật đã ghi', 'Discipline recorded'),
  on: say('Ngày', 'Day'),
  state: say('Hình thức', 'Measure'),
  open: say('Xem ảnh hưởng', 'What it touches'),
  toEntry: say('Mở mục trong sổ', 'Open the entry'),
  touched: say('Điều bị ảnh hưởng', 'What is touched'),
  now: say('Hiện là', 'Now'),
  outcome: say('Xử lý', 'Settled as'),
  settle: say('Xử lý', 'Settle'),
  ground: say('Căn cứ, lý do', 'Ground and reason'),
  waits: say('chờ xử lý', 'waits'),
  left: say('điều chờ xử lý', 'still to be settled'),
  allDone: say('Đã xử lý hết.', 'All is settled.'),
  back: say('Về danh sách', 'Back to the list'),
  in: say('đang giữ suất', 'holds a place'),
  out: say('không giữ suất', 'holds no place'),
  level: say('Mức theo', 'Level under'),
  place: say('Suất theo', 'Place under'),
} as const;

/** What goes out after a level was decided. */
export const GOES_OUT: Readonly<Record<string, Bilingual>> = {
  notice: say('Thông báo kết quả đã gửi', 'The notice that was sent'),
  publication: say('Công khai kết quả', 'The publication'),
  commendation: say('Đề nghị khen thưởng', 'The commendation proposed'),
  report: say('Báo cáo đã gửi cấp trên', 'The report to the level above'),
};

export const OUTCOMES = {
  upheld: say('giữ nguyên', 'upheld'),
  changed: say('phải thay đổi', 'to be changed'),
  withdrawn: say('thu hồi', 'withdrawn'),
  notConcerned: say('không liên quan', 'not concerned'),
} as const;

const MEASURES: Readonly<Record<string, Bilingual>> = {
  reprimand: say('khiển trách', 'reprimand'),
  warning: say('cảnh cáo', 'warning'),
  demotion: say('giáng chức', 'demotion'),
  removal: say('cách chức', 'removal'),
  dismissal: say('buộc thôi việc', 'dismissal'),
  expulsion: say('khai trừ', 'expulsion'),
};

/** What a measure is called that came as text. */
export const measureName = (measure: unknown): Bilingual => MEASURES[String(measure)] ?? say('–', '–');
