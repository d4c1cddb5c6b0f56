import { z } from 'zod';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { id } from '../../http/texts.ts';
import type { JobHandlers } from '../../jobs/worker.ts';
import { carryRun } from './runs.ts';

const payload = z.strictObject({ run: id });

/** Computing a cycle, with the rights of who asked for it, as they are now. */
export const classificationJobs = (sources: EvaluationSources): JobHandlers => ({
  'classification.run': (call) => carryRun(call, sources, payload.parse(call.job.payload).run),
});
