import { randomInt } from 'node:crypto';
import type { RoleName } from '../access/roles.ts';
import { type PasswordProfile, passwordFaults } from '../features/accounts/password-policy.ts';

/** An account of the sample: what it is, where, and who it is among the invented people. */
export interface SampleAccount {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly { readonly role: RoleName; readonly unit: string | null }[];
  /** Staff code; absent for accounts that are nobody's. */
  readonly person?: string;
}

export const ADMINISTRATORS: readonly [SampleAccount, SampleAccount] = [
  {
    login: 'quantri.1',
    displayName: 'Vương Quản Một (mẫu)',
    roles: [{ role: 'administrator', unit: null }],
  },
  {
    login: 'quantri.2',
    displayName: 'Thạch Trị Hai (mẫu)',
    roles: [{ role: 'administrator', unit: null }],
  },
];

/** It records everything: units have their people, people their registers, by its hand. */
export const OFFICER: SampleAccount = {
  login: 'tochuc',
  displayName: 'Lương Tổ Chức (mẫu)',
  roles: [
    { role: 'personnelOfficer', unit: 'TINH' },
    { role: 'personnelOfficer', unit: 'TU' },
  ],
};

export const OTHERS: readonly SampleAccount[] = [
  {
    login: 'chutich',
    displayName: 'Lê Quang Đạo',
    person: 'CB-03',
    roles: [{ role: 'authority', unit: 'UBX' }],
  },
  {
    login: 'truongphong.kinhte',
    displayName: 'Hoàng Văn Lực',
    person: 'UB-09',
    roles: [{ role: 'head', unit: 'UBX-KT' }],
  },
  {
    login: 'truongphong.hatang',
    displayName: 'Cao Minh Đạt',
    person: 'UB-17',
    roles: [
      { role: 'head', unit: 'UBX-HT' },
      { role: 'head', unit: 'UBX-CC' },
    ],
  },
  {
    login: 'hieutruong',
    displayName: 'Cao Thị Hạnh',
    person: 'VC-01',
    roles: [{ role: 'head', unit: 'TH' }],
  },
  {
    login: 'noivu',
    displayName: 'Phùng Nội Vụ (mẫu)',
    roles: [{ role: 'homeAffairs', unit: 'TINH' }],
  },
  {
    login: 'thanhtra',
    displayName: 'Tạ Thanh Tra (mẫu)',
    roles: [{ role: 'inspector', unit: 'TINH' }],
  },
  {
    login: 'capuy',
    displayName: 'Trần Thị Minh Nguyệt',
    person: 'CB-02',
    roles: [
      { role: 'partyCommittee', unit: 'TINH' },
      { role: 'partyCommittee', unit: 'DB' },
    ],
  },
  {
    login: 'vanthu',
    displayName: 'Vũ Thị Ngọc',
    person: 'UB-06',
    roles: [{ role: 'recordsClerk', unit: 'UBX' }],
  },
  {
    login: 'thuky',
    displayName: 'Mạc Thư Ký (mẫu)',
    roles: [{ role: 'meetingSecretary', unit: 'UBX' }],
  },
  { login: 'canbo.1', displayName: '', person: 'UB-11', roles: [] },
  { login: 'canbo.2', displayName: '', person: 'UB-21', roles: [] },
];

/** Sixteen letters and digits that are not mistaken for each other: 90 random bits. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A password nobody chose, as `xxxx-xxxx-xxxx-xxxx`; it meets the rules of the installation. */
export function newPassword(profile: PasswordProfile): string {
  for (;;) {
    const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    const password = letters.replace(/(.{4})(?=.)/g, '$1-');
    if (passwordFaults(password, { pointer: '', profile, context: [] }).length === 0) return password;
  }
}
