import { chooseAmong, type Explanation, type Sentence, type SubjectResult, say, why } from '@congtam/engine';
import type { Run } from '@congtam/regulations';
import type { Command, Task } from '../command.ts';
import { complain } from '../complaint.ts';
import { rebuild } from '../evaluation/rebuild.ts';
import { EXIT } from '../exit-codes.ts';
import { isOpen } from '../results/subjects.ts';

export const explain: Command = {
  name: 'explain',
  summary: say('Nói vì sao một người, một đơn vị có kết quả đó', 'Say why a person or unit has its result'),
  usage: 'explain DIR --person ID',
  takes: [1, 1],
  options: [
    {
      name: 'person',
      value: 'ID',
      isRequired: true,
      says: say('mã người hoặc mã đơn vị', 'id of a person or of a unit'),
    },
  ],
  examples: [
    {
      line: 'explain ket-qua --person 0123',
      says: say(
        'tính lại từ biên nhận rồi giải thích từng câu, có điều khoản',
        'computes again from the receipt, then explains sentence by sentence with articles',
      ),
    },
  ],
  async run(task) {
    const rebuilt = await rebuild(task.positionals[0] ?? '', task, { isWithin: false });
    if ('complaints' in rebuilt) return task.refuse(rebuilt.complaints);
    if (rebuilt.changed.length > 0) return task.refuse(rebuilt.changed);
    const subject = task.need('person');
    const found = rebuilt.runs.flatMap((run) => {
      const { people, units } = run.evaluation;
      const result = [...people, ...units].find((r) => r.subject === subject);
      return result === undefined ? [] : [{ run, result }];
    });
    // What rates the subject comes before what does not.
    const isOutside = ({ result }: (typeof found)[number]) => Number(result.outcome === 'other-regime');
    found.sort((a, b) => isOutside(a) - isOutside(b));
    task.progress.end();
    if (found.length === 0) return task.refuse([unknownSubject(subject, rebuilt.runs)]);
    if (task.isJson)
      task.printJson({ subject, explanations: found.map(({ run, result }) => plain(run, result, task)) });
    else for (const { run, result } of found) tell(why(result, run, task.language), task);
    return found.some(({ result }) => isOpen(result)) ? EXIT.toSettle : EXIT.done;
  },
};

function tell({ heading, summary, sections, wouldHaveChanged, standsOn }: Explanation, task: Task): void {
  task.print(heading);
  task.print(summary);
  const parts = [
    ...sections,
    {
      title: task.text(say('Điều có thể làm kết quả khác đi', 'What would have changed it')),
      sentences: wouldHaveChanged,
    },
    { title: task.text(say('Dựa trên', 'Stands on')), sentences: standsOn },
  ];
  for (const { title, sentences } of parts) {
    if (sentences.length === 0) continue;
    task.print(`\n${title}`);
    for (const { text, refs } of sentences) task.print(`  - ${text}${refs ? ` [${refs}]` : ''}`);
  }
  task.print('');
}

function plain(run: Run, result: SubjectResult, task: Task) {
  const { heading, summary, sections, wouldHaveChanged, standsOn } = why(result, run, task.language);
  const sentences = (list: readonly Sentence[]) =>
    list.map(({ text, articles, refs }) => ({ text, articles, refs }));
  return {
    regulation: run.pack.regulation.id,
    heading,
    summary,
    sections: sections.map((s) => ({ title: s.title, sentences: sentences(s.sentences) })),
    wouldHaveChanged: sentences(wouldHaveChanged),
    standsOn: sentences(standsOn),
  };
}

function unknownSubject(subject: string, runs: readonly Run[]) {
  const ids = runs.flatMap(({ register }) => [...register.people, ...register.units].map((s) => s.id));
  return complain(
    'explain.unknown-subject',
    say(`không có người hay đơn vị nào mã “${subject}”`, `there is no person or unit '${subject}'`),
    chooseAmong(subject, [...new Set(ids)]),
  );
}
