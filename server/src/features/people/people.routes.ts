import { say } from '@congtam/engine';
import { recordListing } from '../../audit/reading.ts';
import type { Tx } from '../../database/as-actor.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { nextPageOf, placeLost } from '../../http/paging.ts';
import { versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { unitsBelow } from '../units/units.queries.ts';
import { bindAccount, correctPerson, retire, setMembership } from './corrections.ts';
import { foldedName } from './names.ts';
import * as errors from './people.errors.ts';
import { peopleSeen, personById } from './people.queries.ts';
import * as shapes from './people.schemas.ts';
import { openFile, type PersonFile, recordPerson } from './people.ts';
import { changePost, endPost, fileVersion, givePost } from './posts.ts';

/** What a constraint of the database means to who asked. */
export const conflicts = {
  person_code_once: errors.codeTaken(),
  person_id_number_once: errors.idNumberTaken(),
  post_one_main_a_day: errors.secondMainPost(),
  post_contract_of_employees: errors.contractOfEmployees(),
  post_seconded_from_one: errors.secondedFromTwo(),
  post_days_in_order: errors.daysOutOfOrder(),
  post_days_known: errors.daysOutOfOrder(),
  person_service_in_order: errors.daysOutOfOrder(),
  post_once_a_day: errors.postTwice(),
  post_within_service: errors.hasLeft(),
  party_membership_one_a_day: errors.membershipUnchanged(),
  post_seconded_from_unit: errors.noSuchUnit(),
  post_seconded_elsewhere: errors.secondedFromHere(),
};

/** What was done in a file, with the version the file has then. */
async function inFile<T>(tx: Tx, person: string, given: T | Refusal) {
  if (isRefusal(given)) return given;
  const file = await personById(tx, person);
  return { given, version: file === undefined ? undefined : fileVersion(file) };
}

const headersOf = (version: string | undefined) => (version === undefined ? {} : versionHeader(version));

const withVersion = (file: PersonFile | Refusal) =>
  isRefusal(file) ? file : { body: file, headers: versionHeader(fileVersion(file)) };

export const peopleRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/people',
    id: 'person.list',
    summary: say('Danh sách người trong phạm vi (được ghi nhật ký)', 'The people in scope (which is logged)'),
    action: 'person.see',
    query: shapes.listQuery,
    status: 200,
    reply: shapes.listReply,
    handle: async ({ query }, { as, holder }) => {
      const search = query.search === undefined ? undefined : foldedName(query.search);
      const people = await as(async (tx) => {
        const isLost = query.after !== undefined && (await personById(tx, query.after)) === undefined;
        if (isLost) return placeLost();
        const { unit, below, account, ...page } = query;
        const inside = async (of: string) => (below === 'yes' ? unitsBelow(tx, of, todayInVietnam()) : [of]);
        const units = unit === undefined ? undefined : await inside(unit);
        const seen = await peopleSeen(tx, {
          ...page,
          ...{ units, search, isWithoutAccount: account === 'none' },
        });
        await recordListing(tx, holder, {
          unit: query.unit,
          isSearch: search !== undefined,
          count: seen.length,
        });
        return seen;
      });
      if (isRefusal(people)) return people;
      const next = people.length === query.limit ? query.offset + query.limit : null;
      return { body: { people: [...people], next }, nextPage: nextPageOf(people, query.limit) };
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
      withVersion(await as((tx) => openFile(tx, holder, params.person))),
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
      withVersion(
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
    handle: async ({ params: { person }, body }, { as, holder, seenVersion }) => {
      const done = await orRefusal(
        as(async (tx) => inFile(tx, person, await givePost(tx, holder, person, body, seenVersion))),
        conflicts,
      );
      return isRefusal(done) ? done : { body: done.given, headers: headersOf(done.version) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/posts/{post}/end',
    id: 'person.endPost',
    summary: say(
      'Cho thôi vị trí; chuyển vị trí khi một cơ quan quản lý cả hai đơn vị',
      'End a post; move it where one body manages both units',
    ),
    action: 'person.transfer',
    params: shapes.postParams,
    body: shapes.endBody,
    status: 201,
    reply: shapes.postsReply,
    handle: async ({ params, body }, { as, holder, seenVersion }) => {
      const done = await orRefusal(
        as(async (tx) =>
          inFile(tx, params.person, await endPost(tx, holder, { ...params, ...body }, seenVersion)),
        ),
        conflicts,
      );
      return isRefusal(done) ? done : { body: { posts: done.given }, headers: headersOf(done.version) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/posts/{post}/changes',
    id: 'person.changePost',
    summary: say('Đổi thông tin vị trí từ một ngày', 'Change what a post is from a day on'),
    action: 'person.correct',
    params: shapes.postParams,
    body: shapes.changeBody,
    status: 201,
    reply: shapes.postReply,
    handle: async ({ params, body: { from, ground, ...more } }, { as, holder, seenVersion }) => {
      const change = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
      const given = { ...params, from, ground, change };
      const done = await orRefusal(
        as(async (tx) => inFile(tx, params.person, await changePost(tx, holder, given, seenVersion))),
        conflicts,
      );
      return isRefusal(done) ? done : { body: done.given, headers: headersOf(done.version) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/corrections',
    id: 'person.correct',
    summary: say('Sửa họ tên, ngày sinh, số định danh', 'Correct a name, a day of birth, an ID number'),
    action: 'person.correct',
    params: shapes.personParams,
    body: shapes.correctionBody,
    status: 201,
    reply: shapes.fileReply,
    handle: async ({ params, body }, { as, holder, seenVersion }) =>
      withVersion(
        await orRefusal(
          as((tx) => correctPerson(tx, holder, params.person, { ...body, seenVersion })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/party-membership',
    id: 'person.setPartyMembership',
    summary: say('Ghi vào Đảng, ra khỏi Đảng', 'Record joining or leaving the Party'),
    action: 'person.correct',
    params: shapes.personParams,
    body: shapes.membershipBody,
    status: 201,
    reply: shapes.fileReply,
    handle: async ({ params, body }, { as, holder, seenVersion }) =>
      withVersion(
        await orRefusal(
          as((tx) => setMembership(tx, holder, params.person, { ...body, seenVersion })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/retirement',
    id: 'person.retire',
    summary: say('Nghỉ hưu, thôi việc', 'Retirement, or leaving otherwise'),
    action: 'person.retire',
    params: shapes.personParams,
    body: shapes.retirementBody,
    status: 201,
    reply: shapes.fileReply,
    handle: async ({ params, body }, { as, holder, seenVersion }) =>
      withVersion(
        await orRefusal(
          as((tx) => retire(tx, holder, params.person, { ...body, seenVersion })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'put',
    path: '/api/v1/people/{person}/account',
    id: 'person.bindAccount',
    summary: say('Gắn tài khoản với người, hoặc gỡ ra', 'Say whose an account is, or take it back'),
    action: 'person.bindAccount',
    params: shapes.personParams,
    body: shapes.accountBody,
    status: 200,
    reply: shapes.fileReply,
    handle: async ({ params, body }, { as, holder }) =>
      withVersion(await as((tx) => bindAccount(tx, holder, params.person, body))),
  }),
];
