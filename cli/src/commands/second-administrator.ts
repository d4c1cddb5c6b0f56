import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';

export const secondAdministrator: Command = {
  name: 'second-administrator',
  summary: say(
    'Thêm một quản trị khi chỉ còn dưới hai người; được ghi nhật ký',
    'Add an administrator where fewer than two are left; the log tells it',
  ),
  usage: 'second-administrator --login LOGIN --name NAME --document TEXT',
  takes: [0, 0],
  options: [
    { name: 'login', value: 'LOGIN', isRequired: true, says: say('tên đăng nhập mới', 'a new login') },
    { name: 'name', value: 'NAME', isRequired: true, says: say('họ tên', 'full name') },
    {
      name: 'document',
      value: 'TEXT',
      isRequired: true,
      says: say('số, ngày của quyết định', 'number and date of the decision'),
    },
  ],
  examples: [
    {
      line: 'second-administrator --login quantri.3 --name "Vương Quản Ba" --document "QĐ 12/QĐ-UBND ngày 01/12/2026"',
      says: say('in ra mã kích hoạt, dùng một lần', 'prints a code of activation, good once'),
    },
  ],
  async run(task) {
    const login = task.need('login').trim().toLowerCase();
    const [displayName, document] = [task.need('name'), task.need('document')];
    if (!/^[a-z0-9._@-]{3,100}$/.test(login)) {
      return task.refuse([
        complain(
          'second-administrator.login',
          say('tên đăng nhập chưa đúng', 'this is no login'),
          say('dùng 3 đến 100 chữ a–z, số, và . _ @ -', 'take 3 to 100 of a–z, digits, and . _ @ -'),
        ),
      ]);
    }
    const { secondAdministrator: add, readConfig } = await import('@congtam/server');
    const made = await add(readConfig(process.env), { login, displayName, document });
    if (made === undefined) {
      return task.refuse([
        complain(
          'second-administrator.not-needed',
          say(
            'vẫn còn ít nhất hai quản trị, hoặc hệ thống chưa thiết lập',
            'two can administer, or nothing has been set up',
          ),
          say(
            'hai quản trị cùng cấp lại mã hoặc giao vai trò trong chương trình',
            'two administrators reset the account or grant the role in the program',
          ),
        ),
      ]);
    }
    task.print(task.text(say(`mã kích hoạt: ${made.code}`, `code of activation: ${made.code}`)));
    return EXIT.done;
  },
};
