import { type Bilingual, say } from '@congtam/engine';
import type { FieldFault } from '../../refusal.ts';

/**
 * Two rules that contradict each other, so the operator chooses: TCVN 14423 asks for fourteen characters of four kinds
 * where there is no second factor; OWASP ASVS 5.0 (6.2.5) forbids asking for kinds and asks for length.
 */
export type PasswordProfile = 'tcvn-14423' | 'asvs';

const SHORTEST: Readonly<Record<PasswordProfile, number>> = { 'tcvn-14423': 14, asvs: 15 };
export const LONGEST = 200;

/** How many passwords of before are not taken again: TCVN 14423 (5.6.2.2) says ten; ASVS asks for none, the present one is refused. */
export const REMEMBERED: Readonly<Record<PasswordProfile, number>> = { 'tcvn-14423': 10, asvs: 1 };

/** What whoever chooses a password is told before they type it. */
export const passwordRule = (profile: PasswordProfile) => ({
  shortest: SHORTEST[profile],
  takesFourKinds: takesFourKinds(profile),
});

const takesFourKinds = (profile: PasswordProfile): boolean => profile === 'tcvn-14423';

/** The password was used before. */
export const usedBefore = (pointer: string, count: number): FieldFault => ({
  pointer,
  code: 'used-before',
  message: say(`trùng một trong ${count} mật khẩu gần nhất`, `one of the last ${count} passwords`),
});

/** Parts that people put into a password instead of thinking of one. */
const COMMON = [
  'password',
  'matkhau',
  'congtam',
  '12345678',
  '123456789',
  'qwertyui',
  'abcd1234',
  'iloveyou',
];

/** Everything wrong with a password, under the pointer of its field. */
export function passwordFaults(
  password: string,
  given: { readonly pointer: string; readonly profile: PasswordProfile; readonly context: readonly string[] },
): FieldFault[] {
  const { pointer, profile, context } = given;
  const fault = (code: string, message: Bilingual): FieldFault => ({ pointer, code, message });
  const shortest = SHORTEST[profile];
  const length = [...password].length;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(password));
  const plain = foldedText(password);
  const known = [...COMMON, ...context.map(foldedText)].some(
    (word) => word.length >= 4 && plain.includes(word) && plain.length - word.length < 8,
  );
  const isMonotonous = new Set(plain).size < 5;
  return [
    ...(length < shortest
      ? [fault('too-short', say(`cần ít nhất ${shortest} ký tự`, `at least ${shortest} characters`))]
      : []),
    ...(takesFourKinds(profile) && kinds.length < 4
      ? [
          fault(
            'too-few-kinds',
            say(
              'cần chữ thường, chữ hoa, chữ số và ký tự khác',
              'small and capital letters, digits and others',
            ),
          ),
        ]
      : []),
    ...(known || isMonotonous
      ? [
          fault(
            'too-common',
            say(
              'quá dễ đoán: từ thông dụng, tên, ký tự lặp',
              'too easy to guess: common words, names, repeats',
            ),
          ),
        ]
      : []),
  ];
}

/** Small letters without marks, đ as d, nothing but letters and digits. */
const foldedText = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '');
