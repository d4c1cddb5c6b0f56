import { statfsSync } from 'node:fs';
import { say } from '@congtam/engine';
import { StartRefusal } from '../../start-refusal.ts';

const MEBIBYTE = 1024 * 1024;
/** A new cluster with its first log segments, and what a running one needs to recover and to write. */
export const NEEDED = { atFirst: 256 * MEBIBYTE, later: 64 * MEBIBYTE } as const;

/** Whether `needed` bytes are free where `folder` lies. */
export function hasSpace(folder: string, needed: number): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= needed;
}

/** @throws StartRefusal when less than `needed` bytes are free where `folder` lies */
export function requireSpace(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed) throw diskFull(folder, bavail * bsize, needed);
}

export function diskFull(folder: string, free: number, needed: number): StartRefusal {
  const [has, wants] = [Math.floor(free / MEBIBYTE), Math.ceil(needed / MEBIBYTE)];
  return new StartRefusal(
    'database.disk-full',
    say(
      `ổ đĩa chứa ${folder} chỉ còn ${has} MB trống, cần ít nhất ${wants} MB`,
      `the disk of ${folder} has only ${has} MB free, at least ${wants} MB are needed`,
    ),
    say(
      'giải phóng chỗ, hoặc đặt CONGTAM_DATA tới ổ đĩa khác; dữ liệu đã lưu vẫn nguyên',
      'free some space, or set CONGTAM_DATA to another disk; what is stored is intact',
    ),
  );
}
