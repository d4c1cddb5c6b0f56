import { z } from 'zod';
import { id } from '../../http/texts.ts';
import type { JobHandlers } from '../../jobs/worker.ts';
import { carryBatch } from './batches.ts';
import type { PaperMeans } from './making.ts';

const payload = z.strictObject({ batch: id });

/** Issuing papers of many, with the rights of who asked for it, as they are at each paper. */
export const issuedPaperJobs = (means: PaperMeans): JobHandlers => ({
  'issuedPaper.issueMany': (call) => carryBatch(call, means, payload.parse(call.job.payload).batch),
});
