import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import type { PaperInput } from '../../official-papers/making.ts';
import type { Refusal } from '../../refusal.ts';
import { issuerOf, type Making, type Opening, type SubjectGround } from './ground.ts';
import { decisionPaper, submission, synthesis } from './making-decisions.ts';
import { dossierCover, partyOpinion, petitionPaper, remediationPlan } from './making-files.ts';
import { levelSummary, notRatedList, publicationList } from './making-lists.ts';
import {
  countingRecord,
  invitation,
  minutes,
  minutesExtract,
  opinionSheet,
  partyMinutes,
} from './making-meetings.ts';
import { evaluationPlan, openingLetter, urgingLetter } from './making-openings.ts';
import {
  partyCollectiveReview,
  partyLevelReport,
  partyPersonList,
  partyTaskResults,
} from './making-party.ts';
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
  readonly fill: (
    making: Making,
    subject: SubjectGround,
  ) => { readonly [field: string]: unknown } | Promise<{ readonly [field: string]: unknown }>;
}

export interface CycleMaker extends Maker {
  readonly about: 'cycle';
  readonly fill: (making: Making) => Promise<{ readonly [field: string]: unknown }>;
}

/** What papers of a cycle are made from that go out before there are results. */
export interface OpeningMaking {
  readonly tx: Tx;
  readonly ground: Opening;
  readonly sources: EvaluationSources;
}

export interface OpeningMaker extends Maker {
  readonly about: 'opening';
  readonly fill: (making: OpeningMaking) => Promise<{ readonly [field: string]: unknown }>;
}

/** What papers are made from that are of one meeting, decision, dossier or petition. */
export interface ThingMaking extends Making {
  readonly of: string;
  /** Whom of it the paper is about, where it is about one. */
  readonly subject: string | null;
  readonly isDraft: boolean;
  readonly sources: EvaluationSources;
}

/** What a form is filled with, and whom the paper is about. */
export interface Filled {
  readonly filled: { readonly [field: string]: unknown };
  readonly unit: string;
  readonly person: string | null;
  readonly subject: string | null;
  readonly petition?: string;
}

export interface ThingMaker extends Maker {
  readonly about: 'meeting' | 'decision' | 'dossier' | 'petition';
  readonly isOwn: boolean;
  readonly fill: (making: ThingMaking) => Promise<Filled | Refusal>;
}

/** What people say of whoever issues a paper, beside what is known of the unit. */
const ISSUER = ['issuer'];
const SIGNED = ['recipients', 'signatory', ...ISSUER];
const PARTY = ['superiorCommittee', 'committee', 'place', 'signatory'];
const REVIEW = [
  ...['politics', 'ethics', 'workStyle', 'discipline', 'dutyResults', 'selfRemarks', 'selfLevel'],
  ...['finalRemarks', 'authority', 'place'],
];
const LED = ['leadership', 'firstOpinion'];

/** Every form that is made from a cycle. */
export const MAKERS: readonly (SubjectMaker | CycleMaker | OpeningMaker | ThingMaker)[] = [
  {
    form: 'opening-letter',
    about: 'opening',
    given: ['addressees', 'opening', 'requests', 'ending', ...SIGNED],
    fill: openingLetter,
  },
  {
    form: 'evaluation-plan',
    about: 'opening',
    given: ['legalBases', 'purposes', 'duties', ...SIGNED],
    fill: evaluationPlan,
  },
  {
    form: 'urging-letter',
    about: 'opening',
    given: ['addressees', 'matter', 'newDeadline', 'contact', ...SIGNED],
    fill: urgingLetter,
  },
  {
    form: 'meeting-invitation',
    about: 'meeting',
    isOwn: false,
    given: ['time', 'chairedBy', 'agenda', 'bring', ...SIGNED],
    fill: invitation,
  },
  { form: 'opinion-sheet', about: 'meeting', isOwn: false, given: ['source'], fill: opinionSheet },
  {
    form: 'counting-record',
    about: 'meeting',
    isOwn: false,
    given: ['time', 'countingPlace', 'sealedAs', ...ISSUER],
    fill: countingRecord,
  },
  {
    form: 'meeting-minutes',
    about: 'meeting',
    isOwn: false,
    given: ['opensAt', 'chairedBy', 'writtenBy', 'closesAt', 'chair', 'secretary', ...ISSUER],
    fill: minutes,
  },
  {
    form: 'party-minutes',
    about: 'meeting',
    isOwn: false,
    given: ['opensAt', 'chairedBy', 'writtenBy', 'closesAt', 'secretary', ...PARTY],
    fill: partyMinutes,
  },
  { form: 'minutes-extract', about: 'meeting', isOwn: false, given: SIGNED, fill: minutesExtract },
  {
    form: 'party-opinion',
    about: 'person',
    isOwn: false,
    given: [
      ...['superiorCommittee', 'committee', 'place', 'strengths', 'weaknesses', 'proposal'],
      ...['recipients', 'signatory'],
    ],
    fill: partyOpinion,
  },
  {
    form: 'synthesis',
    about: 'decision',
    isOwn: false,
    given: ['quotaStatement', 'drafter', ...ISSUER],
    fill: synthesis,
  },
  {
    form: 'submission',
    about: 'decision',
    isOwn: false,
    given: ['addressee', 'process', 'request', 'enclosures', ...SIGNED],
    fill: submission,
  },
  {
    form: 'decision',
    about: 'decision',
    isOwn: false,
    given: ['authorityTitle', 'articles', ...SIGNED],
    fill: decisionPaper,
  },
  { form: 'petition', about: 'petition', isOwn: true, given: ['addressee', 'place'], fill: petitionPaper },
  {
    form: 'remediation-plan',
    about: 'unit',
    isOwn: false,
    given: ['legalBases', 'purposes', ...SIGNED],
    fill: remediationPlan,
  },
  {
    form: 'dossier-cover',
    about: 'dossier',
    isOwn: false,
    given: ['dossierCode', 'archivist'],
    fill: dossierCover,
  },
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
  {
    form: 'party-collective-review',
    about: 'unit',
    isOwn: false,
    given: [
      ...['generalPoints', 'resultPoints', 'strengths', 'shortcomings', 'causes', 'remedies', 'selfLevel'],
      ...PARTY,
    ],
    fill: partyCollectiveReview,
  },
  {
    form: 'party-task-results',
    about: 'unit',
    isOwn: false,
    given: ['tasks', ...PARTY],
    fill: partyTaskResults,
  },
  { form: 'party-person-list', about: 'cycle', given: ['decidedBy', ...PARTY], fill: partyPersonList },
  {
    form: 'party-level-report',
    about: 'cycle',
    given: ['proposals', 'recipients', ...PARTY],
    fill: partyLevelReport,
  },
];

/** What people say of a paper, as it was sent. */
export type Given = { readonly [field: string]: unknown };

/** What was computed, over what was given: nobody types a level. Only place and signs of the number are asked of an issuer. */
export function inputFrom(
  { agency, superior, year }: Opening,
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
