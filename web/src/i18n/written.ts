/** A day as people here write it: `2026-03-09` → `09/03/2026`. */
export function writtenDay(day: string): string {
  const [year = '', month = '', ofMonth = ''] = day.slice(0, 10).split('-');
  return `${ofMonth}/${month}/${year}`;
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A moment in Vietnamese time, wherever the reader's clock stands: `09/03/2026, 14:05`. */
export const writtenMoment = (moment: string): string => MOMENT.format(new Date(moment));

/** A number that came as text, with a comma for its decimals; nothing is rounded. */
export const writtenNumber = (number: string): string => number.replace('.', ',');

/** A score as it is read: `91.25` → `91,25`; a fraction is cut after two decimals, never rounded up. */
export function writtenScore(score: string): string {
  const [above = '0', below] = score.split('/');
  if (below === undefined) return writtenNumber(score);
  const hundredths = (BigInt(above) * 100n) / BigInt(below);
  return `${hundredths / 100n},${String(hundredths % 100n).padStart(2, '0')}…`;
}
