import { chooseAmong, say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { withServer } from '../with-server.ts';

export const config: Command = {
  name: 'config',
  summary: say(
    'In thiết lập máy chủ đang có hiệu lực, che mật khẩu',
    'Print the settings of the server as they are in force, passwords left out',
  ),
  usage: 'config print',
  takes: [1, 1],
  options: [],
  examples: [{ line: 'config print', says: say('và kiểm tra chúng', 'and check them') }],
  async run(task) {
    const word = task.positionals[0] ?? '';
    if (word !== 'print') {
      return task.refuse([
        complain(
          'config.no-such-word',
          say(`config không có “${word}”`, `config has no '${word}'`),
          chooseAmong(word, ['print']),
        ),
      ]);
    }
    return withServer(task, async ({ effectiveSettings, readConfig }) => {
      const settings = effectiveSettings(process.env);
      if (task.isJson)
        task.printJson(settings.map(({ name, value, isByDefault }) => ({ name, value, isByDefault })));
      for (const { name, value, isByDefault, says } of task.isJson ? [] : settings) {
        const origin = isByDefault ? task.text(say('mặc định', 'default')) : task.text(say('đã đặt', 'set'));
        task.print(`${name}=${value}  # ${origin}; ${task.text(says)}`);
      }
      // Shown first, so that what is wrong is seen beside what is refused.
      readConfig(process.env);
      return EXIT.done;
    });
  },
};
