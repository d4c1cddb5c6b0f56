import { choiceOf, orNull } from '../../components/choice-of.ts';
import { words } from '../../components/words.ts';
import { CONTRACTS, LEADS, SERVICES, SEXES, texts } from './texts.ts';

/** Sex, which an agency may record. */
export const sexQuestion = {
  kind: 'choice',
  label: texts.sex,
  note: texts.sexNote,
  options: SEXES,
} as const;

export const sexAnswered = (given: string) => (given === '' ? null : choiceOf(SEXES, given));

/** What a post is, wherever it stands. */
export const postQuestions = {
  title: { kind: 'text', label: texts.title, isRequired: true },
  leads: { kind: 'choice', label: texts.leads, options: LEADS, isRequired: true },
  service: { kind: 'choice', label: texts.service, options: SERVICES, isRequired: true },
  dutyGroup: { kind: 'text', label: texts.dutyGroup },
  unitsInCharge: { kind: 'units', label: texts.unitsInCharge, note: texts.unitsInChargeNote },
  fieldsInCharge: { kind: 'text', label: texts.fieldsInCharge, note: texts.apart },
  professionalTitle: { kind: 'text', label: texts.professionalTitle },
  jobPosition: { kind: 'text', label: texts.jobPosition },
  managementTier: { kind: 'text', label: texts.managementTier },
  contractKind: {
    kind: 'choice',
    label: texts.contractKind,
    note: texts.contractKindNote,
    options: CONTRACTS,
  },
} as const;

/** Asked of a post that begins: whether it is the main one, and who sent its holder here. */
export const newPostQuestions = {
  isMain: { kind: 'flag', label: texts.isMain },
  secondedFrom: { kind: 'unit', label: texts.secondedFrom, note: texts.secondedFromNote },
  secondedFromName: { kind: 'text', label: texts.secondedFromName },
} as const;

export const newPostAnswered = (given: { readonly [question in keyof typeof newPostQuestions]: string }) => ({
  isMain: given.isMain === 'yes',
  ...{ secondedFrom: orNull(given.secondedFrom), secondedFromName: orNull(given.secondedFromName) },
});

/** From when, and by which decision. */
export const sinceQuestions = {
  from: { kind: 'day', label: words.from, isRequired: true },
  ground: { kind: 'text', label: words.ground, isRequired: true },
} as const;

export const postAnswered = (given: { readonly [question in keyof typeof postQuestions]: string }) => ({
  ...{ title: given.title, leads: choiceOf(LEADS, given.leads) },
  ...{ service: choiceOf(SERVICES, given.service), dutyGroup: orNull(given.dutyGroup) },
  unitsInCharge: given.unitsInCharge.split(' ').filter((unit) => unit !== ''),
  fieldsInCharge: given.fieldsInCharge
    .split(';')
    .map((field) => field.trim())
    .filter((field) => field !== ''),
  ...{ professionalTitle: orNull(given.professionalTitle), jobPosition: orNull(given.jobPosition) },
  managementTier: orNull(given.managementTier),
  contractKind: given.contractKind === '' ? null : choiceOf(CONTRACTS, given.contractKind),
});

type Described = Omit<
  ReturnType<typeof postAnswered>,
  'leads' | 'service' | 'contractKind' | 'unitsInCharge' | 'fieldsInCharge'
> & {
  readonly unitsInCharge: readonly string[];
  readonly fieldsInCharge: readonly string[];
  readonly leads: string;
  readonly service: string;
  readonly contractKind: string | null;
};

/** A post as it stands, as it is asked again. */
export const postAsked = (
  post: Described,
): { readonly [question in keyof typeof postQuestions]: string } => ({
  ...{ title: post.title, leads: post.leads, service: post.service, dutyGroup: post.dutyGroup ?? '' },
  ...{ unitsInCharge: post.unitsInCharge.join(' '), fieldsInCharge: post.fieldsInCharge.join('; ') },
  ...{ professionalTitle: post.professionalTitle ?? '', jobPosition: post.jobPosition ?? '' },
  ...{ managementTier: post.managementTier ?? '', contractKind: post.contractKind ?? '' },
});
