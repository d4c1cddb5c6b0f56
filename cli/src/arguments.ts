import { parseArgs } from 'node:util';
import { chooseAmong, say } from '@congtam/engine';
import type { Command, OptionDeclaration } from './command.ts';
import { type Complaint, complain } from './complaint.ts';

export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Options every command has. */
export const generalOptions: readonly OptionDeclaration[] = [
  {
    name: 'lang',
    value: 'vi|en',
    says: say('ngôn ngữ của câu chữ, mặc định vi', 'language of all texts, vi by default'),
  },
  { name: 'json', says: say('in kết quả dạng JSON cho chương trình khác', 'print JSON for other programs') },
  { name: 'help', says: say('in hướng dẫn này', 'print this help') },
];

/** What was written after the name of a command, or everything wrong with it. */
export function readArguments(
  command: Command,
  args: readonly string[],
): Arguments | { complaints: readonly Complaint[] } {
  const declared = [...command.options, ...generalOptions];
  const types = declared.map(
    (o) => [o.name, { type: o.value ? 'string' : 'boolean', multiple: true }] as const,
  );
  const read = parse(args, Object.fromEntries(types));
  if (typeof read === 'string') return { complaints: [misread(command, read, declared)] };
  const values = new Map<string, readonly string[]>();
  for (const { name } of declared) {
    const given = read.values[name];
    if (Array.isArray(given)) values.set(name, given.map(String));
  }
  const parsed = { positionals: read.positionals, values };
  const complaints = values.has('help') ? [] : missing(command, parsed);
  return complaints.length > 0 ? { complaints } : parsed;
}

function parse(
  args: readonly string[],
  options: { [name: string]: { type: 'string' | 'boolean'; multiple: boolean } },
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function missing(command: Command, { positionals, values }: Arguments): Complaint[] {
  const found: Complaint[] = [];
  const [least, most] = command.takes;
  if (positionals.length < least || positionals.length > most) {
    found.push(
      complain(
        'usage.arguments',
        say(
          `“${command.name}” cần ${least === most ? least : `${least}–${most}`} đối số, đã ghi ${positionals.length}`,
          `'${command.name}' takes ${least === most ? least : `${least}–${most}`} arguments, ${positionals.length} were given`,
        ),
        howTo(command),
      ),
    );
  }
  for (const { name, value, isRequired, mayRepeat } of command.options) {
    const given = values.get(name)?.length ?? 0;
    if (isRequired && given === 0) {
      found.push(
        complain(
          'usage.missing-option',
          say(`thiếu --${name}`, `--${name} is missing`),
          say(`thêm --${name} ${value}`, `add --${name} ${value}`),
        ),
      );
    }
    if (!mayRepeat && value && given > 1) {
      found.push(
        complain(
          'usage.repeated-option',
          say(`--${name} ghi ${given} lần`, `--${name} is given ${given} times`),
          say('chỉ ghi một lần', 'give it once'),
        ),
      );
    }
  }
  return found;
}

function misread(command: Command, message: string, declared: readonly OptionDeclaration[]): Complaint {
  const name = /'-{1,2}([^\s'<=]*)/.exec(message)?.[1] ?? '';
  if (declared.some((o) => o.name === name)) {
    return complain(
      'usage.option-value',
      say(`--${name} ghi chưa đúng`, `--${name} is not written correctly`),
      howTo(command),
    );
  }
  const names = declared.map((o) => o.name);
  return complain(
    'usage.unknown-option',
    say(`không có lựa chọn --${name}`, `there is no option --${name}`),
    chooseAmong(name, names),
  );
}

const howTo = ({ name, usage }: Command) =>
  say(
    `viết: congtam ${usage} (xem congtam ${name} --help)`,
    `write: congtam ${usage} (see congtam ${name} --help)`,
  );
