import { z } from 'zod';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { id } from '../../http/texts.ts';
import type { JobHandlers } from '../../jobs/worker.ts';
import type { PaperPress } from '../../official-papers/making.ts';
import { carryBatch } from './batches.ts';

const payload = z.strictObject({ batch: id });

/** Issuing papers of many, with the rights of who asked for it, as they are at each paper. */
export const issuedPaperJobs = (sources: EvaluationSources, press: PaperPress): JobHandlers => ({
  'issuedPaper.issueMany': (call) =>
    carryBatch(call, { sources, press }, payload.parse(call.job.payload).batch),
});
