import { say } from '@congtam/engine';
import { answerLawCase, readLawCase } from '@congtam/regulations';
import type { Command } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { readPack } from '../packs/read-pack.ts';
import { installedPacks } from '../packs/read-scenarios.ts';

export const lawCases: Command = {
  name: 'law-cases',
  summary: say(
    'Trả lời các vụ việc mẫu của law-cases/: mỗi dòng vào một vụ, mỗi dòng ra một kết quả',
    'Answer the cases of law-cases/: a case a line in, an answer a line out',
  ),
  usage: 'law-cases [PACK …] < cases.jsonl',
  takes: [0, 50],
  options: [],
  examples: [
    {
      line: 'law-cases law-cases/layers/*',
      says: say(
        'với mọi quy định đi kèm và các lớp bịa ra để thử; đọc từ đầu vào chuẩn',
        'with every regulation that comes along and the invented layers; reads standard input',
      ),
    },
  ],
  async run(task) {
    const root = task.io.regulationsRoot;
    const read = [...installedPacks(root), ...task.positionals].map((name) => readPack(name, root));
    const complaints = read.flatMap((pack) => ('complaints' in pack ? pack.complaints : []));
    if (complaints.length > 0) return task.refuse(complaints);
    const known = read.flatMap((pack) => ('regulation' in pack ? [pack.regulation] : []));
    let number = 0;
    for await (const line of task.io.input()) {
      number += 1;
      if (line.trim() === '') continue;
      const asked = readLawCase(line, number);
      if (asked === undefined) return task.refuse([noCase(number)]);
      task.print(JSON.stringify(answerLawCase(asked, known)));
    }
    return EXIT.done;
  },
};

const noCase = (line: number) =>
  complain(
    'law-case.unreadable',
    say('dòng này không phải một vụ việc', 'this line is no law case'),
    say('xem law-cases/case.schema.json', 'see law-cases/case.schema.json'),
    { file: 'stdin', line },
  );
