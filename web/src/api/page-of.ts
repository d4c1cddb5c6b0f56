/**
 * Whose page this is, by their account. All windows of a browser have one session: when somebody else signs in in another
 * one, what is done on this page must not be done in their name.
 */
let account: string | undefined;

export const pageOf = {
  now: (): string | undefined => account,
  is: (of: string): void => {
    account = of;
  },
};
