import { z } from 'zod';

/** A text in one line or several; at most a few pages. */
export const text = z.string().max(20_000);
/** A text that must not be empty. */
export const name = z.string().trim().min(1, 'phải có nội dung / must not be empty').max(2_000);
/** A day as `2026-12-15`. */
export const day = z.iso.date();
/** Points as the engine shows them: a decimal with a point, such as `87.50`. */
export const points = z
  .string()
  .regex(/^-?\d{1,9}(\.\d{1,6})?$/, 'phải là số như 87.50 / must be a number such as 87.50');
export const count = z.int().min(0).max(100_000_000);
export const year = z.int().min(1945).max(2200);

/** The four levels of quality, as codes; forms have their official names. */
export const level = z.enum(['excellent', 'good', 'completed', 'notCompleted']);
export type Level = z.output<typeof level>;

export const levelNames: Readonly<Record<Level, string>> = {
  excellent: 'Hoàn thành xuất sắc nhiệm vụ',
  good: 'Hoàn thành tốt nhiệm vụ',
  completed: 'Hoàn thành nhiệm vụ',
  notCompleted: 'Không hoàn thành nhiệm vụ',
};

/** Who issues a paper and what the records clerk completes. */
export const issuer = z.strictObject({
  superior: name.optional(),
  agency: name,
  /** Signs after the number, such as `QĐ-UBND`. */
  numberSigns: name.optional(),
  place: name,
  year,
});

/** Who signs: "TM. ỦY BAN NHÂN DÂN" and "CHỦ TỊCH" are two lines. The name may be left open. */
export const signatory = z.strictObject({
  capacity: z.array(name).min(1).max(5),
  name: name.optional(),
});

/** What lets a reader check the paper: the identity of the act and the hash of its receipt. */
export const verification = z.strictObject({ code: z.string().min(8).max(600) });

/** 15/12/2026 */
export const shortDay = (iso: string): string => iso.split('-').reverse().join('/');

/** ngày 15 tháng 12 năm 2026 */
export function longDay(iso: string): string {
  const [y = '', m = '', d = ''] = iso.split('-');
  return `ngày ${d} tháng ${m} năm ${y}`;
}

/** 87,50: the Vietnamese decimal sign. */
export const shownPoints = (value: string | undefined): string => (value ?? '').replace('.', ',');

/** What a person typed in NĐ 30's count: one digit is written with a zero in front ("05 người"). */
export const shownCount = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** "Căn cứ …": what the paper stands on, one line each, without the final sign. */
export const legalBases = z.array(name).max(30);
export const recipients = z.array(name).min(1).max(60);
