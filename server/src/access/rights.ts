import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';
import type { Action } from './actions.ts';
import { MATRIX, type Right } from './matrix.ts';
import type { HeldRole, Holder, RoleName } from './roles.ts';

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
  const forOthers = towardsOthers.filter((right) =>
    relates(right, withoutFavours(holder, right, target), target),
  );
  if (forOthers.length === 0) return notForWhoDelegated();
  const now = forOthers.filter((right) => state === undefined || (right.states?.includes(state) ?? true));
  return now.length === 0 ? notInThisState() : undefined;
}

/** Whether somebody may do it to anything at all: what a route asks before it reads what is sent. */
export function mayEver(holder: Holder, action: Action): boolean {
  return MATRIX.some((right) => right.action === action && holds(right, holder));
}

const holds = (right: Right, { roles }: Holder): boolean =>
  right.by === 'signedIn' || roles.some((held) => gives(held, right));

/** Whether a role, however it is held, gives a right: a delegation gives what it names, and some things are never delegated. */
function gives({ role, through }: HeldRole, { by, action, inPersonOnly }: Right): boolean {
  if (role !== by) return false;
  if (through?.kind !== 'delegation') return true;
  return inPersonOnly !== true && (through.actions?.includes(action) ?? true);
}

/** Whether nobody does it without a role: not for themself, nor by merely having signed in. */
export const needsRole = (action: string): boolean =>
  MATRIX.every((right) => right.action !== action || right.by !== 'signedIn');

/** Roles by which somebody may do it somewhere, those of their own first. */
export function rolesAllowing({ roles }: Holder, action: string): readonly HeldRole[] {
  const rights = MATRIX.filter((right) => right.action === action);
  const order = { acting: 1, delegation: 2, inspection: 3 };
  return roles
    .filter((held) => rights.some((right) => gives(held, right)))
    .sort((a, b) => (a.through ? order[a.through.kind] : 0) - (b.through ? order[b.through.kind] : 0));
}

/** A line of the matrix as it is somebody's: what the browser offers, and where. */
export interface RightHeld extends Pick<Right, 'relation' | 'states'> {
  readonly action: Action;
  /** Absent where no role is asked for. */
  readonly role?: RoleName;
  /** Where it is held: there and in all below. */
  readonly units: readonly string[];
  readonly neverToThemself: boolean;
  readonly byTwo: boolean;
}

/** Everything somebody may do anywhere. */
export function rightsOf(holder: Holder): RightHeld[] {
  return MATRIX.filter((right) => holds(right, holder)).map((right) => {
    const { action, by, relation, states, neverToThemself = false, byTwo = false } = right;
    const units = holder.roles.filter((held) => gives(held, right)).flatMap(({ unit }) => unit ?? []);
    return {
      ...{ action, relation, neverToThemself, byTwo, units: [...new Set(units)] },
      ...(by === 'signedIn' ? {} : { role: by }),
      ...(states === undefined ? {} : { states }),
    };
  });
}

/** Actions that a role may delegate. */
export const delegable = (role: string): readonly Action[] =>
  MATRIX.filter(
    ({ by, relation, inPersonOnly }) => by === role && relation === 'within' && !inPersonOnly,
  ).map(({ action }) => action);

/** The holder without what was delegated by the very person it would favour. */
const withoutFavours = (holder: Holder, { neverToThemself }: Right, { person }: Target): Holder =>
  neverToThemself && typeof person === 'string'
    ? { ...holder, roles: holder.roles.filter(({ through }) => through?.onBehalfOf !== person) }
    : holder;

function relates(right: Right, holder: Holder, target: Target): boolean {
  switch (right.relation) {
    case 'anyone':
      return holds(right, holder);
    case 'system':
      return holder.roles.some(({ role, unit }) => role === right.by && unit === null);
    case 'within':
      return holder.roles.some(
        (held) => gives(held, right) && held.unit !== null && (target.line?.includes(held.unit) ?? false),
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

const notForWhoDelegated = (): Refusal =>
  refusal(
    403,
    'access.not-for-who-delegated',
    say(
      'người được ủy quyền không làm việc này cho người đã ủy quyền',
      'nobody does this for the person who delegated it to them',
    ),
    say(
      'nhờ người có quyền này theo vai trò của mình',
      'ask somebody who has the right by a role of their own',
    ),
  );

const notInThisState = (): Refusal =>
  refusal(
    409,
    'access.not-in-this-state',
    say('việc này không còn làm được ở bước hiện tại', 'this cannot be done at the present step'),
    say('tải lại để xem trạng thái hiện tại', 'load it again to see where it stands'),
  );
