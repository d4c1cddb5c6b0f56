// Plain JavaScript, so that it runs on a fresh clone: installs what is missing, and nothing when nothing is.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Cần Node.js từ 20.19, máy này có ${process.versions.node}. Cài bản mới rồi chạy lại.`);
  console.error(
    `Node.js 20.19 or later is needed, this is ${process.versions.node}. Install it and run again.`,
  );
  process.exit(2);
}

/** Runs `npm ci` when the packages are absent or older than the lock file. */
export function installIfMissing() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (
    existsSync(marker) &&
    statSync(marker).mtimeMs >= statSync(lock).mtimeMs - 1000 &&
    sameNames(marker, lock)
  )
    return;
  console.error('Đang cài các gói phụ thuộc / installing packages …');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('npm ci không chạy được: kiểm tra kết nối tới kho gói npm rồi chạy lại.');
    console.error('npm ci failed: check the connection to the npm registry and run again.');
    process.exit(3);
  }
}

/** A checkout gives every file the time of the checkout, so times alone do not tell whether the lock has changed. */
function sameNames(marker, lock) {
  const installed = JSON.parse(readFileSync(marker, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages ?? {};
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.link || installed[path]?.version === entry.version,
  );
}
