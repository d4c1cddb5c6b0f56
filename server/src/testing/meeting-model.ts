import { type Actor, INVITED } from './year-people.ts';

/**
 * What is heard about somebody, as Article 21.1 and the directive of the city have it: a meeting of those invited, opinions by
 * name of those who came, minutes that are adopted there; and where the directive asks the many, ballots that are secret.
 */

/** A meeting about the one the year is about. */
export interface Meeting {
  readonly state: string;
  /** Places in the list of those invited. */
  readonly attended: readonly number[];
  /** By whom something was said, by their place, in order. */
  readonly opinions: readonly number[];
  /** What was asked on paper and counted. */
  readonly countings: readonly string[];
}

/** A secret ballot of a meeting. */
export interface Poll {
  readonly meeting: number;
  readonly voters: readonly Actor[];
  readonly voted: readonly Actor[];
  readonly isClosed: boolean;
  /** What lies in the box; what nobody can ask for while it runs. */
  readonly cast: { readonly good: number; readonly completed: number };
}

export const MEETING_ACTS = ['callMeeting', 'hold', 'say', 'adopt', 'callOff', 'countPapers'] as const;
export const POLL_ACTS = ['openPoll', 'vote', 'closePoll'] as const;
export type MeetingAct = (typeof MEETING_ACTS)[number] | (typeof POLL_ACTS)[number];

/** Acts done to a meeting that is there, and those done to a ballot. */
export const ON_MEETING: readonly string[] = ['hold', 'say', 'adopt', 'callOff', 'countPapers', 'openPoll'];
export const ON_POLL: readonly string[] = ['vote', 'closePoll'];

/** How an act is done, from 0 to 5: who comes, who speaks, how somebody votes. The last is often how it is not done. */
export const HOW = 5;

/** The places of all invited, but one; and of somebody who was not, where it is done wrongly. */
export const attendedBy = (how: number): readonly number[] =>
  how === HOW ? [1, INVITED.length + 1] : INVITED.map((_, at) => at + 1).filter((place) => place !== how + 1);

/** Few are asked, or all; and the one it is about, where it is done wrongly. */
export const votersBy = (how: number): readonly Actor[] => {
  const asked = how < 2 ? INVITED.slice(0, 4) : INVITED;
  return how === HOW ? [...asked, 'own'] : asked;
};

/** An option that was asked for; and one that was not, where it is done wrongly. */
export const choiceBy = (how: number): string => (how === HOW ? 'excellent' : how < 3 ? 'good' : 'completed');

export const questionBy = (how: number): string => `Mức ${how}`;

/** A count of fewer papers would tell how somebody voted. */
export const FEWEST_PAPERS = 5;

export const isOver = ({ voters, voted, isClosed }: Poll): boolean =>
  isClosed || voted.length === voters.length;

const same = (some: readonly Actor[], others: readonly Actor[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** Of some who voted before about the same one, but not just these, a count could be subtracted from theirs. */
const isLikeABallot = (voters: readonly Actor[], polls: readonly Poll[]): boolean =>
  polls.some(
    (one) =>
      one.voters.some((voter) => voters.includes(voter)) &&
      (!isOver(one) || (!same(one.voters, voters) && one.voted.length >= FEWEST_PAPERS)),
  );

/** Whether the count of a ballot is told, once it is over. */
export const isCountedOut = (poll: Poll, polls: readonly Poll[]): boolean =>
  poll.voted.length >= FEWEST_PAPERS &&
  !polls
    .slice(0, polls.indexOf(poll))
    .some(
      ({ voted }) =>
        voted.length >= FEWEST_PAPERS &&
        voted.some((voter) => poll.voted.includes(voter)) &&
        !same(voted, poll.voted),
    );

const KEEPERS: readonly Actor[] = ['secretary', 'head', 'officer'];

export interface MeetingCommand {
  readonly act: string;
  readonly actor: Actor;
  readonly at: number;
  readonly how: number;
}

interface Heard {
  readonly meetings: readonly Meeting[];
  readonly polls: readonly Poll[];
}

/**
 * Whether an act of a meeting has to be done where things stand.
 *
 * @param isNext whether the meeting is the step that comes next
 */
export function isRightInMeeting(
  { act, actor, at, how }: MeetingCommand & { readonly act: MeetingAct },
  { meetings, polls }: Heard,
  { isSecret, isNext }: { readonly isSecret: boolean; readonly isNext: boolean },
): boolean {
  const [meeting, poll] = [meetings[at], polls[at]];
  if (act === 'callMeeting') return KEEPERS.includes(actor);
  if (act === 'vote')
    return (
      poll?.voters.includes(actor) === true && !isOver(poll) && !poll.voted.includes(actor) && how !== HOW
    );
  if (act === 'closePoll') return poll !== undefined && !isOver(poll) && KEEPERS.includes(actor);
  if (meeting === undefined) return false;
  const [isCalled, isHeld] = [meeting.state === 'called', meeting.state === 'held'];
  if (act === 'say')
    return isHeld && meeting.attended.includes(how + 1) && [...KEEPERS, INVITED[how]].includes(actor);
  if (!KEEPERS.includes(actor)) return false;
  const isAsking = polls.some((one) => one.meeting === at && !isOver(one));
  switch (act) {
    case 'hold':
      return isCalled && how !== HOW;
    // Minutes are the meeting's: of its secretary and its head.
    case 'adopt':
      return isHeld && isNext && actor !== 'officer' && !isAsking;
    case 'callOff':
      return isCalled && !isAsking;
    case 'openPoll':
      return isSecret && (isCalled || isHeld) && how !== HOW && !isLikeABallot(votersBy(how), polls);
    case 'countPapers':
      return meeting.state !== 'cancelled' && how !== HOW && !meeting.countings.includes(questionBy(how));
    default:
      return act satisfies never;
  }
}

/** What was heard, after an act that is right. */
export function afterMeetingAct(
  { act, actor, at, how }: MeetingCommand & { readonly act: MeetingAct },
  { meetings, polls }: Heard,
): Heard {
  const inMeeting = (by: (one: Meeting) => Partial<Meeting>) => ({
    meetings: meetings.map((one, place) => (place === at ? { ...one, ...by(one) } : one)),
    polls,
  });
  const inPoll = (by: (one: Poll) => Partial<Poll>) => ({
    meetings,
    polls: polls.map((one, place) => (place === at ? { ...one, ...by(one) } : one)),
  });
  switch (act) {
    case 'callMeeting':
      return {
        meetings: [...meetings, { state: 'called', attended: [], opinions: [], countings: [] }],
        polls,
      };
    case 'hold':
      return inMeeting(() => ({ state: 'held', attended: attendedBy(how) }));
    case 'say':
      return inMeeting(({ opinions }) => ({ opinions: [...opinions, how + 1] }));
    case 'adopt':
      return inMeeting(() => ({ state: 'adopted' }));
    case 'callOff':
      return inMeeting(() => ({ state: 'cancelled' }));
    case 'countPapers':
      return inMeeting(({ countings }) => ({ countings: [...countings, questionBy(how)] }));
    case 'openPoll': {
      const opened = { meeting: at, voters: votersBy(how), voted: [], isClosed: false };
      return { meetings, polls: [...polls, { ...opened, cast: { good: 0, completed: 0 } }] };
    }
    case 'vote':
      return inPoll(({ voted, cast: { good, completed } }) => ({
        voted: INVITED.filter((one) => one === actor || voted.includes(one)),
        cast: choiceBy(how) === 'good' ? { good: good + 1, completed } : { good, completed: completed + 1 },
      }));
    case 'closePoll':
      return inPoll(() => ({ isClosed: true }));
    default:
      return act satisfies never;
  }
}
