import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { withServer } from '../with-server.ts';

export const backupKey: Command = {
  name: 'backup-key',
  summary: say(
    'Tạo cặp khóa cho bản sao lưu: khóa bí mật cất nơi khác, khóa công khai để trên máy chủ',
    'Make the keys of backups: the secret one to be kept elsewhere, the public one for the server',
  ),
  usage: 'backup-key --out FILE',
  takes: [0, 0],
  options: [
    {
      name: 'out',
      value: 'FILE',
      isRequired: true,
      says: say('khóa bí mật; khóa công khai là FILE.pub', 'the secret key; the public one is FILE.pub'),
    },
  ],
  examples: [
    {
      line: 'backup-key --out khoa-sao-luu',
      says: say(
        'mang tệp khoa-sao-luu đi nơi khác, để lại khoa-sao-luu.pub',
        'take the file khoa-sao-luu elsewhere, leave khoa-sao-luu.pub',
      ),
    },
  ],
  async run(task) {
    const out = resolve(task.need('out'));
    // A key is never written over: backups that it opens would be lost.
    for (const path of [out, `${out}.pub`]) {
      if (existsSync(path)) return task.refuse([alreadyThere(path)]);
    }
    return withServer(task, async ({ makeBackupKey }) => {
      const recipient = await makeBackupKey(out);
      if (task.isJson) task.printJson({ exit: EXIT.done, secret: out, public: `${out}.pub`, recipient });
      else {
        task.print(
          task.text(
            say(
              `Khóa bí mật: ${out}. Cất ở nơi khác máy chủ; mất nó thì không mở được bản sao lưu nào.`,
              `Secret key: ${out}. Keep it away from the server; without it no backup can be opened.`,
            ),
          ),
        );
        task.print(task.text(say(`Khóa công khai: ${out}.pub`, `Public key: ${out}.pub`)));
      }
      return EXIT.done;
    });
  },
};

const alreadyThere = (path: string) =>
  complain(
    'backup-key.exists',
    say(
      `“${path}” đã có; khóa không bao giờ bị ghi đè`,
      `'${path}' is already there; a key is never written over`,
    ),
    say('chọn tên khác cho --out', 'choose another name for --out'),
  );
