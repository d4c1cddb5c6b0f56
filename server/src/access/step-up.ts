import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';
import type { Holder } from './roles.ts';

/**
 * Why not yet, for what a session left open must not be able to do; undefined when who asks has shown their second
 * factor in this session within so many minutes. Somebody without a second factor takes one first.
 */
export function unprovenFor(holder: Holder, minutes: number): Refusal | undefined {
  const { secondFactorAge: age } = holder;
  if (typeof age === 'number' && age <= minutes * 60) return undefined;
  return refusal(
    403,
    'access.second-factor-needed',
    say('việc này cần xác nhận bằng yếu tố thứ hai', 'this takes a second factor'),
    say(
      `nhập mã tại POST /api/v1/session/second-factor trong ${minutes} phút trước khi làm; nếu chưa có, đăng ký ở tài khoản của bạn`,
      `give a code at POST /api/v1/session/second-factor no more than ${minutes} minutes before; without one, take one in your account`,
    ),
  );
}
