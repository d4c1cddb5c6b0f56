import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';

export const acceptRestore: Command = {
  name: 'accept-restore',
  summary: say(
    'Ghi lý do cơ sở dữ liệu cũ hơn dấu mốc: đã phục hồi từ bản sao lưu',
    'Record why the database is older than its checkpoint: a backup was restored',
  ),
  usage: 'accept-restore --by NAME --reason TEXT',
  takes: [0, 0],
  options: [
    { name: 'by', value: 'NAME', isRequired: true, says: say('ai quyết định', 'who decided') },
    {
      name: 'reason',
      value: 'TEXT',
      isRequired: true,
      says: say('vì sao, theo văn bản nào', 'why, by which document'),
    },
  ],
  examples: [
    {
      line: 'accept-restore --by "Trần Văn An" --reason "Hỏng ổ đĩa ngày 01/12, biên bản 12/BB"',
      says: say(
        'khi /readyz báo log-older; sau đó khởi động lại',
        'when /readyz says log-older; then restart',
      ),
    },
  ],
  async run(task) {
    const { acceptRestore: accept, readConfig } = await import('@congtam/server');
    const isAccepted = accept(readConfig(process.env), { by: task.need('by'), reason: task.need('reason') });
    if (!isAccepted) {
      return task.refuse([
        complain(
          'restore.nothing-to-accept',
          say('không có dấu mốc nào để bỏ qua', 'there is no checkpoint to set aside'),
          say('kiểm tra CONGTAM_DATA', 'check CONGTAM_DATA'),
        ),
      ]);
    }
    task.print(task.text(say('đã ghi; khởi động lại máy chủ', 'recorded; restart the server')));
    return EXIT.done;
  },
};
