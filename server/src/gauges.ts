import { sql } from 'kysely';
import type { Database } from './database/open-database.ts';
import type { Gauge } from './http/metrics.ts';

/** What the system knows of itself: numbers of things that wait or fail, nothing of what they are. */
export function gaugesOf({ asSystem }: Pick<Database, 'asSystem'>): readonly Gauge[] {
  const counted = (name: string, help: string, count: ReturnType<typeof sql<{ n: number }>>): Gauge => ({
    name,
    help,
    value: () => asSystem(async ({ db }) => (await count.execute(db)).rows[0]?.n ?? Number.NaN),
  });
  return [
    counted(
      'congtam_events_waiting',
      'Events not sealed yet',
      sql<{ n: number }>`
        select (select count(*) from audit.event e where e.number > (
          select coalesce(max(s.number), 0) - 20000 from (
            select number from audit.leaf l join audit.event x on x.id = l.event_id
            order by l.index desc limit 1) s)
          and not exists (select 1 from audit.leaf l where l.event_id = e.id))::int as n`,
    ),
    counted(
      'congtam_checkpoint_age_seconds',
      'Seconds since the newest checkpoint was signed',
      sql<{ n: number }>`
        select extract(epoch from now() - max(signed_at))::int as n from audit.checkpoint`,
    ),
    counted(
      'congtam_witnesses_failing',
      'Witnesses whose last delivery failed',
      sql<{ n: number }>`select count(*)::int as n from audit.witness where failure is not null`,
    ),
    counted(
      'congtam_jobs_waiting',
      'Jobs that are due and not taken on',
      sql<{ n: number }>`
        select count(*)::int as n from congtam.job where state = 'waiting' and run_at <= now()`,
    ),
    counted(
      'congtam_jobs_failed',
      'Jobs that were given up',
      sql<{ n: number }>`select count(*)::int as n from congtam.job where state = 'failed'`,
    ),
  ];
}
