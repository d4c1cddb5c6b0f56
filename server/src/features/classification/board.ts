import type { Regulation } from '@congtam/engine';
import type { BoardRow } from './runs.queries.ts';

/** A quota in one scope or duty group, as a run counted it. */
export interface BoardLine {
  readonly quota: string;
  readonly scope: string;
  readonly dutyGroup?: string;
  readonly eligible: number;
  readonly rated: number;
  readonly places: number;
  readonly binding: boolean;
  readonly share: string;
  readonly notes: readonly string[];
  /** Those of one score at the line: nobody but a person says which of them is in. */
  readonly line?: {
    readonly lastIn?: string;
    readonly firstOut?: string;
    readonly tied: readonly string[];
  };
  readonly raisedBy?: string;
  readonly moreForNextPlace?: number;
  readonly placesByBase?: { readonly [base: string]: number };
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly subject: string;
  readonly score?: string;
  readonly rank: number;
  readonly state: 'in' | 'out' | 'waiting';
  readonly why: string;
}

export const lineOf = ({ line }: Pick<BoardRow, 'line'>): BoardLine => JSON.parse(line);

/** What was chosen about a candidate: the newest word counts. */
export interface Choice {
  readonly isGiven: boolean;
  readonly document: string | null;
  /** It is the level itself that was decided. */
  readonly isDecided?: boolean;
}

/** A board while people choose. */
export interface LiveLine extends Omit<BoardLine, 'candidates'> {
  /** Who holds a place, with those decided beside the board. */
  readonly chosen: number;
  /** Those decided to hold the level without standing here: their places are taken as well. */
  readonly beside: readonly string[];
  readonly free: number;
  readonly candidates: readonly (Candidate & { readonly choice: 'given' | 'notGiven' | null })[];
}

/**
 * A board with what has been chosen since it was computed. Places do not move with choices, only who holds them; so it is
 * enough to look at this board, and no other group is touched. A place that was taken back stays free: nobody slips in.
 *
 * @param beside who is decided to hold the level without standing here
 */
export function liveLine(
  line: BoardLine,
  choices: ReadonlyMap<string, Choice>,
  beside: readonly string[] = [],
): LiveLine {
  const candidates = line.candidates.map((candidate) => {
    const choice = choices.get(candidate.subject);
    if (choice === undefined) return { ...candidate, choice: null };
    const isDecided = candidate.why === 'decided' || choice.isDecided === true;
    // Which group's place it would be is not known: a choice gives none until the group is recorded.
    if (candidate.why === 'duty-group-missing' && choice.isGiven && !isDecided)
      return { ...candidate, choice: 'given' as const };
    // Decided at the run, and perhaps otherwise since: who was rated again holds what was decided last.
    if (isDecided)
      return choice.isGiven
        ? { ...candidate, state: 'in' as const, why: 'decided', choice: 'given' as const }
        : { ...candidate, state: 'out' as const, why: 'decided', choice: 'notGiven' as const };
    return choice.isGiven
      ? { ...candidate, state: 'in' as const, why: 'chosen', choice: 'given' as const }
      : { ...candidate, state: 'out' as const, why: 'not-chosen', choice: 'notGiven' as const };
  });
  const chosen = candidates.filter(({ state }) => state === 'in').length + beside.length;
  const isOver = line.binding && chosen > line.places && !line.notes.includes('over');
  const notes = isOver ? [...line.notes, 'over'] : line.notes;
  return { ...line, notes, candidates, chosen, beside, free: Math.max(0, line.places - chosen) };
}

/** Whether a board that counts a subject would be above its line with them on it. */
export const isAboveLine = (
  { binding, chosen, places, beside, candidates }: LiveLine,
  subject: string,
): boolean => {
  const isHolder =
    beside.includes(subject) || candidates.some((one) => one.subject === subject && one.state === 'in');
  return binding && chosen - (isHolder ? 1 : 0) + 1 > places;
};

/** Whether a subject stands on a board for a place, or for having one. */
export const isCandidate = ({ candidates }: LiveLine, subject: string): boolean =>
  candidates.some((one) => one.subject === subject);

/** The question by which a place of a quota is given, with the options that give and refuse it. */
export function choiceOf(
  regulation: Regulation,
  quota: string,
): { readonly question: string; readonly given: string; readonly notGiven: string } | undefined {
  const found = regulation.quotas.find(({ id }) => id === quota);
  const question = found && regulation.questions.get(found.choice);
  if (found === undefined || question === undefined) return undefined;
  const gives = ({
    effect,
  }: {
    readonly effect: { readonly kind: string; readonly level?: string };
  }): boolean => effect.kind === 'accept' || (effect.kind === 'level' && effect.level === found.level);
  const options = [...question.options];
  const given = options.find(([, option]) => gives(option))?.[0];
  const notGiven = options.find(([, option]) => !gives(option))?.[0];
  return given === undefined || notGiven === undefined
    ? undefined
    : { question: found.choice, given, notGiven };
}
