import { say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';

export const erase: Command = {
  name: 'erase',
  summary: say(
    'Xóa văn bản riêng của một người kèm theo nhật ký: hủy khóa, giữ bằng chứng',
    'Erase the personal texts beside the log about somebody: keys are destroyed, proofs stay',
  ),
  usage: 'erase --person ID | --account ID --document TEXT',
  takes: [0, 0],
  options: [
    { name: 'person', value: 'ID', says: say('mã của người', 'id of the person') },
    { name: 'account', value: 'ID', says: say('mã của tài khoản', 'id of the account') },
    {
      name: 'document',
      value: 'TEXT',
      isRequired: true,
      says: say('số, ngày của quyết định xóa', 'number and date of the decision'),
    },
  ],
  examples: [
    {
      line: 'erase --person 01890000-0000-7000-8000-000000000000 --document "QĐ 12/QĐ-SNV ngày 01/12/2026"',
      says: say(
        'không lấy lại được; bản sao lưu cũ vẫn còn văn bản',
        'cannot be undone; older backups still hold the texts',
      ),
    },
  ],
  async run(task) {
    const [person, account] = [task.one('person'), task.one('account')];
    const id = person ?? account;
    const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id ?? '');
    if (id === undefined || (person !== undefined && account !== undefined) || !isId) {
      return task.refuse([
        complain(
          'erase.whose',
          say('cần đúng một mã, của người hoặc của tài khoản', 'it takes one id, of a person or an account'),
          say('thêm --person ID hoặc --account ID', 'add --person ID or --account ID'),
        ),
      ]);
    }
    const { eraseTexts, readConfig } = await import('@congtam/server');
    const kind = person === undefined ? 'account' : 'person';
    const erased = await eraseTexts(readConfig(process.env), { kind, id, document: task.need('document') });
    task.print(task.text(say(`đã xóa ${erased} văn bản`, `${erased} texts erased`)));
    return EXIT.done;
  },
};
