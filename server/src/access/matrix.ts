import { type Bilingual, say } from '@congtam/engine';
import type { RoleName } from './roles.ts';

/**
 * How who acts stands to what is acted on.
 * - `anyone`: has signed in; row security alone says what they see
 * - `system`: the system as a whole, no unit
 * - `within`: the unit, or one above it, is where they hold the role
 * - `themself`: it is their own
 */
export type Relation = 'anyone' | 'system' | 'within' | 'themself';

/** One line of the matrix: who may do what, to what, in which states of it. */
export interface Right {
  readonly action: string;
  /** `signedIn` asks for no role. */
  readonly by: RoleName | 'signedIn';
  readonly relation: Relation;
  /** States of the thing in which it may be done; absent: in any. */
  readonly states?: readonly string[];
  /** Even who has the right may not do it to themself. */
  readonly neverToThemself?: true;
  /** A second person has to confirm. */
  readonly byTwo?: true;
}

/** Every action there is, in words. A route names one of these or is listed as public. */
export const ACTIONS = {
  'session.see': say('xem phiên của mình', 'see one’s own session'),
  'session.end': say('đăng xuất', 'sign out'),
  'session.changePassword': say('đổi mật khẩu của mình', 'change one’s own password'),
  'account.list': say('xem danh sách tài khoản', 'list accounts'),
  'account.invite': say('mời một tài khoản', 'invite an account'),
  'account.reset': say('cấp lại mã kích hoạt', 'start a new activation'),
  'account.changeStatus': say('khóa hoặc mở tài khoản', 'disable or enable an account'),
  'role.list': say('xem vai trò đã giao', 'list role grants'),
  'role.propose': say('đề nghị giao vai trò', 'propose a role'),
  'role.confirm': say('xác nhận giao vai trò', 'confirm a role'),
  'role.end': say('thôi giao vai trò', 'end a role'),
  'unit.see': say('xem đơn vị', 'see units'),
  'unit.found': say('lập đơn vị', 'found a unit'),
  'unit.change': say('đổi tên, loại, cấp trên của đơn vị', 'change a unit'),
  'unit.merge': say('sáp nhập, giải thể đơn vị', 'merge or dissolve units'),
  'person.see': say('xem hồ sơ người', 'see a person'),
  'person.record': say('ghi người và vị trí', 'record people and posts'),
  'person.transfer': say('điều động, cho thôi vị trí', 'transfer, end a post'),
  'person.correct': say('sửa tên, số định danh, thông tin vị trí', 'correct names, numbers and posts'),
  'person.retire': say('ghi nghỉ hưu, thôi việc', 'record retirement and leaving'),
  'person.bindAccount': say('gắn tài khoản với người', 'say whose an account is'),
  'transfer.see': say('xem việc điều động', 'see transfers'),
  'transfer.handOver': say('bàn giao người sang đơn vị khác', 'hand somebody over'),
  'transfer.withdraw': say('rút lại bàn giao', 'withdraw a handing over'),
  'transfer.settle': say('tiếp nhận hoặc trả lại', 'take over, or send back'),
  'dutyGroup.see': say('xem nhóm nhiệm vụ, phạm vi tính tỷ lệ', 'see duty groups and quota scope'),
  'dutyGroup.decide': say(
    'ghi quyết định nhóm nhiệm vụ, phạm vi tính tỷ lệ',
    'record a decision on duty groups',
  ),
  'roster.see': say('xem danh sách nhập từ tệp', 'see rosters put in as files'),
  'roster.import': say('nhập danh sách từ tệp', 'put in a roster as a file'),
  'roster.apply': say('ghi danh sách vào hồ sơ', 'apply a roster'),
  'roster.withdraw': say('bỏ danh sách đã nhập', 'withdraw a roster'),
  'roster.export': say('xuất danh sách', 'export the roster'),
  'event.see': say('xem nhật ký', 'see events'),
} as const satisfies { readonly [action: string]: Bilingual };

export type Action = keyof typeof ACTIONS;
type RightOfAction = Right & { readonly action: Action };

const system = (
  action: Action,
  more: Pick<Right, 'neverToThemself' | 'byTwo' | 'states'> = {},
): RightOfAction => ({ action, by: 'administrator', relation: 'system', ...more });
const within = (
  by: RoleName,
  action: Action,
  more: Pick<Right, 'neverToThemself' | 'states' | 'byTwo'> = {},
): RightOfAction => ({ action, by, relation: 'within', ...more });
const anyone = (action: Action): RightOfAction => ({ action, by: 'signedIn', relation: 'anyone' });

/**
 * The rights of the system: nothing else grants anything. Scope stands here and, a second time, in the policies of the
 * database; `matrix.test.ts` holds the two against each other.
 */
export const MATRIX: readonly RightOfAction[] = [
  anyone('session.see'),
  anyone('session.end'),
  anyone('session.changePassword'),
  anyone('event.see'),

  system('account.list'),
  system('account.invite'),
  system('account.reset', { neverToThemself: true }),
  system('account.changeStatus', { neverToThemself: true }),
  system('role.list'),
  system('role.propose', { neverToThemself: true, byTwo: true }),
  system('role.confirm', { neverToThemself: true, byTwo: true, states: ['proposed'] }),
  system('role.end', { neverToThemself: true, states: ['proposed', 'confirmed'] }),

  anyone('unit.see'),
  system('unit.found'),
  system('unit.change', { states: ['existing'] }),
  system('unit.merge', { states: ['existing'] }),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'unit.found'),
    within(role, 'unit.change', { states: ['existing'] }),
    within(role, 'unit.merge', { states: ['existing'] }),
  ]),

  anyone('person.see'),
  within('personnelOfficer', 'person.record', { neverToThemself: true }),
  within('personnelOfficer', 'person.transfer', { neverToThemself: true }),
  within('personnelOfficer', 'person.correct', { neverToThemself: true }),
  within('personnelOfficer', 'person.retire', { neverToThemself: true }),
  within('personnelOfficer', 'person.bindAccount', { neverToThemself: true }),
  within('personnelOfficer', 'transfer.see'),
  within('personnelOfficer', 'transfer.handOver', { neverToThemself: true }),
  within('personnelOfficer', 'transfer.withdraw', { neverToThemself: true, states: ['handedOver'] }),
  within('personnelOfficer', 'transfer.settle', {
    neverToThemself: true,
    byTwo: true,
    states: ['handedOver'],
  }),

  anyone('dutyGroup.see'),
  within('personnelOfficer', 'dutyGroup.decide', { states: ['open'] }),

  within('personnelOfficer', 'roster.see'),
  within('personnelOfficer', 'roster.import'),
  within('personnelOfficer', 'roster.apply', { states: ['checked'] }),
  within('personnelOfficer', 'roster.withdraw', { states: ['checking', 'faulty', 'checked', 'applying'] }),
  within('personnelOfficer', 'roster.export'),
];
