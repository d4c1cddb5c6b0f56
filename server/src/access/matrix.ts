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
  /** Never by delegation. */
  readonly inPersonOnly?: true;
}

/** Every action there is, in words. A route names one of these or is listed as public. */
export const ACTIONS = {
  'session.see': say('xem phiên của mình', 'see one’s own session'),
  'session.end': say('đăng xuất', 'sign out'),
  'session.changePassword': say('đổi mật khẩu của mình', 'change one’s own password'),
  'account.list': say('xem danh sách tài khoản', 'list accounts'),
  'account.invite': say('mời một tài khoản', 'invite an account'),
  'account.reset': say('cấp lại mã kích hoạt', 'start a new activation'),
  'account.confirmReset': say(
    'cấp nửa mã kích hoạt còn lại của tài khoản có vai trò',
    'hand out the other half of a code, for an account with a role',
  ),
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
  'delegation.see': say('xem việc ủy quyền', 'see delegations'),
  'delegation.propose': say('ủy quyền có thời hạn', 'delegate from a day to a day'),
  'delegation.accept': say('nhận ủy quyền', 'accept a delegation'),
  'delegation.end': say('chấm dứt ủy quyền', 'end a delegation'),
  'actingHead.see': say('xem ai phụ trách, quyền đứng đầu', 'see who acts as head'),
  'actingHead.record': say('ghi giao phụ trách, giao quyền đứng đầu', 'record an acting head'),
  'actingHead.confirm': say('xác nhận giao phụ trách, giao quyền đứng đầu', 'confirm an acting head'),
  'actingHead.end': say('ghi thôi phụ trách, thôi giữ quyền', 'end an acting head'),
  'person.seeReaders': say('xem ai đã đọc hồ sơ của mình', 'see who has read one’s own file'),
  'attachment.add': say('tải lên bản quét, tệp đính kèm', 'put in scans and other files'),
  'attachment.read': say('lấy tệp đính kèm', 'read attached files'),
  'paper.enter': say('nhập thay từ giấy đã ký', 'enter on behalf of somebody, from a signed paper'),
  'paper.see': say('xem giấy được nhập thay', 'see papers entered on behalf'),
  'unit.importList': say('lập, đổi đơn vị theo danh sách', 'found and change units by a list'),
  'event.see': say('xem nhật ký', 'see events'),
  'session.listOwn': say('xem các phiên của mình', 'see one’s own sessions'),
  'session.endOwn': say('kết thúc phiên khác của mình', 'end one’s other sessions'),
  'notice.see': say('xem thông báo về tài khoản của mình', 'see notices about one’s own account'),
  'account.setMail': say('đặt địa chỉ nhận thông báo của mình', 'say where one’s own notices go'),
  'secondFactor.see': say('xem yếu tố thứ hai của mình', 'see one’s own second factor'),
  'secondFactor.enrol': say('đăng ký yếu tố thứ hai', 'take a second factor'),
  'secondFactor.prove': say('xác nhận bằng yếu tố thứ hai', 'show one’s second factor'),
  'secondFactor.renewCodes': say('lấy mã dự phòng mới', 'take new recovery codes'),
  'secondFactor.remove': say('bỏ yếu tố thứ hai của mình', 'give up one’s own second factor'),
  'account.removeSecondFactor': say(
    'bỏ yếu tố thứ hai của người đã mất',
    'remove the second factor of who lost theirs',
  ),
  'role.review': say(
    'xem việc làm trong 24 giờ sau khi được giao vai trò',
    'see what was done within 24 hours of a role',
  ),
  'signOn.list': say('xem danh tính đăng nhập một lần', 'see identities of single sign-on'),
  'signOn.propose': say('đề nghị gắn danh tính đăng nhập một lần', 'propose whose account an identity is'),
  'signOn.confirm': say('xác nhận gắn danh tính đăng nhập một lần', 'confirm whose account an identity is'),
  'signOn.end': say('thôi gắn danh tính đăng nhập một lần', 'end an identity of single sign-on'),
  'witness.see': say('xem các nơi chứng kiến dấu mốc', 'see the witnesses of checkpoints'),
  'job.see': say('xem công việc chạy sau', 'see work under way'),
  'job.cancel': say('dừng công việc của mình', 'call off one’s own work'),
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
  more: Pick<Right, 'neverToThemself' | 'byTwo' | 'states' | 'inPersonOnly'> = {},
): RightOfAction => ({ action, by, relation: 'within', ...more });
const anyone = (action: Action): RightOfAction => ({ action, by: 'signedIn', relation: 'anyone' });
const themself = (action: Action, more: Pick<Right, 'states'> = {}): RightOfAction => ({
  action,
  by: 'signedIn',
  relation: 'themself',
  ...more,
});

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
  system('witness.see'),
  anyone('job.see'),
  anyone('job.cancel'),

  anyone('session.listOwn'),
  anyone('session.endOwn'),
  anyone('notice.see'),
  anyone('account.setMail'),
  anyone('secondFactor.see'),
  anyone('secondFactor.enrol'),
  anyone('secondFactor.prove'),
  anyone('secondFactor.renewCodes'),
  anyone('secondFactor.remove'),
  system('account.removeSecondFactor', { neverToThemself: true }),
  system('role.review'),
  ...(['authority', 'homeAffairs', 'inspector'] as const).map((role) => within(role, 'role.review')),
  system('signOn.list'),
  system('signOn.propose', { neverToThemself: true, byTwo: true }),
  system('signOn.confirm', { neverToThemself: true, byTwo: true, states: ['proposed'] }),
  system('signOn.end', { neverToThemself: true, states: ['proposed', 'confirmed'] }),

  system('account.list'),
  system('account.invite'),
  system('account.reset', { neverToThemself: true }),
  system('account.confirmReset', { neverToThemself: true, byTwo: true }),
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

  anyone('delegation.see'),
  themself('delegation.accept', { states: ['proposed'] }),
  themself('delegation.end', { states: ['proposed', 'accepted'] }),
  ...(['authority', 'head'] as const).flatMap((role) => [
    within(role, 'delegation.propose', { neverToThemself: true, byTwo: true, inPersonOnly: true }),
    within(role, 'delegation.end', { states: ['proposed', 'accepted'], inPersonOnly: true }),
  ]),
  anyone('actingHead.see'),
  within('personnelOfficer', 'actingHead.record', { neverToThemself: true, byTwo: true }),
  ...(['personnelOfficer', 'authority'] as const).flatMap((role) => [
    within(role, 'actingHead.confirm', {
      ...{ neverToThemself: true, byTwo: true, inPersonOnly: true },
      states: ['proposed'],
    }),
    within(role, 'actingHead.end', {
      ...{ neverToThemself: true, inPersonOnly: true },
      states: ['proposed', 'confirmed'],
    }),
  ]),
  anyone('person.seeReaders'),

  system('unit.importList'),
  ...(['personnelOfficer', 'homeAffairs'] as const).map((role) => within(role, 'unit.importList')),
  anyone('attachment.add'),
  anyone('attachment.read'),
  themself('paper.see'),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'paper.see')),
  within('personnelOfficer', 'paper.enter', { neverToThemself: true }),
  within('head', 'paper.enter', { neverToThemself: true }),
];
