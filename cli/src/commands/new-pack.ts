import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay, say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { skeletonRules, skeletonScenarios } from '../packs/skeleton.ts';

export const newPack: Command = {
  name: 'new-pack',
  summary: say('Tạo khung một gói quy định mới', 'Make the skeleton of a new pack'),
  usage: 'new-pack ID --from YYYY-MM-DD --out DIR',
  takes: [1, 1],
  options: [
    {
      name: 'from',
      value: '2027-01-01',
      isRequired: true,
      says: say('ngày quy định có hiệu lực', 'the day the regulation takes effect'),
    },
    { name: 'out', value: 'DIR', isRequired: true, says: say('thư mục mới', 'a new folder') },
  ],
  examples: [
    {
      line: 'new-pack quy-che-truong --from 2027-01-01 --out ./quy-che',
      says: say(
        'một gói nhỏ đã kiểm tra được, để sửa dần',
        'a small pack that checks, to change step by step',
      ),
    },
  ],
  async run(task) {
    const id = task.positionals[0] ?? '';
    const from = task.need('from');
    const out = task.need('out');
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
      const mend = say(
        'dùng chữ thường không dấu, số và “-”: quy-che-truong',
        "use small letters, digits and '-': school-rules",
      );
      return task.refuse([
        complain('new-pack.id', say(`“${id}” không làm mã được`, `'${id}' cannot be an id`), mend),
      ]);
    }
    if (parseDay(from) === undefined) {
      const mend = say('ghi như 2027-01-01', 'write it as 2027-01-01');
      return task.refuse([
        complain('new-pack.day', say(`“${from}” không phải ngày`, `'${from}' is no day`), mend),
      ]);
    }
    if (existsSync(out)) {
      const mend = say('chọn một thư mục chưa có', 'choose a folder that does not exist');
      return task.refuse([complain('new-pack.exists', say(`“${out}” đã có`, `'${out}' exists`), mend)]);
    }
    mkdirSync(join(out, 'scenarios'), { recursive: true });
    writeFileSync(join(out, 'rules.yaml'), skeletonRules(id, from));
    writeFileSync(join(out, 'scenarios', 'muc.yaml'), skeletonScenarios(from.slice(0, 4)));
    if (task.isJson) task.printJson({ exit: EXIT.done, id, out });
    else {
      task.print(
        task.text(
          say(
            `Đã tạo ${out}. Tiếp theo: sửa rules.yaml, rồi congtam check ${out} và congtam test-pack ${out}`,
            `Made ${out}. Next: change rules.yaml, then congtam check ${out} and congtam test-pack ${out}`,
          ),
        ),
      );
    }
    return EXIT.done;
  },
};
