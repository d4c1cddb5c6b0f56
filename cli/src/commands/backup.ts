import { resolve } from 'node:path';
import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { forceOption, refuseFile } from '../output-file.ts';
import { withServer } from '../with-server.ts';

export const backup: Command = {
  name: 'backup',
  summary: say(
    'Sao lưu toàn bộ máy chủ vào một tệp mã hóa, cả khi đang chạy',
    'Back up the whole server into one encrypted file, also while it runs',
  ),
  usage: 'backup --key FILE.pub --out FILE',
  takes: [0, 0],
  options: [
    {
      name: 'key',
      value: 'FILE.pub',
      isRequired: true,
      says: say('khóa công khai do backup-key tạo', 'the public key made by backup-key'),
    },
    {
      name: 'out',
      value: 'FILE',
      isRequired: true,
      says: say('tệp .age, chỉ chủ đọc được', '.age file, readable by its owner only'),
    },
    forceOption,
  ],
  examples: [
    {
      line: 'backup --key khoa-sao-luu.pub --out sao-luu-2026-12-31.age',
      says: say(
        'từ CONGTAM_DATA hoặc DATABASE_URL; có cả khóa của nhật ký',
        'from CONGTAM_DATA or DATABASE_URL; the key of the log is in it',
      ),
    },
  ],
  async run(task) {
    const out = resolve(task.need('out'));
    const refused = await refuseFile({ option: 'out', path: out }, task);
    if (refused.length > 0) return task.refuse(refused);
    return withServer(task, async ({ makeBackup, readConfig, readRecipient }) => {
      const recipient = readRecipient(resolve(task.need('key')));
      const { tables, rows, events } = await makeBackup(readConfig(process.env), { file: out, recipient });
      if (task.isJson) task.printJson({ exit: EXIT.done, out, tables, rows, events });
      else
        task.print(
          task.text(
            say(
              `${rows} dòng của ${tables} bảng, ${events} sự kiện → ${out}`,
              `${rows} rows of ${tables} tables, ${events} events → ${out}`,
            ),
          ),
        );
      return EXIT.done;
    });
  },
};
