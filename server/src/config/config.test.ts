import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartRefusal } from '../start-refusal.ts';
import { readConfig, SETTINGS } from './config.ts';

const MAIL = { CONGTAM_SMTP_URL: 'smtps://u@thu.example', CONGTAM_MAIL_FROM: 'ct@tinh.example' };

const refusalOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
    return 'taken';
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    return error.problem.code;
  }
};

describe('settings', () => {
  it('are on the page of settings: run npm run generate', async () => {
    const rows = Object.entries(SETTINGS).map(
      ([name, { byDefault, says }]) =>
        `| \`${name}\` | ${byDefault === '' ? '—' : `\`${byDefault}\``} | ${says.vi} / ${says.en} |`,
    );
    const page = [
      '# Thiết lập / Settings',
      '',
      'Đọc một lần khi khởi động; thiết lập sai hoặc lạ thì máy chủ không chạy và nói rõ. Trang này được sinh ra từ mã nguồn.',
      '',
      'Read once at start; with a wrong or unknown one the server does not start, and says so. This page is generated from the sources.',
      '',
      '| tên / name | mặc định / default | nghĩa / meaning |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n');
    await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/settings.md'));
  });

  it('have defaults that start the product on this machine only', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', transport: { kind: 'local' } });
    expect(readConfig({}).database).toBeUndefined();
    expect(readConfig({ PORT: ' 8080 ', CONGTAM_DATA: '/srv/ct' })).toMatchObject({
      port: 8080,
      dataFolder: '/srv/ct',
    });
  });

  it('name each witness without what is secret about it', () => {
    const { witnesses } = readConfig({
      CONGTAM_WITNESS_URLS: 'https://bo.example/add-checkpoint',
      CONGTAM_WITNESS_MAIL: 'giu@bo.example',
      ...MAIL,
    });
    expect(witnesses.map(({ name, kind }) => [kind, name])).toEqual([
      ['http', 'https://bo.example/add-checkpoint'],
      ['mail', 'mailto:giu@bo.example'],
    ]);
    expect(JSON.stringify(witnesses)).not.toContain('p@');
  });

  it.each([
    [{ PORT: 'abc' }, 'config.wrong-setting'],
    [{ PORT: '70000' }, 'config.wrong-setting'],
    [{ CONGTAM_DATAA: '/x' }, 'config.unknown-setting'],
    [{ CONGTAM_PASSWORD_PROFILE: 'weak' }, 'config.wrong-setting'],
    [{ CONGTAM_SECOND_FACTOR: 'everybody' }, 'config.wrong-setting'],
    [{ CONGTAM_SECOND_FACTOR: 'administrators' }, 'taken'],
    [{ CONGTAM_TLS_CERT: '/nowhere.pem' }, 'config.wrong-setting'],
    [{ HOST: '0.0.0.0' }, 'config.plain-http'],
    [{ HOST: '0.0.0.0', CONGTAM_PROXY: 'https' }, 'config.plain-http'],
    [{ HOST: '0.0.0.0', CONGTAM_PLAIN_HTTP: 'allow' }, 'taken'],
    [{ CONGTAM_PROXY: 'https' }, 'taken'],
    [{ CONGTAM_PROXY: 'http' }, 'config.wrong-setting'],
    [{ CONGTAM_WITNESS_URLS: 'http://bo.example/add' }, 'config.wrong-setting'],
    [{ CONGTAM_WITNESS_URLS: 'https://u:p@bo.example/add' }, 'config.wrong-setting'],
    [{ CONGTAM_WITNESS_URLS: 'https://bo.example/add, nonsense' }, 'config.wrong-setting'],
    [{ CONGTAM_WITNESS_URLS: 'https://bo.example/add,http://127.0.0.1:8080/add' }, 'taken'],
    [{ CONGTAM_WITNESS_MAIL: 'giu@bo.example' }, 'config.wrong-setting'],
    [{ CONGTAM_WITNESS_MAIL: 'a@b.example\nbcc: c@d', ...MAIL }, 'config.wrong-setting'],
    [{ CONGTAM_WITNESS_MAIL: 'giu@bo.example', ...MAIL, CONGTAM_MAIL_FROM: '' }, 'config.wrong-setting'],
    [
      { CONGTAM_WITNESS_MAIL: 'giu@bo.example', ...MAIL, CONGTAM_SMTP_URL: 'http://x' },
      'config.wrong-setting',
    ],
    [{ CONGTAM_WITNESS_MAIL: 'giu@bo.example', ...MAIL }, 'taken'],
    [{ CONGTAM_METRICS_TOKEN: 'short' }, 'config.wrong-setting'],
    [{ CONGTAM_METRICS_TOKEN: 'ma-giam-sat-rat-la-dai' }, 'taken'],
  ])('%j: %s', (environment, code) => {
    expect(refusalOf(environment as Record<string, string>)).toBe(code);
  });

  const oidc = {
    CONGTAM_OIDC_ISSUER: 'https://id.example',
    CONGTAM_OIDC_CLIENT_ID: 'congtam',
    CONGTAM_OIDC_RETURN: 'https://congtam.example/sign-in/return',
  };
  const smtp = { CONGTAM_SMTP_URL: 'smtps://congtam@mail.example', CONGTAM_MAIL_FROM: 'congtam@xa.example' };

  it('name the provider people sign in at, and the server that mails notices', () => {
    expect(readConfig({}).provider).toBeUndefined();
    expect(readConfig({}).mail).toBeUndefined();
    const { provider } = readConfig({
      ...oidc,
      CONGTAM_OIDC_ORIGINS: 'https://keys.example/x, https://t.example',
    });
    expect(provider).toMatchObject({
      clientId: 'congtam',
      loginClaim: 'preferred_username',
      otherOrigins: ['https://keys.example', 'https://t.example'],
      bindsAtFirstSignIn: false,
    });
    expect(readConfig(smtp).mail).toMatchObject({
      host: 'mail.example',
      port: 465,
      isTls: true,
      user: 'congtam',
    });
    const starttls = readConfig({ ...smtp, CONGTAM_SMTP_URL: 'smtp://mail.example:2525' });
    expect(starttls.mail).toMatchObject({ port: 2525, isTls: false });
  });

  it.each([
    [{}, 'taken'],
    [{ CONGTAM_OIDC_ISSUER: 'http://127.0.0.1:8080' }, 'taken'],
    [{ CONGTAM_OIDC_ISSUER: 'http://id.example' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_ISSUER: 'id.example' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_ISSUER: 'https://user@id.example' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_ISSUER: 'file:///etc/passwd' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_ISSUER: '' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_CLIENT_ID: '' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_RETURN: '' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_RETURN: 'http://congtam.example/x' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_LOGIN_CLAIM: 'a b' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_FIRST_SIGN_IN: 'yes' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_ORIGINS: 'http://10.0.0.1' }, 'config.wrong-setting'],
    [{ CONGTAM_OIDC_SECRET_FILE: '/nowhere' }, 'config.wrong-setting'],
  ])('of a provider with %j: %s', (change, code) => {
    expect(refusalOf({ ...oidc, ...(change as Record<string, string>) })).toBe(code);
  });

  it.each([
    [{}, 'taken'],
    [{ CONGTAM_SMTP_URL: 'smtp://mail.example:2525' }, 'taken'],
    [{ CONGTAM_SMTP_URL: 'http://mail.example' }, 'config.wrong-setting'],
    [{ CONGTAM_SMTP_URL: 'smtps://a:b@mail.example' }, 'config.wrong-setting'],
    [{ CONGTAM_SMTP_URL: '' }, 'config.wrong-setting'],
    [{ CONGTAM_MAIL_FROM: 'nobody' }, 'config.wrong-setting'],
  ])('of a mail server with %j: %s', (change, code) => {
    expect(refusalOf({ ...smtp, ...(change as Record<string, string>) })).toBe(code);
  });
});
