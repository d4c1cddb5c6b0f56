import { type Bilingual, say } from '@congtam/engine';

/** What somebody is, at a unit (or, for administrators, for the system), from a day to a day. */
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
} as const satisfies { readonly [role: string]: Bilingual };

export type RoleName = keyof typeof ROLE_NAMES;

export const isRoleName = (text: string): text is RoleName => Object.hasOwn(ROLE_NAMES, text);
export const roleNames = Object.keys(ROLE_NAMES).filter(isRoleName);

/** How a role is held where it was not granted: as acting head of a unit, by delegation, or while carrying out an inspection. */
export interface Through {
  readonly kind: 'acting' | 'delegation' | 'inspection';
  readonly id: string;
  /** The actions that were delegated; null for all that the role may do and delegate. */
  readonly actions: readonly string[] | null;
  /** The person who delegated: what they may not do to themself, their delegate does not do to them. */
  readonly onBehalfOf: string | null;
}

/** A role held today. */
export interface HeldRole {
  readonly role: RoleName;
  /** Where; null for the system as a whole. */
  readonly unit: string | null;
  /** Absent for a role that was granted. */
  readonly through?: Through | undefined;
}

/** Who asks, as of this request: rights that were taken away a second ago are gone. */
export interface Holder {
  readonly account: string;
  readonly name: string;
  /** Who they are among the people; null for accounts that are nobody's. */
  readonly person: string | null;
  readonly roles: readonly HeldRole[];
  /** How many seconds ago they showed a second factor in this session; absent or null when they did not. */
  readonly secondFactorAge?: number | null;
}
