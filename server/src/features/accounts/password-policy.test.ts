import { expect, it } from 'vitest';
import { type PasswordProfile, passwordFaults, passwordRule } from './password-policy.ts';
import { codeHash, hashPassword, isPassword, newCode } from './secrets.ts';
import { networkOf } from './sign-in.ts';

const faultsOf = (password: string, profile: PasswordProfile) =>
  passwordFaults(password, { pointer: '/password', profile, context: ['an.tran', 'Trần', 'Nguyên'] }).map(
    (f) => f.code,
  );

it.each([
  ['Kiểm-tra-lần-7!', 'tcvn-14423', []],
  ['Kiểm-tra-7!', 'tcvn-14423', ['too-short']],
  ['kiểm-tra-lần-thứ-bảy', 'tcvn-14423', ['too-few-kinds']],
  ['kiểm tra lần thứ bảy', 'asvs', []],
  ['kiểm tra lần', 'asvs', ['too-short']],
  ['Congtam-2026-01!', 'tcvn-14423', ['too-common']],
  ['Nguyen-2026-07-ab!', 'tcvn-14423', []],
  ['An.Tran-2026-aB', 'tcvn-14423', ['too-common']],
  ['aaaaaaaaaaaaaaaaaaaa', 'asvs', ['too-common']],
  ['Aa1!Aa1!Aa1!Aa1!', 'tcvn-14423', ['too-common']],
] as const)('the password %s under %s: %j', (password, profile, codes) => {
  expect(faultsOf(password, profile)).toEqual(codes);
});

it.each(['tcvn-14423', 'asvs'] as const)(
  'what is told before of a password under %s is what is asked of it',
  (profile) => {
    const { shortest, takesFourKinds } = passwordRule(profile);
    const sentence = 'kiểm tra lần thứ bảy mươi';
    const short = `A1-${sentence}`.slice(0, shortest - 1);
    expect(faultsOf(short, profile)).toEqual(['too-short']);
    expect(faultsOf(`${short}x`, profile)).toEqual([]);
    expect(faultsOf(sentence, profile)).toEqual(takesFourKinds ? ['too-few-kinds'] : []);
  },
);

it('a password typed on another system is the same password', async () => {
  const hash = await hashPassword('Kiểm tra'.normalize('NFD'));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword('Kiểm tra'.normalize('NFC'), hash)).toBe(true);
  expect(await isPassword('Kiem tra', hash)).toBe(false);
});

it('a code is the same however it is typed from paper', () => {
  const code = newCode();
  expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
  expect(codeHash(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toEqual(codeHash(code));
});

it('guesses from one network of IPv6 count together', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
});
