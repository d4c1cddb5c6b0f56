import { say } from '@congtam/engine';

export const texts = {
  title: say('Nhóm nhiệm vụ', 'Duty groups'),
  says: say(
    'Tỷ lệ hoàn thành xuất sắc tính trong từng nhóm cùng chức năng, nhiệm vụ; nhóm và phạm vi theo quyết định.',
    'Quotas are counted within each group of the same duties; groups and scope follow a decision.',
  ),
  none: say('Chưa có quyết định nào về nhóm nhiệm vụ.', 'There is no decision on duty groups.'),
  decide: say('Ghi quyết định', 'Record a decision'),
  scope: say('Phạm vi tính tỷ lệ', 'Scope of the quota'),
  groups: say('Các nhóm (mỗi dòng một nhóm)', 'Groups (one a line)'),
  frozen: say('đã có đợt đánh giá dùng quyết định này', 'an evaluation has used this decision'),
} as const;

export const SCOPES = {
  unit: say('riêng đơn vị này', 'this unit alone'),
  withBelow: say('gộp cả các đơn vị bên dưới', 'together with the units below'),
  eachBelow: say('từng đơn vị bên dưới', 'each unit below by itself'),
} as const;

const named = new Map<string, (typeof SCOPES)[keyof typeof SCOPES]>(Object.entries(SCOPES));
export const scopeName = (scope: string) => named.get(scope) ?? say(scope, scope);
