import type { PaperInput } from '../../official-papers/making.ts';
import { type Ground, issuerOf, type Making, type SubjectGround } from './ground.ts';
import { levelSummary, notRatedList, publicationList } from './making-lists.ts';
import { reasonsSheet } from './making-reasons.ts';
import { nd90Sheet, nd335Form01, nd335Form02, personalNotice } from './making-sheets.ts';
import { unitResultSheet } from './making-unit-sheets.ts';

/** How a form is filled from the evidence and results of a cycle. */
interface Maker {
  readonly form: string;
  /** What only people know: who signs, what they remark. Everything else is computed. */
  readonly given: readonly string[];
}

export interface SubjectMaker extends Maker {
  readonly about: 'person' | 'unit' | 'subject';
  /** Whether the person it is about may draft it for themself. */
  readonly isOwn: boolean;
  readonly fill: (making: Making, subject: SubjectGround) => { readonly [field: string]: unknown };
}

export interface CycleMaker extends Maker {
  readonly about: 'cycle';
  readonly fill: (making: Making) => Promise<{ readonly [field: string]: unknown }>;
}

/** What people say of whoever issues a paper, beside what is known of the unit. */
const ISSUER = ['issuer'];
const SIGNED = ['recipients', 'signatory', ...ISSUER];
const REVIEW = [
  ...['politics', 'ethics', 'workStyle', 'discipline', 'dutyResults', 'selfRemarks', 'selfLevel'],
  ...['finalRemarks', 'authority', 'place'],
];
const LED = ['leadership', 'firstOpinion'];

/** Every form that is made from a cycle. */
export const MAKERS: readonly (SubjectMaker | CycleMaker)[] = [
  {
    form: 'nd-335-form-01',
    about: 'person',
    isOwn: true,
    given: ['strengths', 'weaknesses', 'comment', 'authority'],
    fill: nd335Form01,
  },
  {
    form: 'nd-335-form-02',
    about: 'person',
    isOwn: true,
    given: ['selfLevel', 'handling', 'authority'],
    fill: nd335Form02,
  },
  { form: 'nd-90-form-01', about: 'person', isOwn: true, given: [...REVIEW, 'leadership'], fill: nd90Sheet },
  {
    form: 'nd-90-form-02',
    about: 'person',
    isOwn: true,
    given: [...REVIEW, ...LED, 'serviceAttitude'],
    fill: nd90Sheet,
  },
  {
    form: 'nd-90-form-03',
    about: 'person',
    isOwn: true,
    given: [...REVIEW, ...LED, 'serviceAttitude'],
    fill: nd90Sheet,
  },
  {
    form: 'unit-result-sheet',
    about: 'unit',
    isOwn: false,
    given: ['headName', 'shortcomings', 'selfLevel', 'head', 'authority', ...ISSUER],
    fill: unitResultSheet,
  },
  {
    form: 'personal-notice',
    about: 'subject',
    isOwn: false,
    given: ['petitionTo', 'petitionBefore', 'decisionDocument', ...SIGNED],
    fill: personalNotice,
  },
  { form: 'reasons-sheet', about: 'subject', isOwn: true, given: ['drafter'], fill: reasonsSheet },
  {
    form: 'publication-list',
    about: 'cycle',
    given: ['decisionDocument', 'publishedFrom', 'publishedTo', 'where', ...SIGNED],
    fill: publicationList,
  },
  { form: 'level-summary', about: 'cycle', given: ['drafter', 'signatory', ...ISSUER], fill: levelSummary },
  { form: 'not-rated-list', about: 'cycle', given: ['drafter', 'signatory', ...ISSUER], fill: notRatedList },
];

/** What people say of a paper, as it was sent. */
export type Given = { readonly [field: string]: unknown };

/** What was computed, over what was given: nobody types a level. Only place and signs of the number are asked of an issuer. */
export function inputFrom(
  { agency, superior, year }: Ground,
  given: Given,
  filled: { readonly [field: string]: unknown },
): PaperInput {
  const { issuer: said, ...rest } = given;
  const issuer =
    said === undefined ? {} : { issuer: { ...objectOf(said), ...issuerOf({ agency, superior }), year } };
  // Fields without a value are none.
  return JSON.parse(JSON.stringify({ ...rest, ...issuer, ...filled }));
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
