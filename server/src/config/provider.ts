import { say } from '@congtam/engine';
import type { ProviderSettings } from '../features/accounts/identity-provider.ts';
import { isThisMachine } from '../mail.ts';
import { secretOf } from './secret-file.ts';
import { wrongSetting } from './wrong-setting.ts';

/** Settings of single sign-on; part of the page of settings. */
export const PROVIDER_SETTINGS = {
  CONGTAM_OIDC_ISSUER: {
    byDefault: '',
    says: say(
      'nơi đăng nhập một lần (OpenID Connect, https://…); trống: chỉ đăng nhập bằng mật khẩu',
      'identity provider (OpenID Connect, https://…); empty: people sign in with passwords only',
    ),
  },
  CONGTAM_OIDC_CLIENT_ID: {
    byDefault: '',
    says: say('mã ứng dụng đã đăng ký ở đó', 'client id registered there'),
  },
  CONGTAM_OIDC_SECRET_FILE: {
    byDefault: '',
    says: say('tệp chứa khóa bí mật của ứng dụng', 'file with the secret of the client'),
  },
  CONGTAM_OIDC_RETURN: {
    byDefault: '',
    says: say(
      'địa chỉ trang của hệ thống nhận người trở về, đã đăng ký ở đó (https://…/sign-in/return)',
      'page of the system people come back to, registered there (https://…/sign-in/return)',
    ),
  },
  CONGTAM_OIDC_LOGIN_CLAIM: {
    byDefault: 'preferred_username',
    says: say(
      'thuộc tính là tên đăng nhập; email thì phải được xác minh (email_verified)',
      'claim that is the login; email has to be verified (email_verified)',
    ),
  },
  CONGTAM_OIDC_FIRST_SIGN_IN: {
    byDefault: '',
    says: say(
      '“bind” để gắn tài khoản theo tên đăng nhập ở lần đăng nhập đầu tiên, chỉ khi người dùng không tự đổi được tên đó; trống: hai quản trị gắn',
      "'bind' to bind accounts by login at the first sign-in, only where people cannot change that name themselves; empty: two administrators bind",
    ),
  },
  CONGTAM_OIDC_ORIGINS: {
    byDefault: '',
    says: say(
      'các địa chỉ gốc khác mà nơi đó dùng, cách nhau bằng dấu phẩy; ngoài danh sách này máy chủ không gọi đi đâu',
      'other origins the provider answers from, with commas between; the server calls nothing outside this list',
    ),
  },
} as const;

type Get = (name: keyof typeof PROVIDER_SETTINGS) => string;

/** @throws StartRefusal naming the setting that is wrong */
export function providerOf(get: Get): { readonly provider?: ProviderSettings } {
  const issuer = get('CONGTAM_OIDC_ISSUER');
  if (issuer === '') {
    const stray = OIDC_SETTINGS.find((name) => get(name) !== PROVIDER_SETTINGS[name].byDefault);
    if (stray === undefined) return {};
    throw wrongSetting(stray, 'cùng với CONGTAM_OIDC_ISSUER', 'together with CONGTAM_OIDC_ISSUER');
  }
  const clientId = get('CONGTAM_OIDC_CLIENT_ID');
  if (clientId === '') throw wrongSetting('CONGTAM_OIDC_CLIENT_ID', 'mã ứng dụng', 'the client id');
  const loginClaim = get('CONGTAM_OIDC_LOGIN_CLAIM');
  if (!/^[A-Za-z0-9_.:/-]{1,100}$/.test(loginClaim))
    throw wrongSetting('CONGTAM_OIDC_LOGIN_CLAIM', 'tên một thuộc tính', 'the name of a claim');
  const first = get('CONGTAM_OIDC_FIRST_SIGN_IN');
  if (first !== '' && first !== 'bind')
    throw wrongSetting('CONGTAM_OIDC_FIRST_SIGN_IN', '“bind” hoặc để trống', "'bind' or nothing");
  const others = get('CONGTAM_OIDC_ORIGINS')
    .split(',')
    .filter((each) => each.trim() !== '');
  return {
    provider: {
      issuer: safeAddress('CONGTAM_OIDC_ISSUER', issuer),
      clientId,
      clientSecret: secretOf('CONGTAM_OIDC_SECRET_FILE', get('CONGTAM_OIDC_SECRET_FILE')),
      loginClaim,
      returnTo: safeAddress('CONGTAM_OIDC_RETURN', get('CONGTAM_OIDC_RETURN')),
      otherOrigins: others.map((each) => safeAddress('CONGTAM_OIDC_ORIGINS', each.trim()).origin),
      bindsAtFirstSignIn: first === 'bind',
    },
  };
}

const OIDC_SETTINGS = [
  'CONGTAM_OIDC_CLIENT_ID',
  'CONGTAM_OIDC_SECRET_FILE',
  'CONGTAM_OIDC_RETURN',
  'CONGTAM_OIDC_LOGIN_CLAIM',
  'CONGTAM_OIDC_FIRST_SIGN_IN',
  'CONGTAM_OIDC_ORIGINS',
] as const;

/** HTTPS, or plain HTTP on this very machine; nothing hidden in it. */
function safeAddress(name: string, text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe =
    address?.protocol === 'https:' || (address?.protocol === 'http:' && isThisMachine(address.hostname));
  if (address !== undefined && isSafe && address.username === '' && address.hash === '') return address;
  throw wrongSetting(
    name,
    'một địa chỉ https:// (http:// chỉ trên máy này)',
    'an https:// address (http:// on this machine only)',
  );
}
