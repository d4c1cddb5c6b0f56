import { LEADS, SERVICES } from '@congtam/engine';
import { z } from 'zod';
import { pageQuery } from '../../http/paging.ts';
import { code, day, ground, id, text } from '../../http/texts.ts';

export const SEXES = ['female', 'male'] as const;
export const CONTRACT_KINDS = ['indefinite', 'definite', 'serviceContract'] as const;
const TRANSFER_KINDS = ['transfer', 'rotation', 'secondment'] as const;
const SERVICE_ENDS = ['retired', 'resigned', 'dismissed', 'died', 'left'] as const;
const TRANSFER_STATES = ['handedOver', 'taken', 'refused', 'withdrawn'] as const;

const optional = text(200).nullable().default(null);
const work = {
  title: text(200),
  leads: z.enum(LEADS).default('none'),
  service: z.enum(SERVICES),
  professionalTitle: optional,
  jobPosition: optional,
  managementTier: optional,
  contractKind: z.enum(CONTRACT_KINDS).nullable().default(null),
  dutyGroup: optional,
  fieldsInCharge: z.array(text(200)).max(50).default([]),
  unitsInCharge: z.array(id).max(200).default([]),
};
const described = {
  unit: id,
  ...work,
  isMain: z.boolean().default(true),
  secondedFrom: id.nullable().default(null),
  secondedFromName: text(300).nullable().default(null),
  to: day.nullable().default(null),
};
const sex = z.enum(SEXES);
const idNumber = z.string().regex(/^[0-9]{9}([0-9]{3})?$/);

export const postBody = z.strictObject({ ...described, from: day, ground });
export const personBody = z.strictObject({
  staffCode: code,
  fullName: text(200),
  bornOn: day.nullable().default(null),
  sex: sex.nullable().default(null),
  idNumber: idNumber.nullable().default(null),
  serviceFrom: day.nullable().default(null),
  post: postBody,
});
export const endBody = z.strictObject({ on: day, ground, next: z.strictObject(described).optional() });
export const changeBody = z.strictObject({
  from: day,
  ground,
  title: text(200).optional(),
  leads: z.enum(LEADS).optional(),
  service: z.enum(SERVICES).optional(),
  professionalTitle: text(200).nullable().optional(),
  jobPosition: text(200).nullable().optional(),
  managementTier: text(200).nullable().optional(),
  contractKind: z.enum(CONTRACT_KINDS).nullable().optional(),
  dutyGroup: text(200).nullable().optional(),
  fieldsInCharge: work.fieldsInCharge.unwrap().optional(),
  unitsInCharge: work.unitsInCharge.unwrap().optional(),
  isMain: z.boolean().optional(),
  to: day.nullable().optional(),
});
export const correctionBody = z.strictObject({
  fullName: text(200).optional(),
  bornOn: day.nullable().optional(),
  sex: sex.nullable().optional(),
  idNumber: idNumber.nullable().optional(),
  serviceFrom: day.nullable().optional(),
  ground,
});
export const membershipBody = z.strictObject({ isMember: z.boolean(), from: day, ground });
export const retirementBody = z.strictObject({ lastDay: day, reason: z.enum(SERVICE_ENDS), ground });
/** Without a login the account is taken back. */
export const accountBody = z.strictObject({ login: text(100).nullable(), ground });
export const handOverBody = z.strictObject({
  kind: z.enum(TRANSFER_KINDS),
  toUnitCode: text(50),
  on: day,
  until: day
    .refine((last) => last < '2200-12-31', { message: 'day-out-of-range' })
    .nullable()
    .default(null),
  ground,
});
export const takeBody = z.strictObject(work);
export const callOffBody = z.strictObject({ ground });

export const personParams = z.strictObject({ person: id });
export const postParams = z.strictObject({ person: id, post: id });
export const transferParams = z.strictObject({ transfer: id });
export const listQuery = z.strictObject({
  unit: id.optional(),
  /** `yes`: also who is in units below it. */
  below: z.enum(['yes', 'no']).default('no'),
  search: text(100).optional(),
  /** `none`: only who has no account yet, as far as an officer of theirs asks. */
  account: z.enum(['any', 'none']).default('any'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  ...pageQuery(50),
});
export const transfersQuery = z.strictObject({
  state: z.enum(TRANSFER_STATES).optional(),
  ...pageQuery(50),
});

const person = {
  id,
  staffCode: z.string(),
  fullName: z.string(),
  bornOn: day.nullable(),
  sex: sex.nullable(),
  idNumberEnd: z.string().nullable(),
  serviceFrom: day.nullable(),
  serviceTo: day.nullable(),
  serviceEnd: z.string().nullable(),
};
export const postReply = z
  .object({
    id,
    unit: id,
    title: z.string(),
    leads: z.string(),
    service: z.string(),
    professionalTitle: z.string().nullable(),
    jobPosition: z.string().nullable(),
    managementTier: z.string().nullable(),
    contractKind: z.string().nullable(),
    dutyGroup: z.string().nullable(),
    fieldsInCharge: z.array(z.string()).readonly(),
    unitsInCharge: z.array(id).readonly(),
    isMain: z.boolean(),
    secondedFrom: id.nullable(),
    secondedFromName: z.string().nullable(),
    from: day,
    to: day.nullable(),
    ground: z.string(),
  })
  .meta({ id: 'Post' });
export const postsReply = z.object({ posts: z.array(postReply).readonly() });
export const fileReply = z
  .object({
    ...person,
    posts: z.array(postReply).readonly(),
    partyMemberships: z.array(z.object({ from: day, to: day.nullable() })).readonly(),
  })
  .meta({ id: 'PersonFile' });
export const listReply = z.object({
  people: z.array(z.object({ ...person, unit: id.nullable(), title: z.string().nullable() })).readonly(),
  next: z.int().nullable(),
});
export const transferReply = z
  .object({
    id,
    person: id,
    fullName: z.string(),
    staffCode: z.string(),
    post: id,
    kind: z.string(),
    fromUnit: id,
    toUnit: id,
    on: day,
    until: day.nullable(),
    ground: z.string(),
    state: z.string(),
    /** By what it was refused or withdrawn. */
    settledGround: z.string().nullable(),
  })
  .meta({ id: 'Transfer' });
export const transfersReply = z.object({
  transfers: z
    .array(
      transferReply.extend({
        /** What they were called on its day, for both sides. */
        fromUnitName: z.string(),
        toUnitName: z.string(),
        /** Whether whoever asks takes over or sends back here, and is not who handed over. */
        maySettle: z.boolean(),
        mayWithdraw: z.boolean(),
      }),
    )
    .readonly(),
});
