const millisecondsPerDay = 86_400_000;
/** Day 0 of Excel's calendar for serials after its non-existing 29/02/1900. */
const origin = Date.UTC(1899, 11, 30);
const lastSerial = 2_958_465;
const from1904 = 1462;

/**
 * Day of an Excel serial as 'YYYY-MM-DD', computed in UTC so that no time zone can shift it; `null` for serials that
 * are no day (0, negative, after 9999, and 60, Excel's 29/02/1900).
 */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  const day = Math.floor(serial) + (is1904 ? from1904 : 0);
  if (!(day >= 1 && day <= lastSerial) || day === 60) return null;
  return new Date(origin + (day < 60 ? day + 1 : day) * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Clock time of the fraction of a serial as 'HH:MM:SS'. */
export function timeOfSerial(serial: number): string {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400) % 86_400;
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}

/** Excel serial (1900 system) of a day 'YYYY-MM-DD'; `null` if the text is no real day from 1900-03-01 on. */
export function serialOfDay(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return null;
  if (new Date(milliseconds).toISOString().slice(0, 10) !== day) return null;
  const serial = (milliseconds - origin) / millisecondsPerDay;
  return serial > 60 ? serial : null;
}
