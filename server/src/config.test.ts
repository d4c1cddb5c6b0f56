import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, SETTINGS } from './config.ts';
import { StartRefusal } from './start-refusal.ts';

const MAIL = { CONGTAM_SMTP_URL: 'smtps://u:p%40@thu.example', CONGTAM_MAIL_FROM: 'ct@tinh.example' };

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
    await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/settings.md'));
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
});
