import {
  type Applies,
  type AuthorityThere,
  applicable as applicableOf,
  authorityInWords,
  chooseAmong,
  formatDay,
  parseDay,
  type Regulation,
  say,
  vocabularyClashes,
  vocabularyOf,
  Wording,
} from '@congtam/engine';
import { findRegulations } from '@congtam/regulations';
import type { Command, Task } from '../command.ts';
import { type Complaint, complain, ofPack } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { readInput } from '../input/read-input.ts';
import { withoutBase } from '../packs/load-packs.ts';
import { type ReadPack, readPack } from '../packs/read-pack.ts';
import { regulationOption } from './regulation-option.ts';

export const applicable: Command = {
  name: 'applicable',
  summary: say(
    'Cho biết văn bản nào áp dụng cho một người vào một ngày, và vì sao',
    'Say which texts apply to a person on a day, and why',
  ),
  usage: 'applicable INPUT --person ID --date 2026-12-31',
  takes: [1, 1],
  options: [
    regulationOption,
    { name: 'person', value: 'ID', isRequired: true, says: say('mã người', 'id of the person') },
    { name: 'date', value: 'YYYY-MM-DD', isRequired: true, says: say('vào ngày nào', 'on which day') },
  ],
  examples: [
    {
      line: 'applicable du-lieu.xlsx --person 0123 --date 2026-12-31',
      says: say(
        'xét mọi quy định đi kèm chương trình',
        'looks at every regulation that comes with the program',
      ),
    },
  ],
  async run(task) {
    const day = parseDay(task.need('date'));
    if (day === undefined) return task.refuse([badDay(task.need('date'))]);
    const read = packsFor(task, formatDay(day));
    if ('complaints' in read) return task.refuse(read.complaints);
    const regulations = read.packs.map((p) => p.regulation);
    const clashes = vocabularyClashes(regulations);
    if (clashes.length > 0) return task.refuse(clashes.map(ofPack));
    const year = Number(formatDay(day).slice(0, 4));
    // Facts are of no interest here, and of many regulations at once no input has all sheets.
    const only = ['units', 'people'];
    const request = { vocabulary: vocabularyOf(regulations), regulations, year, only };
    const input = await readInput(task.positionals[0] ?? '', request, task);
    if ('complaints' in input) return task.refuse(input.complaints);
    task.progress.end();
    const person = task.need('person');
    const { people } = input.register;
    if (!people.some((p) => p.id === person))
      return task.refuse([
        unknownPerson(
          person,
          people.map((p) => p.id),
        ),
      ]);
    const chain = applicableOf(regulations, input.register, person, day);
    if (task.isJson)
      task.printJson({ person, date: formatDay(day), chain: chain.map((a) => plain(a, task)) });
    else tell(chain, task);
    return EXIT.done;
  },
};

/** Regulations of single bodies that come as examples: nobody is under them who does not name them. */
const EXAMPLES = 'examples';

/** The packs named, else of every regulation the version in force on the day, or its latest. */
function packsFor(
  task: Task,
  day: string,
): { packs: readonly ReadPack[] } | { complaints: readonly Complaint[] } {
  const root = task.io.regulationsRoot;
  const given = task.all('regulation');
  const names =
    given.length > 0
      ? given
      : findRegulations(root)
          .filter(({ issuer }) => issuer !== EXAMPLES)
          .map(({ id, versions }) => {
            const version = versions.filter((v) => v.date <= day).at(-1) ?? versions.at(-1);
            return `${id}@${version?.date}`;
          });
  const read = names.map((name) => readPack(name, root));
  const packs = read.flatMap((r) => ('complaints' in r ? [] : [r]));
  const ids = new Set(packs.map((p) => p.regulation.id));
  const isBaseless = ({ regulation: { layerOf } }: ReadPack) => layerOf !== undefined && !ids.has(layerOf);
  const complaints = [
    ...read.flatMap((r) => ('complaints' in r ? r.complaints : [])),
    ...packs.filter(isBaseless).map(withoutBase),
  ];
  return complaints.length > 0 ? { complaints } : { packs };
}

function tell(chain: readonly Applies[], task: Task): void {
  for (const { regulation, applies, reasons, authorities } of chain) {
    const verdict = task.text(applies ? say('ÁP DỤNG', 'APPLIES') : say('không áp dụng', 'does not apply'));
    const indent = regulation.layerOf === undefined ? '' : '  ';
    task.print(`${indent}${regulation.id} (${regulation.number}): ${verdict}`);
    const told = applies ? reasons : reasons.filter((r) => !r.holds);
    for (const { says } of told) task.print(`${indent}  - ${task.text(says)}`);
    for (const there of authorities) {
      const { stages, says, refs, text } = toldAuthority(there, regulation, task);
      task.print(`${indent}  - ${stages.join(', ')}: ${says} [${refs}${text}]`);
    }
  }
}

/** Who rates the person, at which stages, by which clause; `text` names the layer that says so. */
function toldAuthority({ row, stages, regulation }: AuthorityThere, base: Regulation, task: Task) {
  const words = new Wording(regulation, task.language);
  const labelOf = (id: string) =>
    (base.stages.get(id) ?? regulation.stages.get(id))?.label[task.language] ?? id;
  return {
    stages: stages.map(labelOf),
    says: authorityInWords(row, words),
    refs: words.refs(row.articles),
    text: regulation === base ? '' : `, ${regulation.number}`,
  };
}

const plain = ({ regulation, applies, reasons, authorities }: Applies, task: Task) => ({
  regulation: regulation.id,
  number: regulation.number,
  ...(regulation.layerOf === undefined ? {} : { layerOf: regulation.layerOf }),
  applies,
  reasons: reasons.map(({ holds, says }) => ({ holds, says: task.text(says) })),
  ...(authorities.length === 0
    ? {}
    : {
        authorities: authorities.map((there) => {
          const { says, refs } = toldAuthority(there, regulation, task);
          const { row, stages } = there;
          return {
            rule: row.id,
            regulation: there.regulation.id,
            stages,
            says,
            articles: row.articles,
            refs,
          };
        }),
      }),
});

const badDay = (text: string) =>
  complain(
    'date.unreadable',
    say(`--date “${text}” không phải một ngày`, `--date '${text}' is no day`),
    say('viết năm-tháng-ngày, ví dụ 2026-12-31', 'write year-month-day, such as 2026-12-31'),
  );

const unknownPerson = (person: string, ids: readonly string[]) =>
  complain(
    'applicable.unknown-person',
    say(`không có người nào mã “${person}”`, `there is no person '${person}'`),
    chooseAmong(person, ids),
  );
