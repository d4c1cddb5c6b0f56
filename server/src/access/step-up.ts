import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';
import type { Action } from './actions.ts';
import { MATRIX } from './matrix.ts';
import type { Holder } from './roles.ts';

/**
 * Why not yet, for what a session left open must not be able to do; undefined when who asks has shown their second
 * factor in this session within so many minutes. Somebody without a second factor takes one first.
 */
export function unprovenFor(holder: Holder, minutes: number): Refusal | undefined {
  const { secondFactorAge: age } = holder;
  return typeof age === 'number' && age <= minutes * 60 ? undefined : secondFactorNeeded(minutes);
}

/**
 * Why not yet, where administrators need a second factor (TCVN 14423, 5.6.2.4): what the matrix gives to administrators
 * takes a session in which it was shown. What everybody does with their own account stays open, so that they can take one.
 */
export function administratorUnproven(holder: Holder, action: Action): Refusal | undefined {
  const isAdministrator = holder.roles.some(({ role }) => role === 'administrator');
  const isTheirs = MATRIX.some((right) => right.action === action && right.by === 'administrator');
  if (!isAdministrator || !isTheirs || typeof holder.secondFactorAge === 'number') return undefined;
  return secondFactorNeeded(10);
}

const secondFactorNeeded = (minutes: number): Refusal =>
  refusal(
    403,
    'access.second-factor-needed',
    say('việc này cần xác nhận bằng yếu tố thứ hai', 'this takes a second factor'),
    say(
      `nhập mã của yếu tố thứ hai rồi làm lại trong ${minutes} phút; nếu chưa có, đăng ký trong tài khoản của bạn`,
      `give a code of your second factor and try again within ${minutes} minutes; without one, take one in your account`,
    ),
  );
