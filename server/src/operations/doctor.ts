import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@congtam/engine';
import { type Config, readConfig } from '../config/config.ts';
import { hasSpace, NEEDED } from '../database/embedded/free-space.ts';
import { StartRefusal } from '../start-refusal.ts';
import { checkDatabase } from './doctor-database.ts';
import { checkTransport } from './doctor-transport.ts';
import { type Finding, fine, wrong } from './finding.ts';
import { reachDatabase } from './reach-database.ts';

/** Looks at everything an operator could have got wrong, and says of each whether it is well and how to mend it. */
export async function examine(
  environment: { readonly [name: string]: string | undefined },
  now: () => Date = () => new Date(),
): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (error instanceof StartRefusal) return [refused('settings', error)];
    throw error;
  }
  const before = [
    fine('settings', say('thiết lập đúng', 'the settings are right')),
    ...checkDataFolder(config.dataFolder),
    ...checkTransport(config.transport, now()),
  ];
  try {
    return [...before, ...(await reachDatabase(config, (entrance) => checkDatabase(entrance, config, now)))];
  } catch (error) {
    if (error instanceof StartRefusal) return [...before, refused('database', error)];
    return [...before, notReached(error)];
  }
}

function checkDataFolder(folder: string): readonly Finding[] {
  if (!existsSync(folder)) {
    return [
      wrong(
        'data-folder',
        say(`chưa có thư mục dữ liệu ${folder}`, `there is no data folder ${folder}`),
        say(
          'đặt CONGTAM_DATA, hoặc chạy máy chủ lần đầu',
          'set CONGTAM_DATA, or start the server for the first time',
        ),
      ),
    ];
  }
  const open = [folder, join(folder, 'evidence', 'log-key.pem'), join(folder, 'role-secret')].filter(
    (path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0,
  );
  return [
    open.length === 0
      ? fine('data-folder', say(`chỉ chủ vào được ${folder}`, `only its owner enters ${folder}`))
      : wrong(
          'data-folder',
          say(`người khác đọc được: ${open.join(', ')}`, `others may read: ${open.join(', ')}`),
          say(`chmod go-rwx ${open.join(' ')}`, `chmod go-rwx ${open.join(' ')}`),
        ),
    hasSpace(folder, NEEDED.atFirst)
      ? fine('disk', say('ổ đĩa còn chỗ', 'there is room on the disk'))
      : wrong(
          'disk',
          say('ổ đĩa sắp đầy', 'the disk is nearly full'),
          say(
            'giải phóng chỗ trước khi máy chủ ngừng ghi',
            'free some space before the server stops writing',
          ),
        ),
  ];
}

const refused = (about: string, { problem }: StartRefusal): Finding =>
  wrong(about, problem.message, problem.mend);

function notReached(error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return wrong(
    'database',
    say(`không vào được cơ sở dữ liệu: ${reason}`, `the database cannot be entered: ${reason}`),
    say(
      'kiểm tra máy chủ PostgreSQL và DATABASE_URL; chạy máy chủ một lần để tạo vai trò',
      'check the PostgreSQL and DATABASE_URL; start the server once, so that the roles are made',
    ),
  );
}
