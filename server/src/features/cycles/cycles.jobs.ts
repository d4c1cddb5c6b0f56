import { z } from 'zod';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { id } from '../../http/texts.ts';
import type { JobHandlers } from '../../jobs/worker.ts';
import { freezeCycle } from './cycles.ts';

const payload = z.strictObject({ cycle: id });

/** What becomes of a cycle that is being closed; with the rights of who closed it, as they are now. */
export const cycleJobs = (sources: EvaluationSources): JobHandlers => ({
  'cycle.freeze': async ({ job, finishing }) => {
    const { cycle } = payload.parse(job.payload);
    await finishing(async (tx) => {
      if (tx.actor.kind === 'account') await freezeCycle(tx, tx.actor.account, sources, cycle);
    });
  },
});
