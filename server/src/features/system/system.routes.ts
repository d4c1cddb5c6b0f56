import { say } from '@congtam/engine';
import { z } from 'zod';
import { type Endpoint, publicEndpoint } from '../../http/endpoint.ts';
import { isSample } from './system.queries.ts';

export const systemRoutes: readonly Endpoint[] = [
  publicEndpoint({
    method: 'get',
    path: '/api/v1/system',
    id: 'system.see',
    summary: say('Dữ liệu ở đây là mẫu bịa ra hay thật', 'Whether what is here is the invented sample'),
    because: 'the page for signing in already says whether anything here is real; it tells nothing else',
    status: 200,
    reply: z.object({ isSample: z.boolean() }),
    handle: async (_, call) => ({ body: { isSample: await call.as(isSample, { isReadOnly: true }) } }),
  }),
];
