/**
 * The year of one civil servant as Articles 21 and 22 have it, from self-review over decision and publication to petition,
 * answer, replacement and archive: which act is right where things stand, by whom, and what stands after it. Written from
 * the words of the decree; the program's packs, tables of states and matrix are not asked.
 */

/**
 * Who there is. `own` is the one it is about, and holds the authority in their own office; `authority` and `another` hold it
 * there, `above` in the body that manages the office; `stranger` holds every role elsewhere.
 */
export const ACTORS = [
  ...(['own', 'head', 'secretary', 'party', 'officer', 'homeAffairs', 'clerk'] as const),
  ...(['authority', 'another', 'above', 'stranger'] as const),
] as const;
export type Actor = (typeof ACTORS)[number];

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
}

export const ACTS = [
  ...(['self-review', 'meeting', 'party-opinion', 'archive'] as const),
  ...(['draft', 'draftReplacement', 'submit', 'opinion', 'return', 'withdraw', 'decide'] as const),
  ...(['number', 'notify', 'acknowledge', 'handOver', 'publish', 'rateAgain'] as const),
  ...(['petition', 'withdrawPetition', 'takePetition', 'answer'] as const),
] as const;
export type YearAct = (typeof ACTS)[number];

export interface YearCommand {
  readonly act: YearAct;
  readonly actor: Actor;
  /** Which document or petition, by its place among all. */
  readonly at: number;
}

/** Acts done to a document that is there, and those done to a petition. */
export const ON_DOC: readonly YearAct[] = [
  ...(['submit', 'opinion', 'return', 'withdraw', 'decide'] as const),
  ...(['number', 'notify', 'acknowledge', 'handOver', 'publish'] as const),
];
export const ON_PETITION: readonly YearAct[] = ['withdrawPetition', 'takePetition', 'answer'];

const AUTHORITIES: readonly Actor[] = ['authority', 'another', 'above'];
const BY: Readonly<Record<YearAct, readonly Actor[]>> = {
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
  publish: ['officer'],
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
  { act, actor, at }: YearCommand,
  year: YearState,
  { hasPartyOpinion }: { readonly hasPartyOpinion: boolean },
): boolean {
  if (!BY[act].includes(actor)) return false;
  const { level, docs, petitions, steps } = year;
  const ever = (step: string) => steps.some((one) => one.endsWith(`/${step}`));
  const now = (step: string) => steps.includes(`${level.round}/${step}`);
  const doc = docs[at];
  const [isSuggested, isProposed] = [level.state === 'suggested', level.state === 'proposed'];
  const isOpen = (...states: readonly string[]) => doc !== undefined && states.includes(doc.state);
  const petition = petitions[at];
  switch (act) {
    case 'self-review':
      return !ever('self-review');
    case 'meeting':
      return ever('self-review') && !ever('meeting');
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
        (isProposed || (isSuggested && ever(hasPartyOpinion ? 'party-opinion' : 'meeting')))
      );
    case 'withdraw':
      return isOpen('drafted', 'returned');
    case 'opinion':
    case 'return':
      return isOpen('submitted');
    case 'decide':
      if (!isOpen('submitted')) return false;
      if (doc?.kind === 'first') return (isProposed || isSuggested) && now('synthesis');
      // A wrong decision is replaced by the managing body, and once.
      return actor === 'above' && doc?.replaces === standingDoc(year) && isDecided(year);
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
  ...{ 'self-review': 'self-review', meeting: 'meeting', 'party-opinion': 'party-opinion' },
  ...{ number: 'numbering', notify: 'notice', publish: 'publication', archive: 'archive' },
};

/** Where a year stands after an act that is right; documents give the level that was suggested, replacements another. */
export function afterAct({ act, actor, at }: YearCommand, year: YearState): YearState {
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
