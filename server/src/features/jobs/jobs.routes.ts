import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { notFound } from '../../http/problem.ts';
import { id } from '../../http/texts.ts';
import { jobById, jobsSeen } from './jobs.queries.ts';
import { cancel } from './jobs.ts';

const job = z.object({
  id,
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** In percent. */
  progress: z.int(),
  attempts: z.int(),
  failure: z.string().nullable(),
  requestedBy: id.nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
const params = z.strictObject({ job: id });

/** Work under way: shown to whoever asked for it, and to administrators, never with what it works on. */
export const jobRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/jobs',
    id: 'job.list',
    summary: say('Công việc chạy sau, mới nhất trước', 'Work under way and done, newest first'),
    action: 'job.see',
    query: z.strictObject({
      before: id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    status: 200,
    reply: z.object({ jobs: z.array(job), next: id.nullable() }),
    handle: async ({ query }, { as }) => {
      const jobs = await as((tx) => jobsSeen(tx, query), { isReadOnly: true });
      const next = jobs.length === query.limit ? (jobs.at(-1)?.id ?? null) : null;
      const nextPage = next === null ? undefined : { before: next };
      return { body: { jobs: jobs.map((each) => job.parse(each)), next }, nextPage };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/jobs/{job}',
    id: 'job.open',
    summary: say('Một công việc đang tới đâu', 'How far a job is'),
    action: 'job.see',
    params,
    status: 200,
    reply: job,
    handle: async ({ params: { job: wanted } }, { as }) => {
      const found = await as((tx) => jobById(tx, wanted), { isReadOnly: true });
      return found === undefined ? notFound() : { body: job.parse(found) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/jobs/{job}/cancellation',
    id: 'job.cancel',
    summary: say('Dừng một công việc của mình', 'Call off a job of one’s own'),
    action: 'job.cancel',
    params,
    status: 200,
    reply: job,
    handle: async ({ params: { job: wanted } }, { as }) => {
      const given = answered(await as((tx) => cancel(tx, wanted)));
      return 'body' in given ? { ...given, body: job.parse(given.body) } : given;
    },
  }),
];
