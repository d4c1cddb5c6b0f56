import { say } from '@congtam/engine';
import { z } from 'zod';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { ground, id, text } from '../../http/texts.ts';
import { isRefusal } from '../../refusal.ts';
import * as shapes from './accounts.schemas.ts';
import { ownMail, ownNotices, ownSessions } from './own-account.queries.ts';
import * as own from './own-account.ts';
import { ownSecondFactor } from './second-factor.queries.ts';
import * as second from './second-factor.ts';
import type { SecretBox } from './secret-box.ts';
import { tokenHash } from './secrets.ts';
import type { SignInSettings } from './sign-in.ts';

const codeBody = z.strictObject({ code: text(40) });
const mail = z
  .string()
  .trim()
  .regex(/^[^@\s]{1,64}@[A-Za-z0-9.-]{1,190}$/)
  .nullable();

const sessionRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/me/sessions',
    id: 'session.listOwn',
    summary: say('Các phiên đang mở của mình', 'One’s own open sessions'),
    action: 'session.listOwn',
    status: 200,
    reply: z.object({
      sessions: z.array(z.object({ id, since: z.string(), lastSeen: z.string(), isThis: z.boolean() })),
    }),
    handle: async (_, { as, token }) => {
      const sessions = await as((tx) => ownSessions(tx, tokenHash(token)), { isReadOnly: true });
      return { body: { sessions: [...sessions] } };
    },
  }),
  endpoint({
    method: 'delete',
    path: '/api/v1/me/sessions/{session}',
    id: 'session.endOwn',
    opensOrCloses: true,
    summary: say('Kết thúc một phiên của mình', 'End one of one’s own sessions'),
    action: 'session.endOwn',
    params: z.strictObject({ session: id }),
    status: 204,
    reply: shapes.none,
    handle: async ({ params }, { as, holder }) => {
      await as((tx) => own.endSessionOf(tx, holder, params.session));
      return { body: {} };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/me/sessions/end-others',
    id: 'session.endOthers',
    opensOrCloses: true,
    summary: say('Kết thúc mọi phiên khác của mình', 'End all one’s other sessions'),
    action: 'session.endOwn',
    status: 200,
    reply: z.object({ ended: z.int() }),
    handle: async (_, { as, holder, token }) => ({
      body: await as((tx) => own.endOtherSessions(tx, holder, token)),
    }),
  }),
];

const noticeRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/me/notices',
    id: 'notice.list',
    summary: say('Thông báo về tài khoản của mình', 'Notices about one’s own account'),
    action: 'notice.see',
    status: 200,
    reply: z.object({
      notices: z.array(
        z.object({
          id,
          kind: z.string(),
          at: z.string(),
          by: z.enum(['yourself', 'somebodyElse', 'system']),
        }),
      ),
      mail: z.string().nullable(),
    }),
    handle: async (_, { as }) => {
      const read = await as(
        async (tx) => ({ notices: [...(await ownNotices(tx, 200))], mail: await ownMail(tx) }),
        { isReadOnly: true },
      );
      return { body: read };
    },
  }),
  endpoint({
    method: 'put',
    path: '/api/v1/me/mail',
    id: 'account.setMail',
    summary: say('Địa chỉ thư nhận thông báo', 'Where notices are mailed'),
    action: 'account.setMail',
    body: z.strictObject({ mail }),
    status: 204,
    reply: shapes.none,
    handle: async ({ body }, { as, holder }) => {
      await as((tx) => own.changeOwnMail(tx, holder, body.mail));
      return { body: {} };
    },
  }),
];

const secondFactorRoutes = (limits: SignInSettings, box: SecretBox): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/me/second-factor',
    id: 'secondFactor.see',
    summary: say('Yếu tố thứ hai của mình', 'One’s own second factor'),
    action: 'secondFactor.see',
    status: 200,
    reply: z.object({ since: z.string().nullable(), recoveryCodesLeft: z.int() }),
    handle: async (_, { as }) => ({
      body: (await as(ownSecondFactor, { isReadOnly: true })) ?? { since: null, recoveryCodesLeft: 0 },
    }),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/me/second-factor/offer',
    id: 'secondFactor.offer',
    summary: say('Bắt đầu đăng ký: khóa cho ứng dụng', 'Begin to enrol: a secret for the app'),
    action: 'secondFactor.enrol',
    status: 201,
    reply: z.object({ secret: z.string(), uri: z.string() }),
    handle: async (_, { as, holder }) => {
      const offered = await as((tx) => second.offerSecondFactor(tx, holder, box), {
        unrecordedBecause: 'it counts for nothing until its owner proves to have kept it',
      });
      return isRefusal(offered) ? offered : { body: offered };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/me/second-factor',
    id: 'secondFactor.enrol',
    summary: say('Xác nhận đăng ký bằng một mã', 'Enrol with a code'),
    action: 'secondFactor.enrol',
    body: codeBody,
    status: 204,
    reply: shapes.none,
    handle: async ({ body }, { as, holder, token }) => {
      const why = await as((tx) => second.enrolSecondFactor(tx, holder, { ...body, token }, box));
      return why ?? { body: {} };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/me/second-factor/recovery-codes',
    id: 'secondFactor.renewCodes',
    summary: say('Mười mã dự phòng mới, chỉ hiện một lần', 'Ten new recovery codes, shown once'),
    action: 'secondFactor.renewCodes',
    status: 201,
    reply: z.object({ codes: z.array(z.string()) }),
    handle: async (_, { as, holder }) => {
      const codes = await as((tx) => second.renewRecoveryCodes(tx, holder), {
        unrecordedBecause:
          'it has its event; but its answer is kept nowhere, not even for a call that comes twice',
      });
      return isRefusal(codes) ? codes : { body: { codes: [...codes] } };
    },
  }),
  endpoint({
    method: 'delete',
    path: '/api/v1/me/second-factor',
    id: 'secondFactor.remove',
    summary: say('Gỡ xác thực lớp hai', 'Give up one’s second factor'),
    action: 'secondFactor.remove',
    status: 204,
    reply: shapes.none,
    handle: async (_, { as, holder }) =>
      (await as((tx) => second.removeOwnSecondFactor(tx, holder))) ?? { body: {} },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/session/second-factor',
    id: 'secondFactor.prove',
    opensOrCloses: true,
    summary: say('Xác nhận lại bằng yếu tố thứ hai', 'Show one’s second factor again'),
    action: 'secondFactor.prove',
    body: codeBody,
    status: 204,
    reply: shapes.none,
    handle: async ({ body }, { as, holder, token }) => {
      const why = await second.proveSecondFactor(as, holder, { ...body, token }, { box, limits });
      return why ?? { body: {} };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/accounts/{account}/second-factor-removal',
    id: 'account.removeSecondFactor',
    summary: say('Gỡ xác thực lớp hai của người đã mất', 'Remove the second factor of who lost theirs'),
    action: 'account.removeSecondFactor',
    params: shapes.accountParams,
    body: z.strictObject({ ground }),
    status: 204,
    reply: shapes.none,
    handle: async ({ params, body }, { as, holder }) => {
      const why = await as((tx) => second.removeSecondFactorOf(tx, holder, params.account, body.ground));
      return why ?? { body: {} };
    },
  }),
];

/** What everybody does with their own account. */
export const ownAccountRoutes = (limits: SignInSettings, box: SecretBox): readonly Endpoint[] => [
  ...sessionRoutes,
  ...noticeRoutes,
  ...secondFactorRoutes(limits, box),
];
