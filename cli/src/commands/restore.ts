import { resolve } from 'node:path';
import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { withServer } from '../with-server.ts';

export const restore: Command = {
  name: 'restore',
  summary: say(
    'Phục hồi bản sao lưu vào nơi trống, hoặc chỉ kiểm tra nó (--verify)',
    'Restore a backup into an empty place, or only verify it (--verify)',
  ),
  usage: 'restore FILE --key FILE --verify | restore FILE --key FILE --by NAME --reason TEXT',
  takes: [1, 1],
  options: [
    {
      name: 'key',
      value: 'FILE',
      isRequired: true,
      says: say('khóa bí mật do backup-key tạo', 'the secret key made by backup-key'),
    },
    {
      name: 'verify',
      says: say(
        'không ghi gì: kiểm từng phần, tính lại gốc nhật ký, so với dấu mốc',
        'write nothing: check every part, recompute the root of the log, compare with its checkpoints',
      ),
    },
    { name: 'by', value: 'NAME', says: say('ai quyết định phục hồi', 'who decided to restore') },
    {
      name: 'reason',
      value: 'TEXT',
      says: say('vì sao, theo văn bản nào; ghi vào nhật ký', 'why, by which document; it goes into the log'),
    },
  ],
  examples: [
    {
      line: 'restore sao-luu-2026-12-31.age --key khoa-sao-luu --verify',
      says: say('diễn tập mỗi tháng', 'a rehearsal each month'),
    },
    {
      line: 'restore sao-luu-2026-12-31.age --key khoa-sao-luu --by "Trần Văn An" --reason "Hỏng ổ đĩa, biên bản 12/BB"',
      says: say(
        'vào CONGTAM_DATA mới hoặc DATABASE_URL trống',
        'into a new CONGTAM_DATA or an empty DATABASE_URL',
      ),
    },
  ],
  async run(task) {
    const [by, reason, isVerify] = [task.one('by'), task.one('reason'), task.has('verify')];
    if (!isVerify && (by === undefined || reason === undefined)) {
      return task.refuse([
        complain(
          'restore.no-reason',
          say('phục hồi phải nói ai quyết định và vì sao', 'a restore has to say who decided it and why'),
          say(
            'thêm --by và --reason, hoặc --verify để chỉ kiểm tra',
            'add --by and --reason, or --verify to only look',
          ),
        ),
      ]);
    }
    return withServer(task, async ({ readConfig, readIdentity, restoreBackup, verifyBackup }) => {
      const kept = {
        file: resolve(task.positionals[0] ?? ''),
        identity: readIdentity(resolve(task.need('key'))),
      };
      const { about, rows, log } =
        isVerify || by === undefined || reason === undefined
          ? await verifyBackup(kept)
          : await restoreBackup(readConfig(process.env), kept, { by, reason });
      if (log.faults.length > 0) {
        const faults = log.faults.slice(0, 5).join(' · ');
        return task.refuse([
          complain(
            'restore.log-not-honest',
            say(
              `nhật ký trong bản sao lưu không khớp: ${faults}`,
              `the log in the backup does not fit: ${faults}`,
            ),
            say(
              'dùng bản sao lưu khác, và báo cho người giữ dấu mốc',
              'use another backup, and tell whoever keeps checkpoints',
            ),
          ),
        ]);
      }
      if (task.isJson) {
        task.printJson({ exit: EXIT.done, madeAt: about.madeAt, rows, log, isRestored: !isVerify });
        return EXIT.done;
      }
      task.print(
        task.text(
          say(
            `Bản sao lưu ${about.madeAt} nguyên vẹn: ${rows} dòng, ${log.events} sự kiện, ${log.checkpoints} dấu mốc đều khớp.`,
            `The backup of ${about.madeAt} is whole: ${rows} rows, ${log.events} events, all ${log.checkpoints} checkpoints met.`,
          ),
        ),
      );
      task.print(`${log.origin} ${log.sealed} ${log.root}`);
      if (!isVerify)
        task.print(task.text(say('Đã phục hồi; khởi động máy chủ.', 'Restored; start the server.')));
      return EXIT.done;
    });
  },
};
