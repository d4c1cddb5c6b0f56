import { FEWEST_PAPERS, isCountedOut, isOver } from './meeting-model.ts';
import { standingDoc, type YearState } from './year-model.ts';
import type { Stored } from './year-rows.ts';

/**
 * What must never be, whatever was done before: written down by itself, without asking which act was right.
 *
 * @returns a sentence for each wrong that stands; none where all is as it has to be
 */
export function wrongsIn({ state, boxes }: Stored, before: YearState): readonly string[] {
  const { docs, level, meetings, petitions, polls, steps } = state;
  const wrongs: string[] = [];
  const never = (isSo: boolean, what: string) => isSo && wrongs.push(what);
  const holding = docs.filter(
    ({ state: stands }, at) =>
      ['decided', 'numbered', 'published'].includes(stands) &&
      !docs.some(
        ({ replaces, state: other }) =>
          replaces === at && !['drafted', 'submitted', 'returned', 'withdrawn'].includes(other),
      ),
  );
  never(holding.length > 1, 'two decisions hold');
  never(
    /^decided/.test(level.state) && standingDoc(state) === -1,
    'a level is decided and no document says so',
  );
  never(
    docs.some(({ notice, state: stands }) => notice !== null && !['numbered', 'published'].includes(stands)),
    'a notice of a decision without a number',
  );
  never(new Set(steps).size !== steps.length, 'a step is taken twice');
  const isTaken = (step: string) => steps.some((one) => one.endsWith(`/${step}`));
  never(isTaken('decision') && !isTaken('synthesis'), 'decided before it was proposed');
  never(isTaken('synthesis') && !isTaken('meeting'), 'proposed before the meeting');
  never(state.deciders.includes('own'), 'decided by their own hand');
  never(
    petitions.some(({ state: stands }) => stands === 'answered') && !isTaken('decision'),
    'an answer about nothing',
  );

  const ended = meetings.map(({ state: stands }) => stands === 'adopted' || stands === 'cancelled');
  never(
    meetings.some(({ attended, opinions }) => opinions.some((place) => !attended.includes(place))),
    'who did not come has spoken',
  );
  never(
    meetings.some(
      ({ countings }, at) =>
        before.meetings[at]?.state === 'cancelled' && countings.length > before.meetings[at].countings.length,
    ),
    'papers are counted in a meeting that was called off',
  );
  for (const [at, poll] of polls.entries()) {
    const { voters, voted, cast, meeting } = poll;
    const was = before.polls[at];
    const box = boxes[at];
    never(box?.papers !== voted.length, 'not one paper for each who voted');
    never(box?.papers !== cast.good + cast.completed, 'a paper says what was not asked');
    never((box?.writers ?? 0) > 1, 'papers tell the order in which they were cast');
    never(new Set(voted).size !== voted.length, 'somebody voted twice');
    never(
      voted.some((one) => !voters.includes(one)),
      'somebody voted who was not asked',
    );
    never(voters.includes('own'), 'somebody is asked about themself');
    never(ended[meeting] === true && !isOver(poll), 'a ballot runs after its meeting');
    never(
      was !== undefined && isOver(was) && was.voted.length !== voted.length,
      'a vote after the ballot was over',
    );
    never(was?.isClosed === true && !poll.isClosed, 'a ballot is opened again');
  }
  return wrongs;
}

/** What anybody may be told of a ballot: nothing while it runs, and nothing that shows a few singly. */
export const countToldOf = ({ polls }: YearState, at: number) => {
  const poll = polls[at];
  if (poll === undefined) return undefined;
  const areEnough = poll.voted.length >= FEWEST_PAPERS;
  const isTold = isOver(poll) && isCountedOut(poll, polls);
  return {
    ...{ voters: poll.voters.length, voted: poll.voted.length, isOver: isOver(poll) },
    ...{ counts: isTold ? poll.cast : null, isSuppressed: isOver(poll) && !areEnough },
    isLikeAnother: isOver(poll) && areEnough && !isTold,
  };
};
