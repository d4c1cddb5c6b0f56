import {
  afterMeetingAct,
  isRightInMeeting,
  MEETING_ACTS,
  type Meeting,
  type MeetingAct,
  type MeetingCommand,
  ON_MEETING,
  ON_POLL,
  POLL_ACTS,
  type Poll,
} from './meeting-model.ts';
import { type Actor, AUTHORITIES } from './year-people.ts';

/**
 * The year of one civil servant as Articles 21 and 22 have it, from self-review over decision and publication to petition,
 * answer, replacement and archive; where the directive of the city adds to it, with what the many say in secret: which act is right where things stand, by whom, and what stands after it. Written from
 * the words of the texts; the program's packs, tables of states and matrix are not asked.
 */

/** A document of a decision on the level. */
export interface Doc {
  readonly kind: 'first' | 'replacement';
  readonly state: string;
  readonly acts: number;
  readonly notice: string | null;
  /** The document it is drafted to supersede, by its place among all; null for a first one. */
  readonly replaces: number | null;
}

export interface Petition {
  /** The act by which the level was decided that it contests. */
  readonly levelAct: number;
  /** Whoever had decided the level until then, in whatever round: they neither see nor handle it. */
  readonly against: readonly Actor[];
  readonly state: string;
}

/** Where a year stands. */
export interface YearState {
  /** Steps of the procedure as they were taken: `round/step`. */
  readonly steps: readonly string[];
  readonly level: { readonly state: string; readonly round: number; readonly acts: number };
  /** Who has ever decided the level, in order. */
  readonly deciders: readonly Actor[];
  readonly docs: readonly Doc[];
  readonly petitions: readonly Petition[];
  readonly meetings: readonly Meeting[];
  readonly polls: readonly Poll[];
}

/** Which texts a year goes by. */
export interface YearTexts {
  /** Deputies: the Party committee is heard as well. */
  readonly hasPartyOpinion: boolean;
  /** The directive of the city, over Decree 90: the many are heard in secret. */
  readonly isSecret: boolean;
}

export const ACTS = [
  ...(['self-review', 'meeting', 'party-opinion', 'archive'] as const),
  ...(['written-opinions', 'opinions-of-the-many', 'co-advisers', 'synthesis-public'] as const),
  ...MEETING_ACTS,
  ...POLL_ACTS,
  ...(['draft', 'draftReplacement', 'submit', 'opinion', 'return', 'withdraw', 'decide'] as const),
  ...(['number', 'notify', 'acknowledge', 'handOver', 'publish', 'rateAgain'] as const),
  ...(['petition', 'withdrawPetition', 'takePetition', 'answer'] as const),
] as const;
export type YearAct = (typeof ACTS)[number];

export interface YearCommand extends MeetingCommand {
  readonly act: YearAct;
  /** Which document, petition, meeting or ballot, by its place among all. */
  readonly at: number;
}

const isOfMeeting = (act: YearAct): act is MeetingAct =>
  [...MEETING_ACTS, ...POLL_ACTS].some((one) => one === act);

/** How many there are of what an act is done to. */
export const among = ({ docs, petitions, meetings, polls }: YearState, act: YearAct): number => {
  if (ON_DOC.includes(act)) return docs.length;
  if (ON_PETITION.includes(act)) return petitions.length;
  if (ON_MEETING.includes(act)) return meetings.length;
  return ON_POLL.includes(act) ? polls.length : 0;
};

/** Acts done to a document that is there, and those done to a petition. */
const ON_DOC: readonly YearAct[] = [
  ...(['submit', 'opinion', 'return', 'withdraw', 'decide'] as const),
  ...(['number', 'notify', 'acknowledge', 'handOver', 'publish'] as const),
];
const ON_PETITION: readonly YearAct[] = ['withdrawPetition', 'takePetition', 'answer'];

const BY: Readonly<Record<Exclude<YearAct, MeetingAct>, readonly Actor[]>> = {
  'written-opinions': ['head', 'officer'],
  'opinions-of-the-many': ['head', 'officer'],
  'co-advisers': ['head', 'officer'],
  'synthesis-public': ['head', 'officer'],
  'self-review': ['own'],
  meeting: ['secretary', 'head'],
  'party-opinion': ['party'],
  draft: ['officer', 'homeAffairs'],
  draftReplacement: ['officer', 'homeAffairs'],
  submit: ['officer', 'homeAffairs'],
  opinion: [...AUTHORITIES, 'party'],
  return: AUTHORITIES,
  withdraw: ['officer', 'homeAffairs'],
  decide: AUTHORITIES,
  number: ['clerk', 'officer'],
  notify: ['officer', 'head'],
  acknowledge: ['own'],
  handOver: ['officer', 'head', 'homeAffairs'],
  publish: ['officer', 'head'],
  rateAgain: AUTHORITIES,
  petition: ['own'],
  withdrawPetition: ['own'],
  takePetition: AUTHORITIES,
  answer: AUTHORITIES,
  archive: ['clerk', 'officer'],
};

const IS_TAKEN = ['decided', 'numbered', 'published'];
const isDecided = ({ level }: YearState): boolean => /^decided/.test(level.state);
const isReplaced = ({ docs }: YearState, at: number): boolean =>
  docs.some(({ replaces, state }) => replaces === at && IS_TAKEN.includes(state));

/** The document that holds, by its place; -1 where none does. */
export const standingDoc = (year: YearState): number =>
  year.docs.findIndex(({ state }, at) => IS_TAKEN.includes(state) && !isReplaced(year, at));

/** Whether an act has to be done where things stand. */
export function isRight(
  command: YearCommand,
  year: YearState,
  { hasPartyOpinion, isSecret }: YearTexts,
): boolean {
  const { level, docs, petitions, steps } = year;
  const ever = (step: string) => steps.some((one) => one.endsWith(`/${step}`));
  const isMeetingNext = ever('self-review') && !ever('meeting');
  const { act, actor, at } = command;
  if (isOfMeeting(act))
    return isRightInMeeting({ ...command, act }, year, { isSecret, isNext: isMeetingNext });
  if (!BY[act].includes(actor)) return false;
  const now = (step: string) => steps.includes(`${level.round}/${step}`);
  const doc = docs[at];
  const [isSuggested, isProposed] = [level.state === 'suggested', level.state === 'proposed'];
  const isOpen = (...states: readonly string[]) => doc !== undefined && states.includes(doc.state);
  const petition = petitions[at];
  switch (act) {
    case 'self-review':
      return !ever('self-review');
    case 'meeting':
      return isMeetingNext;
    case 'written-opinions':
      return ever('self-review') && !ever(act) && !now('decision');
    case 'opinions-of-the-many':
      return isSecret && ever('self-review') && !ever(act);
    case 'co-advisers':
      return isSecret && ever('self-review') && !now(act) && !now('synthesis') && !now('decision');
    case 'synthesis-public':
      return isSecret && now('synthesis') && !now(act);
    case 'party-opinion':
      return hasPartyOpinion && ever('meeting') && !ever('party-opinion');
    case 'draft':
      return standingDoc(year) === -1;
    case 'draftReplacement':
      return standingDoc(year) !== -1;
    case 'submit':
      if (!isOpen('drafted', 'returned')) return false;
      if (doc?.kind === 'replacement') return true;
      // The proposal is the personnel body's; what was heard before is heard first.
      return (
        actor === 'officer' &&
        (isProposed ||
          (isSuggested &&
            ever(hasPartyOpinion ? 'party-opinion' : 'meeting') &&
            (!isSecret || ever('opinions-of-the-many'))))
      );
    case 'withdraw':
      return isOpen('drafted', 'returned');
    case 'opinion':
    case 'return':
      return isOpen('submitted');
    case 'decide':
      if (!isOpen('submitted')) return false;
      if (doc?.kind === 'first') return (isProposed || isSuggested) && now('synthesis');
      // A wrong decision is replaced once: under Decree 335 by the managing body (Article 21(3)); Decree 90 names nobody but
      // whoever rates.
      return (isSecret || actor === 'above') && doc?.replaces === standingDoc(year) && isDecided(year);
    case 'number':
      return isOpen('decided') && at === standingDoc(year) && isDecided(year);
    case 'notify':
      return isOpen('numbered', 'published') && at === standingDoc(year) && doc?.notice === null;
    case 'acknowledge':
    case 'handOver':
      return doc?.notice === 'sent';
    case 'publish':
      return isOpen('numbered') && at === standingDoc(year);
    case 'archive':
      return now('notice') && now('publication') && !now('archive');
    // A level that stands by a document is only ever replaced.
    case 'rateAgain':
      return (isProposed || isDecided(year)) && standingDoc(year) === -1;
    case 'petition':
      return isDecided(year) && !petitions.some(({ levelAct }) => levelAct === level.acts);
    case 'withdrawPetition':
      return petition?.state === 'filed' || petition?.state === 'taken';
    case 'takePetition':
      return petition?.state === 'filed' && !petition.against.includes(actor);
    case 'answer':
      return petition?.state === 'taken' && !petition.against.includes(actor);
    default:
      return act satisfies never;
  }
}

const STATE_AFTER: { readonly [act in YearAct]?: string } = {
  ...{ submit: 'submitted', return: 'returned', withdraw: 'withdrawn', decide: 'decided' },
  ...{ number: 'numbered', publish: 'published', withdrawPetition: 'withdrawn' },
  ...{ takePetition: 'taken', answer: 'answered', notify: 'sent' },
  ...{ acknowledge: 'acknowledged', handOver: 'handedOverNotSigned' },
};
const STEP_OF: { readonly [act in YearAct]?: string } = {
  ...{ adopt: 'meeting', 'written-opinions': 'written-opinions', 'co-advisers': 'co-advisers' },
  ...{ 'opinions-of-the-many': 'opinions-of-the-many', 'synthesis-public': 'synthesis-public' },
  ...{ 'self-review': 'self-review', meeting: 'meeting', 'party-opinion': 'party-opinion' },
  ...{ number: 'numbering', notify: 'notice', publish: 'publication', archive: 'archive' },
};

/** Where a year stands after an act that is right; documents give the level that was suggested, replacements another. */
export function afterAct(command: YearCommand, year: YearState): YearState {
  const { act, actor, at } = command;
  const { level, docs, petitions, steps } = year;
  const doc = docs[at];
  const changed = <T>(all: readonly T[], by: Partial<T>) =>
    all.map((one, place) => (place === at ? { ...one, ...by } : one));
  const to = STATE_AFTER[act] ?? '';
  const step = STEP_OF[act];
  const isFirst = doc?.kind === 'first';
  const next = {
    ...year,
    steps: step === undefined ? steps : [...steps, `${level.round}/${step}`],
    docs: docs as readonly Doc[],
  };
  if (isOfMeeting(act)) return { ...next, ...afterMeetingAct({ ...command, act }, year) };
  switch (act) {
    case 'draft':
    case 'draftReplacement': {
      const kind = act === 'draft' ? ('first' as const) : ('replacement' as const);
      const replaces = act === 'draft' ? null : standingDoc(year);
      return { ...next, docs: [...docs, { kind, state: 'drafted', acts: 1, notice: null, replaces }] };
    }
    case 'notify':
    case 'acknowledge':
    case 'handOver':
      return { ...next, docs: changed(docs, { notice: to }) };
    case 'petition':
      return {
        ...next,
        petitions: [...petitions, { levelAct: level.acts, against: year.deciders, state: 'filed' }],
      };
    case 'withdrawPetition':
    case 'takePetition':
    case 'answer':
      return { ...next, petitions: changed(petitions, { state: to }) };
    case 'rateAgain':
      return {
        ...next,
        level: { state: 'suggested', round: level.round + 1, acts: level.acts + 1 },
      };
    case 'submit':
    case 'opinion':
    case 'return':
    case 'withdraw':
    case 'decide':
    case 'number':
    case 'publish':
      next.docs = changed(docs, {
        acts: (doc?.acts ?? 0) + 1,
        state: act === 'opinion' ? (doc?.state ?? '') : to,
      });
      break;
    default:
      return next;
  }
  if (act === 'submit' && isFirst)
    return {
      ...next,
      steps: level.state === 'proposed' ? steps : [...steps, `${level.round}/synthesis`],
      level: { ...level, state: 'proposed', acts: level.acts + 1 },
    };
  if (act !== 'decide') return next;
  const round = isFirst ? level.round : level.round + 1;
  const state = isFirst ? 'decidedUnchanged' : 'decided';
  return {
    ...next,
    ...{ deciders: [...year.deciders, actor], steps: [...steps, `${round}/decision`] },
    level: { state, round, acts: level.acts + (isFirst ? 1 : 2) },
  };
}
