/** `9/3/2026`, `09-03-2026`, `09032026` → `2026-03-09`; undefined for what is no day of the calendar. */
export function dayTyped(text: string): string | undefined {
  const parts =
    /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\s*$/.exec(text) ??
    /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text);
  if (parts === null) return undefined;
  const [, ofMonth = '', month = '', year = ''] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : undefined;
}
