import { z } from 'zod';
import { ACTIONS } from '../../access/actions.ts';
import { roleNames } from '../../access/roles.ts';
import { pageQuery } from '../../http/paging.ts';
import { day, ground, id, text } from '../../http/texts.ts';
import { LONGEST } from './password-policy.ts';

export const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._@-]{3,100}$/);
export const password = z.string().min(1).max(LONGEST);
const newAccount = { login, displayName: text(200) };
const role = z.enum(roleNames);

export const setUpBody = z.strictObject({
  code: text(40),
  ground,
  first: z.strictObject({ ...newAccount, password }),
  second: z.strictObject(newAccount),
});
export const setUpReply = z.object({
  isSetUp: z.boolean(),
  /** What a password has to be here. */
  password: z.object({ shortest: z.int(), takesFourKinds: z.boolean() }),
  /** For how long the sample commune has been loading; null while nobody loads it. */
  sampleSeconds: z.int().nullable(),
});
export const invitation = z.strictObject({
  ...newAccount,
  /** For who is to hold a role: the code is in two halves, one for each of two administrators. */
  byTwo: z.boolean().default(false),
});
export const activationReply = z
  .object({
    account: id,
    login: z.string(),
    code: z.string(),
    /** Half a code: it opens nothing without the half of a second administrator. */
    isHalf: z.boolean(),
  })
  .meta({ id: 'Activation' });
export const activationBody = z.strictObject({ login, code: text(40), password });
export const signInBody = z.strictObject({
  login: z.string().min(1).max(200),
  password,
  /** For accounts with a second factor: of the app, or a recovery code. */
  code: text(40).optional(),
});
export const signedInReply = z.object({ account: id });

export const passwordBody = z.strictObject({ current: password, next: password });

const action = z.enum(Object.keys(ACTIONS)).meta({ id: 'Action' });
export const sessionReply = z.object({
  account: id,
  name: z.string(),
  person: id.nullable(),
  roles: z.array(
    z.object({
      role,
      unit: id.nullable(),
      /** Absent for a role that was granted. */
      through: z
        .object({
          kind: z.enum(['acting', 'delegation', 'inspection']),
          id,
          actions: z.array(z.string()).readonly().nullable(),
          onBehalfOf: id.nullable(),
        })
        .optional(),
    }),
  ),
  /** Seconds since a second factor was shown in this session; null when it was not. */
  secondFactorAge: z.int().nullable(),
  /** The lines of the matrix that are theirs, and where. */
  rights: z.array(
    z.object({
      action,
      relation: z.enum(['anyone', 'system', 'within', 'themself']),
      role: role.optional(),
      units: z.array(id).readonly(),
      states: z.array(z.string()).readonly().optional(),
      neverToThemself: z.boolean(),
      byTwo: z.boolean(),
    }),
  ),
  /** What the roles allow somewhere; whether here is said when it is tried. */
  actions: z.array(action),
});

export const accountParams = z.strictObject({ account: id });
export const statusBody = z.strictObject({ status: z.enum(['active', 'disabled']), ground });
export const accountReply = z
  .object({
    id,
    login: z.string(),
    displayName: z.string(),
    status: z.enum(['invited', 'active', 'disabled']),
    lastSignInAt: z.string().nullable(),
  })
  .meta({ id: 'Account' });
export const listQuery = z.strictObject(pageQuery(200));
export const accountsReply = z.object({ accounts: z.array(accountReply) });

export const grantParams = z.strictObject({ grant: id });
export const grantBody = z
  .strictObject({
    account: id,
    role,
    unit: id.nullable().default(null),
    from: day,
    to: day.nullable().default(null),
    ground,
  })
  .refine((grant) => grant.to === null || grant.to >= grant.from, {
    path: ['to'],
    message: 'days-out-of-order',
  })
  .refine((grant) => (grant.role === 'administrator') === (grant.unit === null), {
    path: ['unit'],
    message: 'unit-needed-except-for-administrators',
  });
export const grantReply = z
  .object({
    id,
    account: id,
    role,
    unit: id.nullable(),
    from: day,
    to: day.nullable(),
    ground: z.string(),
    proposedBy: id,
    confirmedBy: id.nullable(),
    endedBy: id.nullable(),
    state: z.enum(['proposed', 'confirmed', 'ended']),
    /** It gives nothing until the account is opened by two, or is somebody's again. */
    isResting: z.boolean(),
    /** Whose it is, so that the second person confirms the one they mean. */
    login: z.string(),
    displayName: z.string(),
    personName: z.string().nullable(),
  })
  .meta({ id: 'RoleGrant' });
export const grantsReply = z.object({ grants: z.array(grantReply) });
export const none = z.object({});
