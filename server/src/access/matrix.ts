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
  'register.seeOfUnit': say('xem các sổ nói về đơn vị', 'see what registers say of units'),
  'register.seeOfPerson': say('xem các sổ nói về người', 'see what registers say of people'),
  'register.open': say('mở một mục trong sổ', 'open an entry of a register'),
  'register.record': say('ghi vào sổ', 'record in a register'),
  'register.correct': say('đính chính một mục', 'correct an entry'),
  'register.advance': say('ghi bước tiếp theo của một mục', 'record the next step of an entry'),
  'register.withdraw': say('rút một mục đã ghi nhầm', 'withdraw an entry'),
  'register.nameConcerned': say('nêu người liên quan', 'name people as concerned'),
  'register.decideConcerned': say('xác nhận người liên quan', 'confirm people as concerned'),
  'regulation.see': say('xem các quy định', 'see regulations'),
  'regulation.ofUnit': say('xem quy định áp dụng cho đơn vị', 'see which regulations apply to a unit'),
  'regulation.ofPerson': say('xem quy định áp dụng cho người', 'see which regulations apply to a person'),
  'regulation.feed': say('lấy bảng của quy định từ các sổ', 'feed the tables of a regulation'),
  'regulation.upload': say('tải lên quy định của đơn vị', 'upload a regulation of a unit'),
  'regulation.pilot': say('cho thử nghiệm quy định', 'let a regulation pilot'),
  'regulation.proposeOfficial': say('đề nghị quy định thành chính thức', 'propose a regulation as official'),
  'regulation.makeOfficial': say('làm cho quy định chính thức', 'make a regulation official'),
  'regulation.end': say('kết thúc quy định của đơn vị', 'end a regulation of a unit'),
  'regulation.choose': say('chọn cách hiểu, xác nhận điểm chưa xác minh', 'choose readings, settle stances'),
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
  'cycle.see': say('xem đợt đánh giá', 'see cycles'),
  'cycle.plan': say('lập đợt đánh giá', 'plan a cycle'),
  'cycle.open': say('mở đợt', 'open a cycle'),
  'cycle.close': say('đóng đợt', 'close a cycle'),
  'cycle.askReopening': say('đề nghị mở lại đợt', 'ask for a cycle to be opened again'),
  'cycle.decideReopening': say('đồng ý hoặc từ chối mở lại đợt', 'agree to reopening, or decline'),
  'cycle.exceptDeadline': say('cho một đơn vị hạn khác', 'give a unit another last day'),
  'cycle.export': say('xuất dữ liệu của đợt', 'export the evidence of a cycle'),
  'statement.see': say('xem dữ liệu đã ghi của đợt', 'see what was recorded in a cycle'),
  'statement.record': say('ghi dữ liệu của đợt thay cho bản giấy', 'record evidence of a cycle'),
  'monitoring.see': say('xem phiếu theo dõi', 'see the monitoring of somebody'),
  'monitoring.list': say('xem tình hình theo dõi', 'see where monitoring stands'),
  'monitoring.score': say('tự chấm và nộp', 'score oneself and submit'),
  'monitoring.submitFor': say('nộp thay người vắng, người chuyển đi', 'submit for somebody absent or gone'),
  'monitoring.confirm': say('xác nhận hoặc trả lại phiếu', 'confirm or return'),
  'monitoring.approve': say('duyệt hoặc trả lại kết quả xác nhận', 'approve or send back'),
  'classification.run': say('tính kết quả của đợt', 'compute a cycle'),
  'classification.see': say('xem kết quả', 'see results'),
  'classification.board': say('xem bảng tỷ lệ', 'see the quota board'),
  'classification.answer': say('quyết định điều để mở, chọn suất', 'answer what is open, choose for places'),
  'classification.propose': say('đề xuất mức', 'propose a level'),
  'classification.decide': say('quyết định mức', 'decide a level'),
  'classification.rateAgain': say('yêu cầu xếp loại lại', 'have somebody rated again'),
  'classification.askException': say('đề nghị ngoại lệ vượt tỷ lệ', 'ask for an exception above the quota'),
  'classification.settle': say('xử lý từng việc bị ảnh hưởng', 'settle what a later discipline touches'),
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
  more: Pick<Right, 'neverToThemself' | 'byTwo' | 'states'> = {},
): RightOfAction => ({ action, by, relation: 'within', ...more });
const anyone = (action: Action): RightOfAction => ({ action, by: 'signedIn', relation: 'anyone' });
const themself = (action: Action): RightOfAction => ({ action, by: 'signedIn', relation: 'themself' });

/** Roles that see what registers say of people: clerks and secretaries see what they say of units. */
const READERS_OF_PEOPLE = [
  'personnelOfficer',
  'head',
  'authority',
  'homeAffairs',
  'inspector',
  'partyCommittee',
] as const;

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

  anyone('register.open'),
  themself('register.seeOfPerson'),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'register.seeOfPerson')),
  ...([...READERS_OF_PEOPLE, 'recordsClerk', 'meetingSecretary'] as const).map((role) =>
    within(role, 'register.seeOfUnit'),
  ),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'register.record', { neverToThemself: true }),
    within(role, 'register.correct', { neverToThemself: true, states: ['standing'] }),
    within(role, 'register.advance', { neverToThemself: true, states: ['standing'] }),
    within(role, 'register.withdraw', { neverToThemself: true, states: ['standing'] }),
    within(role, 'register.nameConcerned', { neverToThemself: true, states: ['standing'] }),
  ]),
  ...(['authority', 'head'] as const).map((role) =>
    within(role, 'register.decideConcerned', { neverToThemself: true, byTwo: true, states: ['proposed'] }),
  ),

  anyone('regulation.see'),
  themself('regulation.ofPerson'),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'regulation.ofPerson')),
  ...([...READERS_OF_PEOPLE, 'recordsClerk', 'meetingSecretary'] as const).map((role) =>
    within(role, 'regulation.ofUnit'),
  ),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'regulation.feed')),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'regulation.upload'),
    within(role, 'regulation.pilot', { states: ['draft', 'proposed'] }),
    within(role, 'regulation.proposeOfficial', { states: ['pilot'] }),
  ]),
  within('authority', 'regulation.makeOfficial', { byTwo: true, states: ['proposed'] }),
  within('authority', 'regulation.end', { states: ['pilot', 'proposed', 'official'] }),
  within('authority', 'regulation.choose'),
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

  anyone('cycle.see'),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'cycle.plan'),
    within(role, 'cycle.open', { states: ['planned'] }),
    within(role, 'cycle.close', { states: ['open'] }),
    within(role, 'cycle.askReopening', { states: ['closed'], byTwo: true }),
    within(role, 'cycle.exceptDeadline', { states: ['planned', 'open'] }),
    within(role, 'statement.record', { neverToThemself: true }),
    within(role, 'monitoring.submitFor', { neverToThemself: true, states: ['open', 'returned'] }),
    within(role, 'classification.run', { states: ['open', 'closed'] }),
  ]),
  within('authority', 'cycle.decideReopening', { states: ['reopening'], byTwo: true }),
  ...READERS_OF_PEOPLE.flatMap((role) => [
    within(role, 'cycle.export'),
    within(role, 'statement.see'),
    within(role, 'monitoring.see'),
    within(role, 'monitoring.list'),
    within(role, 'classification.see'),
    within(role, 'classification.board'),
  ]),
  themself('monitoring.see'),
  themself('monitoring.score'),
  themself('classification.see'),
  within('head', 'monitoring.confirm', { neverToThemself: true, states: ['submitted', 'sentBack'] }),
  within('authority', 'monitoring.approve', { neverToThemself: true, states: ['confirmed'] }),
  ...(['authority', 'head', 'personnelOfficer'] as const).map((role) =>
    within(role, 'classification.propose', {
      neverToThemself: true,
      states: ['notDecided', 'suggested', 'proposed'],
    }),
  ),
  within('authority', 'classification.answer', { neverToThemself: true }),
  within('authority', 'classification.decide', {
    neverToThemself: true,
    states: ['notDecided', 'suggested', 'proposed'],
  }),
  within('authority', 'classification.rateAgain', {
    neverToThemself: true,
    states: ['proposed', 'decidedUnchanged', 'decided'],
  }),
  ...(['authority', 'head'] as const).map((role) =>
    within(role, 'classification.askException', { neverToThemself: true }),
  ),
  within('authority', 'classification.settle', { neverToThemself: true }),
];
