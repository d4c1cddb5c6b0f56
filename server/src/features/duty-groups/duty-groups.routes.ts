import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { frozen } from './duty-groups.errors.ts';
import { countDecisions } from './duty-groups.queries.ts';
import * as shapes from './duty-groups.schemas.ts';
import { decideGroups, decisionInForce, decisionsVersion } from './duty-groups.ts';

export const dutyGroupRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/duty-groups',
    id: 'dutyGroup.inForce',
    summary: say(
      'Nhóm nhiệm vụ và phạm vi tính tỷ lệ của một ngày',
      'Duty groups and quota scope as they hold on a day',
    ),
    action: 'dutyGroup.see',
    params: shapes.unitParams,
    query: shapes.onQuery,
    status: 200,
    reply: shapes.decisionReply,
    handle: async ({ params, query: { on = todayInVietnam() } }, { as }) => {
      const found = await as(
        async (tx) => ({
          decision: await decisionInForce(tx, params.unit, on),
          made: await countDecisions(tx, params.unit),
        }),
        { isReadOnly: true },
      );
      const { decision, made } = found;
      if (isRefusal(decision)) return decision;
      return { body: { on, decision }, headers: versionHeader(decisionsVersion(made)) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/duty-groups',
    id: 'dutyGroup.decide',
    summary: say('Ghi quyết định nhóm nhiệm vụ, phạm vi tính tỷ lệ', 'Record a decision on duty groups'),
    action: 'dutyGroup.decide',
    params: shapes.unitParams,
    body: shapes.decisionBody,
    status: 201,
    reply: shapes.decision,
    handle: async ({ params, body }, { as, holder, seenVersion }) =>
      answered(
        await orRefusal(
          as((tx) => decideGroups(tx, holder, { ...body, unit: params.unit }, seenVersion)),
          { duty_group_decision_not_frozen: frozen() },
        ),
      ),
  }),
];
