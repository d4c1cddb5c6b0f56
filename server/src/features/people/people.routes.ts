import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { orRefusal } from '../../refusal.ts';
import { foldedName } from './names.ts';
import { codeTaken, secondMainPost } from './people.errors.ts';
import { peopleSeen } from './people.queries.ts';
import * as shapes from './people.schemas.ts';
import { endPost, givePost, openFile, recordPerson } from './people.ts';

const conflicts = { person_code_once: codeTaken(), post_one_main_a_day: secondMainPost() };

export const peopleRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/people',
    id: 'person.list',
    summary: say('Danh sách người trong phạm vi', 'The people in scope'),
    action: 'person.see',
    query: shapes.listQuery,
    status: 200,
    reply: shapes.listReply,
    handle: async ({ query }, { as }) => {
      const search = query.search === undefined ? undefined : foldedName(query.search);
      const people = await as((tx) => peopleSeen(tx, { ...query, search }), { isReadOnly: true });
      return { body: { people, next: people.length === query.limit ? query.offset + query.limit : null } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/people/{person}',
    id: 'person.open',
    summary: say('Mở hồ sơ một người (được ghi nhật ký)', 'Open the file of a person (which is logged)'),
    action: 'person.see',
    params: shapes.personParams,
    status: 200,
    reply: shapes.fileReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => openFile(tx, holder, params.person))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people',
    id: 'person.record',
    summary: say('Ghi một người cùng vị trí', 'Record a person with their post'),
    action: 'person.record',
    body: shapes.personBody,
    status: 201,
    reply: shapes.fileReply,
    handle: async ({ body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => recordPerson(tx, holder, body)),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/posts',
    id: 'person.givePost',
    summary: say('Giao thêm vị trí: kiêm nhiệm, biệt phái', 'Give a further post: concurrent, seconded'),
    action: 'person.record',
    params: shapes.personParams,
    body: shapes.postBody,
    status: 201,
    reply: shapes.postReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => givePost(tx, holder, params.person, body)),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/posts/{post}/end',
    id: 'person.endPost',
    summary: say('Cho thôi vị trí; điều động sang vị trí khác', 'End a post; transfer to another'),
    action: 'person.transfer',
    params: shapes.postParams,
    body: shapes.endBody,
    status: 201,
    reply: shapes.fileReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => endPost(tx, holder, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
];
