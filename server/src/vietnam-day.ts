const FORM = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

/** The day in Vietnam at a moment, wherever the server stands: `2026-03-31`. */
export const todayInVietnam = (now = new Date()): string => FORM.format(now);

/** A day as people write it: `2026-11-28` → `28/11/2026`. */
export const writtenDay = (day: string): string => day.split('-').reverse().join('/');

const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'short' });

/** The time of day in Vietnam at a moment: `14:05`. */
export const timeInVietnam = (moment: Date): string => TIME.format(moment);
