import { say } from '@congtam/engine';

export const texts = {
  title: say('Ai quyết định cho ai', 'Who decides for whom'),
  says: say(
    'Quy định nói “người đứng đầu cơ quan quản lý”; trang này ghi cơ quan nào ở đây là nơi ấy, theo văn bản nào. Ghi cho một đơn vị thì áp dụng cả các đơn vị bên dưới.',
    'The text says “the head of the managing body”; here is which body that is, by which document. Said of a unit it holds for all below.',
  ),
  none: say(
    'Chưa ghi cơ quan nào: các bước theo đơn vị cấp trên gần nhất. Chỉ cần ghi khi thẩm quyền ở nơi khác.',
    'Nothing is recorded: steps go to the nearest unit above. Record one only where the power lies elsewhere.',
  ),
  record: say('Ghi cơ quan có thẩm quyền', 'Record a body'),
  of: say('Theo quy định, cho', 'Under the regulation, for'),
  seat: say('Việc', 'Part'),
  body: say('Cơ quan', 'Body'),
  tier: say('Chỉ cho cấp quản lý (để trống: tất cả)', 'Only for the management tier (empty: all)'),
  document: say('Văn bản', 'Document'),
  documentDay: say('Ngày văn bản', 'Day of the document'),
  holds: say('Áp dụng', 'Holds'),
  onward: say('trở đi', 'on'),
  saidAt: say('Ghi cho đơn vị', 'Said of'),
} as const;

export const SEATS = {
  authority: say('quyết định', 'decides'),
  drafter: say('chuẩn bị, đề xuất', 'prepares'),
  'opinion-giver': say('cho ý kiến', 'is heard'),
} as const;
