import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withServer } from '../with-server.ts';

export const migrate: Command = {
  name: 'migrate',
  summary: say(
    'Nâng cấp cơ sở dữ liệu lên lược đồ của bản này, hoặc thử trước (--dry-run)',
    'Bring the database forward to the schema of this version, or try it first (--dry-run)',
  ),
  usage: 'migrate [--dry-run]',
  takes: [0, 0],
  options: [
    {
      name: 'dry-run',
      says: say(
        'chạy thử trong một giao dịch rồi bỏ hết, in các bước sẽ làm',
        'try the steps in a transaction that is rolled back, and print them',
      ),
    },
  ],
  examples: [
    { line: 'migrate --dry-run', says: say('trước khi nâng cấp', 'before an upgrade') },
    {
      line: 'migrate',
      says: say('máy chủ cũng tự làm khi khởi động', 'the server does the same when it starts'),
    },
  ],
  run: (task) =>
    withServer(task, async ({ migrateNow, readConfig }) => {
      const isDryRun = task.has('dry-run');
      const { applied, standing } = await migrateNow(readConfig(process.env), { isDryRun });
      if (task.isJson) {
        task.printJson({ exit: EXIT.done, isDryRun, applied, standing });
        return EXIT.done;
      }
      for (const step of applied) {
        task.print(
          `${isDryRun ? task.text(say('sẽ làm', 'would do')) : task.text(say('đã làm', 'done'))} ${step}`,
        );
      }
      task.print(
        task.text(
          say(
            `${standing.length} bước có sẵn, đúng từng chữ; ${applied.length} bước ${isDryRun ? 'sẽ làm' : 'vừa làm'}`,
            `${standing.length} steps standing, word by word; ${applied.length} ${isDryRun ? 'to be done' : 'done now'}`,
          ),
        ),
      );
      return EXIT.done;
    }),
};
