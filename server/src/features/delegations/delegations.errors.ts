import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchDelegation = (): Refusal =>
  refusal(
    404,
    'delegation.unknown',
    say('không có việc ủy quyền này, hoặc bạn không được xem', 'there is no such delegation, or not for you'),
    say('chọn lại trong danh sách', 'choose from the list'),
  );

export const noSuchActingHead = (): Refusal =>
  refusal(
    404,
    'acting-head.unknown',
    say(
      'không có việc giao phụ trách này, hoặc bạn không được xem',
      'there is no such acting head, or not for you',
    ),
    say('chọn lại trong danh sách của đơn vị', 'choose from the list of the unit'),
  );

export const noSuchPlace = (): Refusal =>
  refusal(
    404,
    'delegation.unknown-unit',
    say(
      'không có đơn vị này vào ngày đó, hoặc bạn không được xem',
      'there is no such unit on that day, or it is not shown to you',
    ),
    say('chọn lại trong cây đơn vị của ngày đó', 'choose from the tree of that day'),
  );

export const noSuchDelegate = (): Refusal =>
  refusal(
    404,
    'delegation.unknown-person',
    say('không có người này, hoặc bạn không được xem', 'there is no such person, or not for you'),
    say('chọn lại trong danh sách người', 'choose from the list of people'),
  );

export const noAccount = (): Refusal =>
  refusal(
    422,
    'delegation.no-account',
    say('người này chưa có tài khoản hoạt động', 'this person has no active account'),
    say('đề nghị quản trị mời và gắn tài khoản trước', 'have an account invited and bound first'),
  );

export const notDelegable = (actions: readonly string[]): Refusal =>
  refusal(
    422,
    'delegation.action-not-delegable',
    say(
      `vai trò này không ủy quyền được: ${actions.join(', ')}`,
      `this role does not delegate: ${actions.join(', ')}`,
    ),
    say('chọn trong các việc vai trò này được ủy quyền', 'choose among what the role may delegate'),
  );

export const needsAnother = (): Refusal =>
  refusal(
    403,
    'acting-head.second-person-needed',
    say('người ghi không tự xác nhận', 'who recorded it does not confirm it'),
    say('nhờ người thứ hai xác nhận', 'ask a second person'),
  );

export const actsAlready = (): Refusal =>
  refusal(
    409,
    'acting-head.another-then',
    say('đã có người phụ trách đơn vị trong những ngày này', 'somebody else acts as head in these days'),
    say('ghi thôi phụ trách cho người trước đã', 'end that one first'),
  );

export const lastDayOutOfOrder = (): Refusal =>
  refusal(
    422,
    'acting-head.days-out-of-order',
    say(
      'ngày cuối phải sau ngày đầu và không muộn hơn đã ghi',
      'the last day lies outside what was recorded',
    ),
    say('chọn ngày trong thời gian phụ trách', 'choose a day within it'),
  );
