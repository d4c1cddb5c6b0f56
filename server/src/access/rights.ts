import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';
import { type Action, MATRIX, type Right } from './matrix.ts';
import type { Holder } from './roles.ts';

/** What an action is about to touch. */
export interface Target {
  /** The unit and all above it, as of the day that counts; absent for what belongs to no unit. */
  readonly line?: readonly string[];
  readonly account?: string;
  readonly person?: string | null;
  readonly state?: string;
}

/** Why not; undefined when they may. */
export function refusalOf(holder: Holder, action: Action, target: Target): Refusal | undefined {
  const rights = MATRIX.filter((right) => right.action === action && relates(right, holder, target));
  if (rights.length === 0) return notAllowed();
  const towardsOthers = rights.filter((right) => !(right.neverToThemself && isThemself(holder, target)));
  if (towardsOthers.length === 0) return notToThemself();
  const { state } = target;
  const now = towardsOthers.filter((right) => state === undefined || (right.states?.includes(state) ?? true));
  return now.length === 0 ? notInThisState() : undefined;
}

/** Whether somebody may do it to anything at all: what a route asks before it reads what is sent. */
export function mayEver(holder: Holder, action: Action): boolean {
  return MATRIX.some((right) => right.action === action && holds(right, holder));
}

const holds = ({ by }: Right, { roles }: Holder): boolean =>
  by === 'signedIn' || roles.some(({ role }) => role === by);

function relates(right: Right, holder: Holder, target: Target): boolean {
  switch (right.relation) {
    case 'anyone':
      return holds(right, holder);
    case 'system':
      return holder.roles.some(({ role, unit }) => role === right.by && unit === null);
    case 'within':
      return holder.roles.some(
        ({ role, unit }) => role === right.by && unit !== null && (target.line?.includes(unit) ?? false),
      );
    case 'themself':
      return holds(right, holder) && isThemself(holder, target);
    default:
      return right.relation satisfies never;
  }
}

const isThemself = (holder: Holder, { account, person }: Target): boolean =>
  account === holder.account || (typeof person === 'string' && person === holder.person);

export const notAllowed = (): Refusal =>
  refusal(
    403,
    'access.not-allowed',
    say('bạn không có quyền làm việc này ở đây', 'you may not do this here'),
    say(
      'nếu việc này thuộc nhiệm vụ của bạn, đề nghị quản trị giao vai trò',
      'if it is your duty, ask an administrator for the role',
    ),
  );

const notToThemself = (): Refusal =>
  refusal(
    403,
    'access.not-to-yourself',
    say('không ai tự làm việc này cho chính mình', 'nobody does this to themself'),
    say('nhờ một người khác có cùng quyền', 'ask somebody else with the same right'),
  );

const notInThisState = (): Refusal =>
  refusal(
    409,
    'access.not-in-this-state',
    say('việc này không còn làm được ở bước hiện tại', 'this cannot be done at the present step'),
    say('tải lại để xem trạng thái hiện tại', 'load it again to see where it stands'),
  );
