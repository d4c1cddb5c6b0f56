/**
 * Who there is in a year of the model. `own` is the one it is about, and holds the authority in their own office; `authority`
 * and `another` hold it there, `above` in the body that manages the office; `stranger` holds every role elsewhere.
 */
export const ACTORS = [
  ...(['own', 'head', 'secretary', 'party', 'officer', 'homeAffairs', 'clerk'] as const),
  ...(['authority', 'another', 'above', 'stranger'] as const),
] as const;
export type Actor = (typeof ACTORS)[number];

export const AUTHORITIES: readonly Actor[] = ['authority', 'another', 'above'];

/** Colleagues in the order in which they are invited to a meeting; each of them is a person of the office. */
export const INVITED = ['head', 'secretary', 'party', 'officer', 'homeAffairs', 'clerk'] as const;
