/** What goes into a line of the log besides time and level: codes and numbers, never names, texts or addresses. */
export type LogFields = { readonly [name: string]: string | number | boolean | undefined };
export type Level = 'info' | 'warn' | 'error';
export type ServerLog = (level: Level, message: string, fields?: LogFields) => void;

/** One JSON object per line. */
export const serverLog =
  (write: (line: string) => void, now = () => new Date()): ServerLog =>
  (level, message, fields = {}) =>
    write(`${JSON.stringify({ time: now().toISOString(), level, msg: message, ...fields })}\n`);

/**
 * What may be said of a fault: its kind, its code, and where in our program it happened. Messages of the database
 * quote values ("Key (login)=(…) already exists"), so they stay out.
 */
export function faultFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const constraint =
    'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
  const where = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' ');
  return { fault: error.name, code, constraint, where };
}
