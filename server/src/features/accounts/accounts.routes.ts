import { say } from '@congtam/engine';
import { ACTIONS, type Action } from '../../access/actions.ts';
import { mayEver, rightsOf } from '../../access/rights.ts';
import { type AsActor, nobody } from '../../database/as-actor.ts';
import { answered, type Endpoint, endpoint, publicEndpoint } from '../../http/endpoint.ts';
import { nextPageOf } from '../../http/paging.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import {
  loginLooksLikeAnother,
  loginTaken,
  sampleIsLoading,
  twoAdministratorsStay,
} from './accounts.errors.ts';
import * as queries from './accounts.queries.ts';
import * as shapes from './accounts.schemas.ts';
import * as accounts from './accounts.ts';
import { activateAccount, confirmReset, resetAccount } from './activation.ts';
import { changePassword } from './change-password.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { ownAccountRoutes } from './own-account.routes.ts';
import { type PasswordProfile, passwordRule } from './password-policy.ts';
import { roleGrantRoutes } from './role-grants.routes.ts';
import type { SecretBox } from './secret-box.ts';
import { tokenHash } from './secrets.ts';
import { type SignInSettings, signIn } from './sign-in.ts';
import { singleSignOnRoutes } from './single-sign-on.routes.ts';

export interface AccountSettings {
  readonly signIn: SignInSettings;
  readonly passwordProfile: PasswordProfile;
  /** Seals the secrets of second factors. */
  readonly box: SecretBox;
  /** Where people may sign in instead. */
  readonly provider?: IdentityProvider | undefined;
  /** Hash of the code the server printed; absent when it printed none. */
  readonly setUpCode: () => Buffer | undefined;
}

const actions = Object.keys(ACTIONS).filter((name): name is Action => name in ACTIONS);
const LOGIN_TAKEN = {
  account_login_once: loginTaken(),
  account_login_distinct: loginLooksLikeAnother(),
};
const DEVICE_SECONDS = 365 * 24 * 3600;

/** @param sampleSeconds for how long the sample commune has been loading; undefined while nobody loads it */
export function accountRoutes(
  settings: AccountSettings,
  sampleSeconds: () => number | undefined,
): readonly Endpoint[] {
  return [
    ...publicRoutes(settings, sampleSeconds),
    ...sessionRoutes(settings),
    ...ownAccountRoutes(settings.signIn, settings.box),
    ...singleSignOnRoutes(settings.signIn, settings.provider),
    ...accountsRoutes,
    ...roleGrantRoutes,
  ];
}

const publicRoutes = (
  { signIn: settings, passwordProfile: profile, setUpCode, box }: AccountSettings,
  sampleSeconds: () => number | undefined,
) => [
  publicEndpoint({
    method: 'get',
    path: '/api/v1/setup',
    id: 'setup.see',
    summary: say(
      'Hệ thống đã thiết lập chưa, mật khẩu phải thế nào',
      'Whether the system has been set up, and what a password has to be',
    ),
    because:
      'the first page asks it before anybody has an account, and whoever activates one before they can sign in',
    status: 200,
    reply: shapes.setUpReply,
    handle: async (_, call) => ({
      body: {
        isSetUp: await call.as(queries.isSetUp, { isReadOnly: true }),
        password: passwordRule(profile),
        sampleSeconds: sampleSeconds() ?? null,
      },
    }),
  }),
  publicEndpoint({
    method: 'post',
    path: '/api/v1/setup',
    id: 'setup.do',
    summary: say('Thiết lập lần đầu: hai quản trị', 'First set-up: two administrators'),
    because: 'nobody has an account yet; it needs the code printed on the console, and works once',
    body: shapes.setUpBody,
    status: 201,
    reply: shapes.activationReply,
    handle: async ({ body }, call) => {
      if (sampleSeconds() !== undefined) return sampleIsLoading();
      return answered(
        await orRefusal(
          call.as((tx) => accounts.setUpInstallation(tx, body, { code: setUpCode(), profile })),
          LOGIN_TAKEN,
        ),
      );
    },
  }),
  publicEndpoint({
    method: 'post',
    path: '/api/v1/activation',
    id: 'account.activate',
    summary: say('Kích hoạt tài khoản bằng mã', 'Activate an account with a code'),
    because: 'who activates has no password yet; it needs a one-time code',
    body: shapes.activationBody,
    status: 204,
    reply: shapes.none,
    handle: async ({ body }, { asActor, address, options }) => {
      const why = await activateAccount(
        asActor,
        { ...body, address },
        { profile, limits: settings },
        options,
      );
      return why ?? { body: {} };
    },
  }),
  publicEndpoint({
    method: 'post',
    path: '/api/v1/session',
    id: 'session.begin',
    opensOrCloses: true,
    summary: say('Đăng nhập', 'Sign in'),
    because: 'this is how one gets a session',
    body: shapes.signInBody,
    status: 201,
    reply: shapes.signedInReply,
    handle: async ({ body }, { asActor, address, cookies, options }) => {
      const given = { ...body, address, device: cookies.device };
      const signedIn = await signIn(asActor, given, { settings, box }, options);
      if (isRefusal(signedIn)) return signedIn;
      return {
        body: { account: signedIn.account },
        cookies: [
          { name: 'session', value: signedIn.session },
          { name: 'device', value: signedIn.device, maxAgeSeconds: DEVICE_SECONDS },
        ],
      };
    },
  }),
];

const sessionRoutes = ({ signIn: limits, passwordProfile: profile }: AccountSettings) => [
  endpoint({
    method: 'get',
    path: '/api/v1/session',
    id: 'session.see',
    summary: say('Tôi là ai, được làm gì', 'Who I am and what I may do'),
    action: 'session.see',
    status: 200,
    reply: shapes.sessionReply,
    handle: async (_, { holder }) => ({
      body: {
        ...holder,
        roles: [...holder.roles],
        secondFactorAge: holder.secondFactorAge ?? null,
        rights: rightsOf(holder),
        actions: actions.filter((action) => mayEver(holder, action)),
      },
    }),
  }),
  endpoint({
    method: 'delete',
    path: '/api/v1/session',
    id: 'session.end',
    opensOrCloses: true,
    summary: say('Đăng xuất', 'Sign out'),
    action: 'session.end',
    status: 204,
    reply: shapes.none,
    handle: async (_, { as, holder, token }) => {
      await as((tx) => accounts.signOut(tx, token, holder));
      const headers = { 'clear-site-data': '"cache", "storage"' };
      return { body: {}, headers, cookies: [{ name: 'session' }] };
    },
  }),
  endpoint({
    method: 'put',
    path: '/api/v1/session/password',
    id: 'session.changePassword',
    summary: say('Đổi mật khẩu của mình', 'Change one’s own password'),
    action: 'session.changePassword',
    body: shapes.passwordBody,
    status: 204,
    reply: shapes.none,
    handle: async ({ body }, { as, holder, token }) => {
      const why = await changePassword(as, { ...body, token }, holder, { limits, profile });
      return why ?? { body: {} };
    },
  }),
];

const accountsRoutes = [
  endpoint({
    method: 'get',
    path: '/api/v1/accounts',
    id: 'account.list',
    summary: say('Danh sách tài khoản', 'Accounts'),
    action: 'account.list',
    query: shapes.listQuery,
    status: 200,
    reply: shapes.accountsReply,
    handle: async ({ query }, { as }) => {
      const accounts = await as((tx) => queries.accounts(tx, query), { isReadOnly: true });
      return { body: { accounts: [...accounts] }, nextPage: nextPageOf(accounts, query.limit) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/accounts',
    id: 'account.invite',
    summary: say('Mời một tài khoản', 'Invite an account'),
    action: 'account.invite',
    body: shapes.invitation,
    status: 201,
    reply: shapes.activationReply,
    handle: async ({ body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => accounts.inviteAccount(tx, holder, body)),
          LOGIN_TAKEN,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/accounts/{account}/activation',
    id: 'account.reset',
    summary: say('Cấp lại mã kích hoạt', 'Start a new activation'),
    action: 'account.reset',
    params: shapes.accountParams,
    status: 201,
    reply: shapes.activationReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => resetAccount(tx, holder, params.account))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/accounts/{account}/activation/confirmation',
    id: 'account.confirmReset',
    summary: say('Người thứ hai cấp nửa mã còn lại', 'The second person hands out the other half of a code'),
    action: 'account.confirmReset',
    params: shapes.accountParams,
    status: 201,
    reply: shapes.activationReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await orRefusal(as((tx) => confirmReset(tx, holder, params.account)))),
  }),
  endpoint({
    method: 'put',
    path: '/api/v1/accounts/{account}/status',
    id: 'account.changeStatus',
    summary: say('Khóa hoặc mở tài khoản', 'Disable or enable an account'),
    action: 'account.changeStatus',
    params: shapes.accountParams,
    body: shapes.statusBody,
    status: 200,
    reply: shapes.accountReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => accounts.changeStatus(tx, holder, params.account, body)),
          { administrators_two: twoAdministratorsStay() },
        ),
      ),
  }),
];

/** Who a session cookie belongs to, with the roles of this very moment. */
export const holderFinder = (asActor: AsActor) => (token: string) =>
  asActor(nobody, (tx) => queries.holderOfSession(tx, tokenHash(token)), {
    isOneStatement: true,
    unrecordedBecause: 'when a session was last used is no act',
  });
