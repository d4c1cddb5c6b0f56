import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';

export const logKey: Command = {
  name: 'log-key',
  summary: say(
    'Đổi khóa ký nhật ký: khóa cũ ký cho khóa mới',
    'Change the key that signs the log: the old one signs the new one',
  ),
  usage: 'log-key [--lost --by NAME --document TEXT]',
  takes: [0, 0],
  options: [
    {
      name: 'lost',
      says: say(
        'khóa cũ đã mất: bắt đầu lại, nói rõ văn bản',
        'the old key is lost: begin again, by a document',
      ),
    },
    { name: 'by', value: 'NAME', says: say('ai quyết định', 'who decided') },
    {
      name: 'document',
      value: 'TEXT',
      says: say('văn bản xác nhận việc mất khóa', 'document that states the loss'),
    },
  ],
  examples: [
    {
      line: 'log-key',
      says: say('khi máy chủ đã dừng; rồi khởi động lại', 'while the server is stopped; then start it again'),
    },
    {
      line: 'log-key --lost --by "Trần Văn An" --document "BB 05/2026"',
      says: say(
        'rồi gửi log-key.pub.pem mới cho các nơi chứng kiến',
        'then send the new log-key.pub.pem to the witnesses',
      ),
    },
  ],
  async run(task) {
    const { changeKeyOfLog, readConfig, replaceLostKeyOfLog } = await import('@congtam/server');
    const config = readConfig(process.env);
    const [by, document] = [task.one('by'), task.one('document')];
    if (!task.has('lost')) changeKeyOfLog(config);
    else if (by === undefined || document === undefined) {
      return task.refuse([
        complain(
          'log-key.document',
          say(
            'mất khóa phải có người quyết định và văn bản',
            'a lost key takes somebody who decides, and a document',
          ),
          say('thêm --by và --document', 'add --by and --document'),
        ),
      ]);
    } else if (!replaceLostKeyOfLog(config, { by, document })) {
      return task.refuse([
        complain(
          'log-key.not-lost',
          say('khóa vẫn còn và đọc được', 'the key is there and can be read'),
          say('bỏ --lost để đổi khóa', 'leave --lost out to change the key'),
        ),
      ]);
    }
    task.print(task.text(say('đã đổi; khởi động lại máy chủ', 'changed; start the server again')));
    return EXIT.done;
  },
};
