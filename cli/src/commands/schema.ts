import { readFile, writeFile } from 'node:fs/promises';
import { chooseAmong, say, tablesOf, vocabularyOf } from '@congtam/engine';
import type { Command, Task } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { forceOption, refuseFile } from '../output-file.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { factsSchema } from '../schemas/facts-schema.ts';
import type { JsonSchema } from '../schemas/json-schema.ts';
import { procedureSchema } from '../schemas/procedure-schema.ts';
import { regulationSchema } from '../schemas/regulation-schema.ts';
import { resultsSchema } from '../schemas/results-schema.ts';
import { regulationOption } from './regulation-option.ts';

/** Schemas that are the same for every regulation. */
const FIXED: { readonly [kind: string]: JsonSchema } = {
  regulation: regulationSchema,
  procedure: procedureSchema,
  results: resultsSchema,
};
const KINDS = ['facts', ...Object.keys(FIXED)];

export const schema: Command = {
  name: 'schema',
  summary: say(
    'In JSON Schema của dữ liệu vào, gói quy định, trình tự hoặc kết quả',
    'Print the JSON Schema of inputs, packs, procedures or results',
  ),
  usage: 'schema facts|regulation|procedure|results',
  takes: [1, 1],
  options: [
    { ...regulationOption, says: say('với facts: quy định nào', 'for facts: of which regulations') },
    { name: 'out', value: 'FILE', says: say('ghi ra tệp thay vì in', 'write to a file instead of printing') },
    forceOption,
  ],
  examples: [
    {
      line: 'schema facts --regulation nd-335-2025',
      says: say('các bảng và cột mà nghị định cần', 'tables and columns the decree needs'),
    },
    { line: 'schema results', says: say('hình dạng của results.json', 'the shape of results.json') },
  ],
  async run(task) {
    const kind = task.positionals[0] ?? '';
    const fixed = FIXED[kind];
    if (!KINDS.includes(kind)) return task.refuse([unknownKind(kind)]);
    const made = fixed === undefined ? ofFacts(task) : { schema: fixed };
    if ('complaints' in made) return task.refuse(made.complaints);
    const out = task.one('out');
    if (out === undefined) {
      task.printJson(made.schema);
      return EXIT.done;
    }
    const isOwn = (path: string) => isSchemaLike(path, made.schema);
    const refused = await refuseFile({ option: 'out', path: out, isOwn }, task);
    if (refused.length > 0) return task.refuse(refused);
    await writeFile(out, schemaText(made.schema));
    return EXIT.done;
  },
};

export const schemaText = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;

/** An earlier schema of the same kind: same dialect, same title. */
async function isSchemaLike(path: string, { $schema, title }: JsonSchema): Promise<boolean> {
  try {
    const found: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof found !== 'object' || found === null) return false;
    return '$schema' in found && found.$schema === $schema && 'title' in found && found.title === title;
  } catch {
    return false;
  }
}

function ofFacts(task: Task) {
  const named = task.all('regulation');
  if (named.length === 0) return { complaints: [withoutRegulation] };
  const loaded = loadPacks(named, task.io.regulationsRoot);
  if ('complaints' in loaded) return loaded;
  const regulations = loaded.packs.map((p) => p.regulation);
  return { schema: factsSchema(tablesOf(vocabularyOf(regulations), regulations), regulations) };
}

const unknownKind = (kind: string) =>
  complain(
    'schema.unknown-kind',
    say(`không có lược đồ “${kind}”`, `there is no schema '${kind}'`),
    chooseAmong(kind, KINDS),
  );

const withoutRegulation = complain(
  'schema.without-regulation',
  say('dữ kiện tùy theo quy định', 'facts depend on the regulation'),
  say('thêm --regulation nd-335-2025', 'add --regulation nd-335-2025'),
);
