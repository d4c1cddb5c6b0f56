/**
 * A workbook on its way. Only what was checked and shown is taken; a file is never changed, a better one is put in anew.
 *
 * checking → faulty | checked; checked → applying → applied | checked (when it would do something else now) | faulty;
 * checking, faulty, checked, applying → withdrawn
 */
export const BOOK_STATES = ['checking', 'faulty', 'checked', 'applying', 'applied', 'withdrawn'] as const;
export type BookState = (typeof BOOK_STATES)[number];

/** From where a workbook is put aside: nothing of it is taken yet. */
export const MAY_BE_WITHDRAWN: readonly BookState[] = ['checking', 'faulty', 'checked', 'applying'];
