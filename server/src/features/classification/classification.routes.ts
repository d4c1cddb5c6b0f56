import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { bringDecisions } from './answers.ts';
import * as shapes from './classification.schemas.ts';
import { explainResult, fileOfRun, listResults, type RunMeans } from './results.ts';
import { listRuns } from './run-faults.ts';
import { requestRun } from './runs.ts';

const outdated = refusalOfVersion('seen', 'changed');
const conflicts = outdated === undefined ? {} : { evaluation_run_once: outdated, level_act_key: outdated };

/** Runs of a cycle through the engine, and what came out. */
export const runRoutes = ({ sources, recomputing }: RunMeans): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/runs',
    id: 'classification.run',
    summary: say('Tính kết quả của đợt', 'Compute a cycle'),
    action: 'classification.run',
    params: shapes.cycleParams,
    body: shapes.runBody,
    status: 201,
    reply: shapes.runReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => requestRun(tx, holder, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/runs',
    id: 'classification.runs',
    summary: say('Các lần tính của đợt', 'The runs of a cycle'),
    action: 'cycle.see',
    params: shapes.cycleParams,
    status: 200,
    reply: shapes.runsReply,
    handle: async ({ params }, { as }) => ({
      body: { runs: await as((tx) => listRuns(tx, params.cycle), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/runs/{run}/results',
    id: 'classification.results',
    summary: say('Kết quả của một lần tính (được ghi nhật ký)', 'Results of a run (which is logged)'),
    action: 'classification.see',
    params: shapes.runParams,
    query: shapes.resultsQuery,
    status: 200,
    reply: shapes.resultsReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(await as((tx) => listResults(tx, holder, { ...params, ...query }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/runs/{run}/results/{subject}/why',
    id: 'classification.why',
    summary: say('Vì sao có kết quả đó, từng câu kèm điều khoản', 'Why a result is so, sentence by sentence'),
    action: 'classification.see',
    params: shapes.whyParams,
    query: shapes.whyQuery,
    status: 200,
    reply: shapes.whyReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(
        await explainResult(
          as,
          holder,
          { sources, recomputing },
          { ...params, language: query.language ?? language },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/runs/{run}/files/{file}',
    id: 'classification.file',
    summary: say(
      'Tệp kết quả như congtam evaluate ghi, để kiểm lại ở máy khác (được ghi nhật ký)',
      'The files of a result as congtam evaluate writes them, to be verified elsewhere (which is logged)',
    ),
    action: 'cycle.export',
    params: shapes.fileParams,
    status: 200,
    givesFile: ['json', 'gz'],
    reply: z.object({}),
    handle: async ({ params }, { as, holder }) => {
      const file = await as((tx) => fileOfRun(tx, holder, params));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  endpoint({
    method: 'put',
    path: '/api/v1/cycles/{cycle}/decisions',
    id: 'classification.bringDecisions',
    summary: say('Ghi các quyết định đã có trên giấy', 'Record decisions taken on paper'),
    action: 'classification.answer',
    params: shapes.cycleParams,
    body: shapes.decisionsBody,
    status: 200,
    reply: shapes.broughtReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => bringDecisions(tx, holder, sources, { ...params, ...body }))),
  }),
];
