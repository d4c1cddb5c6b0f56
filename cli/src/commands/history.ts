import { resolve } from 'node:path';
import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { forceOption, refuseFile } from '../output-file.ts';
import { withServer } from '../with-server.ts';

export const history: Command = {
  name: 'history',
  summary: say(
    'Xuất toàn bộ nhật ký của máy chủ để kiểm tra bằng congtam-verify',
    'Export the whole log of the server, to be checked by congtam-verify',
  ),
  usage: 'history --out FILE',
  takes: [0, 0],
  options: [
    {
      name: 'out',
      value: 'FILE',
      isRequired: true,
      says: say('tệp .jsonl, mỗi sự kiện một dòng', '.jsonl file, one event a line'),
    },
    forceOption,
  ],
  examples: [
    {
      line: 'history --out lich-su.jsonl',
      says: say('từ CONGTAM_DATA hoặc DATABASE_URL', 'from CONGTAM_DATA or DATABASE_URL'),
    },
  ],
  async run(task) {
    const out = resolve(task.need('out'));
    const refused = await refuseFile({ option: 'out', path: out, isOwn: async () => false }, task);
    if (refused.length > 0) return task.refuse(refused);
    return withServer(task, async ({ exportHistory, readConfig }) => {
      const events = await exportHistory(readConfig(process.env), out);
      task.print(task.text(say(`${events} sự kiện → ${out}`, `${events} events → ${out}`)));
      return EXIT.done;
    });
  },
};
