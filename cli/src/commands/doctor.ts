import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withServer } from '../with-server.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: say(
    'Khám máy chủ: thiết lập, cơ sở dữ liệu, vai trò, nhật ký, đồng hồ, ổ đĩa, chứng thư',
    'Examine the server: settings, database, roles, log, clock, disk, certificate',
  ),
  usage: 'doctor',
  takes: [0, 0],
  options: [],
  examples: [
    {
      line: 'doctor',
      says: say(
        'mã 1 khi có điều phải sửa; không ghi gì',
        'exit code 1 when something is to be mended; writes nothing',
      ),
    },
  ],
  run: (task) =>
    withServer(task, async ({ examine }) => {
      const findings = await examine(process.env);
      const isWell = findings.every(({ mend }) => mend === undefined);
      const exit = isWell ? EXIT.done : EXIT.toSettle;
      if (task.isJson) task.printJson({ exit, findings });
      for (const { about, says, mend } of task.isJson ? [] : findings) {
        const what = `${about.padEnd(13)} ${task.text(says)}`;
        task.print(
          mend === undefined
            ? `ok    ${what}`
            : `${task.text(say('SỬA  ', 'MEND '))} ${what} → ${task.text(mend)}`,
        );
      }
      return exit;
    }),
};
