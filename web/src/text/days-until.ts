const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

/** Calendar days from today in Vietnam to a day, `yyyy-mm-dd`; 0 on the day itself. */
export const daysUntil = (day: string, now = new Date()): number =>
  Math.round((Date.parse(day) - Date.parse(DAY.format(now))) / 86_400_000);
