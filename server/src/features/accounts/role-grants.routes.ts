import { say } from '@congtam/engine';
import { z } from 'zod';
import { wordsOf } from '../../access/actions.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { nextPageOf } from '../../http/paging.ts';
import { bilingual, id } from '../../http/texts.ts';
import { orRefusal } from '../../refusal.ts';
import { rolesApart, twoAdministratorsStay, unknownUnit } from './accounts.errors.ts';
import * as shapes from './accounts.schemas.ts';
import * as queries from './role-grants.queries.ts';
import * as roles from './role-grants.ts';

/** How soon after a grant an act is looked at. */
const FRESH_HOURS = 24;

/** Roles: proposed, confirmed, ended, and what was done with them at once. */
export const roleGrantRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/role-grants',
    id: 'role.list',
    summary: say('Vai trò đã giao, đang chờ xác nhận', 'Roles granted and waiting'),
    action: 'role.list',
    query: shapes.listQuery,
    status: 200,
    reply: shapes.grantsReply,
    handle: async ({ query }, { as }) => {
      const grants = await as((tx) => queries.grants(tx, query), { isReadOnly: true });
      return { body: { grants: [...grants] }, nextPage: nextPageOf(grants, query.limit) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/role-grants',
    id: 'role.propose',
    summary: say('Đề nghị giao vai trò', 'Propose a role'),
    action: 'role.propose',
    body: shapes.grantBody,
    status: 201,
    reply: shapes.grantReply,
    handle: async ({ body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => roles.proposeRole(tx, holder, body)),
          { role_grant_in_unit: unknownUnit(), role_grant_apart: rolesApart() },
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/role-grants/{grant}/confirmation',
    id: 'role.confirm',
    summary: say('Người thứ hai xác nhận giao vai trò', 'The second person confirms a role'),
    action: 'role.confirm',
    params: shapes.grantParams,
    status: 201,
    reply: shapes.grantReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => roles.confirmRole(tx, holder, params.grant))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/role-grants/{grant}/end',
    id: 'role.end',
    summary: say('Thu hồi vai trò', 'End a role'),
    action: 'role.end',
    params: shapes.grantParams,
    status: 201,
    reply: shapes.grantReply,
    handle: async ({ params }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => roles.endRole(tx, holder, params.grant)),
          { administrators_two: twoAdministratorsStay() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/role-grants/fresh-acts',
    id: 'role.review',
    summary: say(
      'Việc làm trong 24 giờ sau khi được giao vai trò',
      'What was done within 24 hours of a role being granted',
    ),
    action: 'role.review',
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(3650).default(365) }),
    status: 200,
    reply: z.object({
      acts: z.array(
        z.object({
          event: id,
          at: z.string(),
          action: z.string(),
          words: bilingual,
          unit: id.nullable(),
          account: id,
          role: z.string(),
          roleUnit: id.nullable(),
          grantedAt: z.string(),
        }),
      ),
    }),
    handle: async ({ query }, { as }) => {
      const wanted = { hours: FRESH_HOURS, days: query.days, limit: 1000 };
      const acts = await as((tx) => queries.actsSoonAfterGrant(tx, wanted), { isReadOnly: true });
      return { body: { acts: acts.map((act) => ({ ...act, words: wordsOf(act.action) })) } };
    },
  }),
];
