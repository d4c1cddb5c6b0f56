import { say } from '@congtam/engine';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { notFound } from '../../http/problem.ts';
import { type Refusal, refusal } from '../../refusal.ts';
import { cancelJob, type JobSeen, jobById } from './jobs.queries.ts';

/**
 * Calls off work that the actor asked for and that is not done yet. What it has done in earlier steps stays; of the step
 * in hand nothing is kept.
 */
export async function cancel(tx: Tx, id: string): Promise<JobSeen | Refusal> {
  const job = await jobById(tx, id);
  const isOwn = tx.actor.kind === 'account' && job?.requestedBy === tx.actor.account;
  if (job === undefined || !isOwn) return notFound();
  if (!(await cancelJob(tx, id))) return ended();
  await record(tx, { action: 'job.cancel', subject: { kind: 'job', id }, facts: { job: job.kind } });
  return (await jobById(tx, id)) ?? notFound();
}

const ended = (): Refusal =>
  refusal(
    409,
    'job.ended',
    say('công việc này đã kết thúc', 'this job has ended'),
    say('xem kết quả của nó', 'look at what came of it'),
  );
