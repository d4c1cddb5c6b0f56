import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { refusalOfVersion, versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { type AppliedPack, regulationsFor } from './applies.ts';
import { choicesVersion, choose } from './choices.ts';
import { procedureTextOf, textOf } from './in-words.ts';
import { chainBelow, inOneLine, openingsOf, type Pack, shippedPacks } from './library.ts';
import { tablesFor } from './pack-tables.ts';
import { advancePack, openPack, packsInSight, STEPS, textsOf, uploadPack } from './packs.ts';
import { noSuchRegulation, sameTwice } from './regulations.errors.ts';
import { choicesOf } from './regulations.queries.ts';
import * as shapes from './regulations.schemas.ts';
import { scenariosOf } from './scenarios.ts';

const changed = refusalOfVersion('seen', 'changed');
const conflicts = {
  local_pack_once: sameTwice(),
  ...(changed === undefined ? {} : { local_pack_step_key: changed, regulation_choice_key: changed }),
};

const head = ({ regulation, local, version, issuer, origin, state, isAsReleased, hashes }: Pack) => ({
  regulation: regulation.id,
  title: regulation.title,
  number: regulation.number,
  layerOf: regulation.layerOf ?? null,
  isInvented: regulation.invented,
  levels: regulation.levels.map(({ id, label }) => ({ level: id, label })),
  pack: local ?? null,
  ...{ version, issuer, origin, state, isAsReleased, hashes },
});

const applied = (on: string, found: readonly AppliedPack[]) => ({
  body: { on, regulations: found.map(({ pack, ...rest }) => ({ ...head(pack), ...rest })) },
});

const installedRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/regulations',
    id: 'regulation.list',
    summary: say('Các quy định đã cài và của đơn vị', 'Regulations installed and of units'),
    action: 'regulation.see',
    status: 200,
    reply: shapes.packsReply,
    handle: async (_, { as }) => {
      const regulations = (await as(packsInSight, { isReadOnly: true })).map(head);
      const unreadable = (await shippedPacks()).unreadable.map(({ problems, ...version }) => ({
        ...version,
        problems: problems.map(inOneLine),
      }));
      return { body: { regulations, unreadable } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/regulations/{regulation}/{version}',
    id: 'regulation.open',
    summary: say(
      'Một quy định: cách hiểu, điểm chưa xác minh, chỗ để mở',
      'A regulation: readings, unverified stances, openings',
    ),
    action: 'regulation.see',
    params: shapes.versionParams,
    status: 200,
    reply: shapes.regulationReply,
    handle: async ({ params }, { as }) => {
      const packs = await as(packsInSight, { isReadOnly: true });
      const pack = packOf(packs, params);
      if (pack === undefined) return noSuchRegulation();
      const { readings, unverified, authorities } = pack.regulation;
      return {
        body: {
          ...head(pack),
          readings: [...readings].map(([name, { question, decider, options, default: standing }]) => ({
            ...{ name, question, decider, default: standing },
            options: [...options].map(([option, says]) => ({ option, says })),
          })),
          stances: [...unverified].map(([name, { says }]) => ({ name, says })),
          openings: openingsOf(pack, []),
          authorities: authorities.map(({ id, of, decides, drafts = null, opinionOf = null }) => ({
            authority: id,
            ...{ of, decides, drafts, opinionOf },
          })),
        },
      };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/regulations/{regulation}/{version}/text',
    id: 'regulation.read',
    summary: say(
      'Một quy định viết thành lời: từng điều và những gì phần mềm làm theo điều đó',
      'A regulation in words: each article, and what is done by it',
    ),
    action: 'regulation.see',
    params: shapes.versionParams,
    status: 200,
    reply: shapes.textReply,
    handle: async ({ params }, { as }) => {
      const packs = await as(packsInSight, { isReadOnly: true });
      const pack = packOf(packs, params);
      if (pack === undefined) return noSuchRegulation();
      const below = textsBelow(packs, pack);
      return {
        body: { ...head(pack), ...textOf(pack.regulation, below), procedure: procedureTextOf(pack, below) },
      };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/regulations/{regulation}/{version}/scenarios',
    id: 'regulation.scenarios',
    summary: say(
      'Tình huống mẫu của một quy định: cho gì, ra gì, theo điều nào',
      'Scenarios of a regulation: what is given, what comes out, by which article',
    ),
    action: 'regulation.see',
    params: shapes.versionParams,
    status: 200,
    reply: shapes.scenariosReply,
    handle: async ({ params }, { as }) => {
      const packs = await as(packsInSight, { isReadOnly: true });
      const pack = packOf(packs, params);
      if (pack === undefined) return noSuchRegulation();
      const { scenarios, problems } = await scenariosOf(pack, packs);
      return { body: { scenarios, problems: problems.map(inOneLine) } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/regulations/{regulation}/{version}/source',
    id: 'regulation.source',
    summary: say(
      'Văn bản gói của một quy định và trình tự của nó, để soạn bản khác',
      'The text of a pack and of its procedure, to draft another from',
    ),
    action: 'regulation.see',
    params: shapes.versionParams,
    status: 200,
    reply: shapes.sourceReply,
    handle: async ({ params }, { as }) => {
      const texts = await as(
        async (tx) => {
          const pack = packOf(await packsInSight(tx), params);
          return pack === undefined ? undefined : textsOf(tx, pack);
        },
        { isReadOnly: true },
      );
      return texts === undefined ? noSuchRegulation() : { body: texts };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/regulations',
    id: 'regulation.ofUnit',
    summary: say('Quy định áp dụng cho đơn vị, và vì sao', 'Regulations that apply to a unit, and why'),
    action: 'regulation.ofUnit',
    params: shapes.unitParams,
    query: shapes.onQuery,
    status: 200,
    reply: shapes.appliedReply,
    handle: async ({ params: { unit: subject }, query: { on = todayInVietnam() } }, { as, holder }) => {
      const found = await as((tx) => regulationsFor(tx, holder, { of: 'unit', subject, on }), {
        isReadOnly: true,
      });
      return isRefusal(found) ? found : applied(on, found);
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/people/{person}/regulations',
    id: 'regulation.ofPerson',
    summary: say(
      'Quy định áp dụng cho một người, và vì sao (được ghi nhật ký)',
      'Regulations that apply to a person, and why (which is logged)',
    ),
    action: 'regulation.ofPerson',
    params: shapes.personParams,
    query: shapes.onQuery,
    status: 200,
    reply: shapes.appliedReply,
    handle: async ({ params: { person: subject }, query: { on = todayInVietnam() } }, { as, holder }) => {
      const found = await as((tx) => regulationsFor(tx, holder, { of: 'person', subject, on }));
      return isRefusal(found) ? found : applied(on, found);
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/pack-tables',
    id: 'regulation.feed',
    summary: say('Bảng của quy định lấy từ các sổ', 'Tables of a regulation, fed from the registers'),
    action: 'regulation.feed',
    params: shapes.unitParams,
    query: shapes.feedQuery,
    status: 200,
    reply: shapes.feedReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(await as((tx) => tablesFor(tx, holder, { ...params, ...query }))),
  }),
];

/** Of a text that several units have in several states, the one furthest on. */
const packOf = (packs: readonly Pack[], given: { regulation: string; version: string }): Pack | undefined => {
  const found = packs.filter((p) => p.regulation.id === given.regulation && p.version === given.version);
  return found.find(({ state }) => state === 'official') ?? found.at(-1);
};

/** What a text lies on, the lowest first; nothing where a part of it is not in sight. */
const textsBelow = (packs: readonly Pack[], { regulation: { id, layerOf }, version }: Pack) =>
  (chainBelow(packs, { id, from: version, layerOf }) ?? []).map(({ regulation }) => regulation);

const stepRoutes = (['pilot', 'proposal', 'official', 'end'] as const).map((step) =>
  endpoint({
    method: 'post',
    path: `/api/v1/local-packs/{pack}/${step}`,
    id: `regulation.${step}`,
    summary: {
      pilot: say('Cho thử nghiệm', 'Let a pack pilot'),
      proposal: say('Đề nghị thành chính thức', 'Propose a pack as official'),
      official: say('Làm cho chính thức (người thứ hai)', 'Make a pack official (a second person)'),
      end: say('Kết thúc', 'End a pack'),
    }[step],
    action: STEPS[step].action,
    params: shapes.packParams,
    body: shapes.stepBody,
    status: 201,
    reply: shapes.localReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => advancePack(tx, holder, step, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
);

const localRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/local-packs',
    id: 'regulation.upload',
    summary: say('Tải lên quy định của đơn vị', "Upload a unit's own regulation"),
    action: 'regulation.upload',
    params: shapes.unitParams,
    body: shapes.uploadBody,
    status: 201,
    reply: shapes.localReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => uploadPack(tx, holder, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/local-packs/{pack}',
    id: 'regulation.openLocal',
    summary: say('Một gói của đơn vị: văn bản và các bước', "A unit's pack: its text and its steps"),
    action: 'regulation.see',
    params: shapes.packParams,
    status: 200,
    reply: shapes.localOpenReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => openPack(tx, params.pack), { isReadOnly: true })),
  }),
  ...stepRoutes,
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/regulation-choices',
    id: 'regulation.choices',
    summary: say('Đơn vị đã chọn cách hiểu nào', 'What a unit has chosen and settled'),
    action: 'regulation.see',
    params: shapes.unitParams,
    status: 200,
    reply: shapes.choicesReply,
    handle: async ({ params }, { as }) => {
      const choices = await as((tx) => choicesOf(tx, [params.unit]), { isReadOnly: true });
      return { body: { choices }, headers: versionHeader(choicesVersion(choices)) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/regulation-choices',
    id: 'regulation.choose',
    summary: say(
      'Chọn cách hiểu, hoặc xác nhận điểm chưa xác minh',
      'Choose a reading, or settle an unverified stance',
    ),
    action: 'regulation.choose',
    params: shapes.unitParams,
    body: shapes.choiceBody,
    status: 201,
    reply: shapes.choiceReply,
    handle: async ({ params, body }, { as, holder, seenVersion }) =>
      answered(
        await orRefusal(
          as(async (tx) => choose(tx, holder, await packsInSight(tx), { ...params, ...body }, seenVersion)),
          conflicts,
        ),
      ),
  }),
];

/** The regulations that apply, and what units decide in them. */
export const regulationRoutes: readonly Endpoint[] = [...installedRoutes, ...localRoutes];
