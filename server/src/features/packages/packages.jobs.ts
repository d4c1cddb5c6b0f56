import { z } from 'zod';
import { id } from '../../http/texts.ts';
import type { JobHandlers } from '../../jobs/worker.ts';
import { carryTaking } from './taking.ts';

const payload = z.strictObject({ arrival: id });

/** Taking a package, with the rights of who handed it in, as they are now. */
export const packageJobs = (): JobHandlers => ({
  'package.take': (call) => carryTaking(call, payload.parse(call.job.payload).arrival),
});
