import { say } from '@congtam/engine';

/** What roles are called; the same words as on the page of rights. */
export const ROLE_NAMES = {
  administrator: say('quản trị hệ thống', 'system administrator'),
  personnelOfficer: say('tham mưu tổ chức cán bộ', 'personnel officer'),
  head: say('người đứng đầu', 'head of the unit'),
  authority: say('cấp có thẩm quyền', 'competent authority'),
  homeAffairs: say('cơ quan nội vụ', 'home affairs'),
  inspector: say('thanh tra, kiểm tra', 'inspector'),
  partyCommittee: say('cấp ủy', 'Party committee'),
  recordsClerk: say('văn thư', 'records clerk'),
  meetingSecretary: say('thư ký cuộc họp', 'meeting secretary'),
} as const;

const named = new Map<string, (typeof ROLE_NAMES)[keyof typeof ROLE_NAMES]>(Object.entries(ROLE_NAMES));

/** What a role is called that came as text. */
export const roleName = (role: string) => named.get(role) ?? say(role, role);
