import { say } from '@congtam/engine';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { nextStepsReply } from './next-steps.schemas.ts';
import { nextSteps } from './next-steps.ts';

/** What waits for who has signed in, and for whom they wait, gathered from all features. */
export const nextStepRoutes = (sources: EvaluationSources): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/me/next-steps',
    id: 'nextStep.see',
    summary: say('Việc tôi cần làm tiếp và tôi đang chờ ai', 'What I have to do next, and whom I wait for'),
    action: 'nextStep.see',
    status: 200,
    reply: nextStepsReply,
    handle: async (_, { as, holder }) => ({
      body: await as((tx) => nextSteps(tx, holder, sources), { isReadOnly: true }),
    }),
  }),
];
