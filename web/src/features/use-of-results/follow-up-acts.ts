import type { FOLLOW_UP_ACTS, FOLLOW_UP_STATES } from './texts.ts';

type Act = keyof typeof FOLLOW_UP_ACTS;

const FROM: { readonly [state in keyof typeof FOLLOW_UP_STATES]: readonly Act[] } = {
  suggested: ['takeUp', 'leave'],
  left: ['takeUp'],
  takenUp: ['finish', 'leave'],
  finished: [],
};

/** What can be done about something the regulations suggest, from where it stands. */
export const actsFrom = (state: keyof typeof FROM): readonly Act[] => FROM[state];
