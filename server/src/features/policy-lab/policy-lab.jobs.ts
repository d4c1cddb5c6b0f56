import { z } from 'zod';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { id } from '../../http/texts.ts';
import type { JobHandlers } from '../../jobs/worker.ts';
import { carrySimulation } from './carrying.ts';

const payload = z.strictObject({ simulation: id });

/** Trying a draft, with the rights of who asked for it, as they are now. */
export const policyLabJobs = (sources: EvaluationSources): JobHandlers => ({
  'policyLab.run': (call) => carrySimulation(call, sources, payload.parse(call.job.payload).simulation),
});
