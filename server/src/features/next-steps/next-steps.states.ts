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

/** Whom somebody may be waiting for. */
export const WAITED_FOR = ['head', 'authority'] as const;
export type WaitedFor = (typeof WAITED_FOR)[number];

export interface Step {
  readonly act: NextAct;
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
export function together(steps: readonly Step[]): readonly Step[] {
  const known = new Map<string, Step>();
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
