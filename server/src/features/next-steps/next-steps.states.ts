/** What can wait for somebody, in the order in which it is shown where no day presses. */
export const NEXT_ACTS = [
  'scoreAgain',
  'score',
  'report',
  'takeOver',
  'confirm',
  'approve',
  'classify',
  'decideCause',
  'agreeHandOver',
  'decideCatalogue',
  'openCycle',
  'closeCycle',
  'followCycle',
  'computeCycle',
  'draftDecision',
  'decideReopening',
  'acknowledge',
  'selfReview',
  'unitSelfReview',
  'meeting',
  'partyOpinion',
  'vote',
  'holdMeeting',
  'signPart',
  'submitDecision',
  'giveOpinion',
  'decideLevels',
  'numberDecision',
  'sendNotices',
  'publishDecision',
  'takePetition',
  'answerPetition',
  'watchPetition',
  'receiveDossier',
  'replyToFinding',
  'supplyEvidence',
  'settleFinding',
  'reportRemedy',
  'checkRemedy',
  'answerQuestion',
  'sendResults',
] as const;
export type NextAct = (typeof NEXT_ACTS)[number];

/** What of theirs somebody may be waiting for, and whom by their role. */
export const WAITED_FOR = {
  confirm: 'head',
  approve: 'authority',
  classify: 'head',
  meeting: 'head',
  partyOpinion: 'partyCommittee',
  synthesis: 'personnelOfficer',
  decision: 'authority',
  answerPetition: 'authority',
} as const;
export type WaitedAct = keyof typeof WAITED_FOR;
export const isWaitedAct = (act: string): act is WaitedAct => Object.hasOwn(WAITED_FOR, act);

export interface Step<Act = NextAct> {
  readonly act: Act;
  readonly count: number;
  readonly cycle: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly due: string | null;
}

/** A step of somebody's own with whether its day has passed. */
export interface OwnStep extends Step {
  readonly isLate: boolean;
}

/** Those whose day comes first lead, those without a day follow in the order of acts, older periods before newer. */
export function inOrder(steps: readonly Step[], today: string): readonly OwnStep[] {
  const late = (step: Step): OwnStep => ({ ...step, isLate: step.due !== null && step.due < today });
  const rank = ({ due, act, period }: Step): string =>
    [due ?? '9999', String(NEXT_ACTS.indexOf(act)).padStart(2, '0'), period ?? ''].join(' ');
  return steps.map(late).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

const earlier = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

/** Steps of one kind at one place as one, with how many there are and the first of their days. */
export function together<Act>(steps: readonly Step<Act>[]): readonly Step<Act>[] {
  const known = new Map<string, Step<Act>>();
  for (const step of steps) {
    const { act, cycle, period, unit } = step;
    const key = JSON.stringify([act, cycle, period, unit]);
    const before = known.get(key);
    known.set(
      key,
      before === undefined
        ? step
        : { ...before, count: before.count + step.count, due: earlier(before.due, step.due) },
    );
  }
  return [...known.values()];
}
