/**
 * A roster on its way. Only what was checked and shown is applied; a file is never changed, a better one is put in anew.
 *
 * checking → faulty | checked; checked → applying → applied | checked (when it would do something else now) | faulty;
 * checking, faulty, checked, applying → withdrawn: also what waits for somebody who may not do it any more
 */
export const ROSTER_STATES = ['checking', 'faulty', 'checked', 'applying', 'applied', 'withdrawn'] as const;

export type RosterState = (typeof ROSTER_STATES)[number];
