import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint, publicEndpoint } from '../../http/endpoint.ts';
import { ground, id, text } from '../../http/texts.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import * as shapes from './accounts.schemas.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { SignInSettings } from './sign-in.ts';
import { noProvider, subjectTaken } from './single-sign-on.errors.ts';
import { subjects } from './single-sign-on.queries.ts';
import * as signOn from './single-sign-on.ts';

const SIGN_ON_SECONDS = 10 * 60;

const subjectReply = z.object({
  id,
  account: id,
  issuer: z.string(),
  subject: z.string(),
  atSignIn: z.boolean(),
  proposedBy: id,
  confirmedBy: id.nullable(),
  endedBy: id.nullable(),
  state: z.enum(['proposed', 'confirmed', 'ended']),
});
const subjectParams = z.strictObject({ subject: id });

/** Signing in at the identity provider of the operator; without one, the routes say so. */
export const singleSignOnRoutes = (
  settings: SignInSettings,
  provider: IdentityProvider | undefined,
): readonly Endpoint[] => [...wayRoutes(settings, provider), ...subjectRoutes(provider)];

const wayRoutes = (settings: SignInSettings, provider: IdentityProvider | undefined) => [
  publicEndpoint({
    method: 'get',
    path: '/api/v1/sign-in-methods',
    id: 'signOn.methods',
    summary: say('Các cách đăng nhập', 'Ways to sign in'),
    because: 'the page of signing in asks it before anybody is known; it names the provider and nothing else',
    status: 200,
    reply: z.object({ password: z.literal(true), singleSignOn: z.object({ issuer: z.string() }).nullable() }),
    handle: async () => ({
      body: {
        password: true as const,
        singleSignOn: provider === undefined ? null : { issuer: provider.issuer },
      },
    }),
  }),
  publicEndpoint({
    method: 'post',
    path: '/api/v1/single-sign-on',
    id: 'signOn.begin',
    opensOrCloses: true,
    summary: say('Bắt đầu đăng nhập một lần', 'Begin to sign in at the provider'),
    because: 'who signs in is not known yet; it answers with the address of the provider',
    status: 201,
    reply: z.object({ goTo: z.string() }),
    handle: async (_, { asActor }) => {
      if (provider === undefined) return noProvider();
      const begun = await signOn.beginSignOn(asActor, provider);
      if (isRefusal(begun)) return begun;
      return {
        body: { goTo: begun.goTo },
        cookies: [{ name: 'signOn', value: begun.browser, maxAgeSeconds: SIGN_ON_SECONDS }],
      };
    },
  }),
  publicEndpoint({
    method: 'post',
    path: '/api/v1/single-sign-on/return',
    id: 'signOn.finish',
    opensOrCloses: true,
    summary: say('Trở về từ nơi đăng nhập một lần', 'Come back from the provider'),
    because:
      'this is how one gets a session from there; it needs the code of the provider and the browser that asked',
    body: z.strictObject({ code: text(4000), state: text(200), iss: text(500).optional() }),
    status: 201,
    reply: shapes.signedInReply,
    handle: async ({ body }, { asActor, cookies, options }) => {
      if (provider === undefined) return noProvider();
      const given = { returned: body, browser: cookies.signOn, settings };
      const entered = await signOn.finishSignOn(asActor, provider, given, options);
      if (isRefusal(entered)) return entered;
      return {
        body: { account: entered.account },
        cookies: [{ name: 'session', value: entered.session }, { name: 'signOn' }],
      };
    },
  }),
];

const subjectRoutes = (provider: IdentityProvider | undefined) => [
  endpoint({
    method: 'get',
    path: '/api/v1/sign-on-subjects',
    id: 'signOn.list',
    summary: say('Danh tính đã gắn với tài khoản', 'Identities bound to accounts'),
    action: 'signOn.list',
    status: 200,
    reply: z.object({ subjects: z.array(subjectReply) }),
    handle: async (_, { as }) => ({
      body: { subjects: [...(await as(subjects, { isReadOnly: true }))] },
    }),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/accounts/{account}/sign-on-subjects',
    id: 'signOn.propose',
    summary: say('Đề nghị gắn danh tính với tài khoản', 'Propose whose account an identity is'),
    action: 'signOn.propose',
    params: shapes.accountParams,
    body: z.strictObject({ subject: text(255), ground }),
    status: 201,
    reply: subjectReply,
    handle: async ({ params, body }, { as, holder }) => {
      if (provider === undefined) return noProvider();
      const given = { ...params, ...body, issuer: provider.issuer };
      return answered(
        await orRefusal(
          as((tx) => signOn.proposeSubject(tx, holder, given)),
          { sign_on_subject_once: subjectTaken(), sign_on_subject_one_an_account: subjectTaken() },
        ),
      );
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/sign-on-subjects/{subject}/confirmation',
    id: 'signOn.confirm',
    summary: say('Người thứ hai xác nhận danh tính', 'The second person confirms an identity'),
    action: 'signOn.confirm',
    params: subjectParams,
    status: 201,
    reply: subjectReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => signOn.confirmSubject(tx, holder, params.subject))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/sign-on-subjects/{subject}/end',
    id: 'signOn.end',
    summary: say('Thôi gắn danh tính', 'End an identity'),
    action: 'signOn.end',
    params: subjectParams,
    status: 201,
    reply: subjectReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => signOn.endSubject(tx, holder, params.subject))),
  }),
];
