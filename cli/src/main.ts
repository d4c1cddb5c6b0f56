import { chooseAmong, ENGINE_VERSION, type Language, say } from '@congtam/engine';
import { readArguments } from './arguments.ts';
import { commands } from './commands/index.ts';
import { complain } from './complaint.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { generalHelp, helpOf } from './help.ts';
import type { Io } from './io.ts';
import { refuse, taskOf } from './task.ts';

/**
 * Runs one command line and answers its exit code. Nothing else in this program decides what the process returns.
 *
 * @example await run(['schema', 'results'], io) // 0
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const language = languageOf(argv);
  const isJson = argv.includes('--json');
  if (language === undefined) {
    const message = say('--lang chỉ nhận vi hoặc en', '--lang takes vi or en only');
    return refuse(io, 'vi', isJson, [
      complain('usage.language', message, say('viết --lang vi', 'write --lang en')),
    ]);
  }
  try {
    return await dispatch(argv, io, language, isJson);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const words = say(
      'Chương trình gặp lỗi của chính nó; dữ liệu của bạn không sai. Hãy gửi các dòng sau cho người bảo trì:',
      'The program has a fault of its own; your data are not wrong. Please send these lines to the maintainers:',
    );
    io.err(`${words[language]}\n${detail}\n`);
    return EXIT.fault;
  }
}

async function dispatch(
  argv: readonly string[],
  io: Io,
  language: Language,
  isJson: boolean,
): Promise<ExitCode> {
  const [name, ...rest] = withoutLeadingGeneral(argv);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = commands.find((c) => c.name === rest[0]);
    io.out(asked ? helpOf(asked, language) : generalHelp(commands, language));
    return name === undefined ? EXIT.refused : EXIT.done;
  }
  if (name === '--version' || name === '-v') {
    io.out(`${isJson ? JSON.stringify({ version: ENGINE_VERSION }) : ENGINE_VERSION}\n`);
    return EXIT.done;
  }
  const command = commands.find((c) => c.name === name);
  if (command === undefined) {
    const names = commands.map((c) => c.name);
    const message = say(`không có lệnh “${name}”`, `there is no command '${name}'`);
    return refuse(io, language, isJson, [
      complain('usage.unknown-command', message, chooseAmong(name, names)),
    ]);
  }
  const read = readArguments(command, rest);
  if ('complaints' in read) return refuse(io, language, isJson, read.complaints);
  if (read.values.has('help')) {
    io.out(helpOf(command, language));
    return EXIT.done;
  }
  const task = taskOf(io, language, isJson, read);
  const exit = await command.run(task);
  task.progress.end();
  return exit;
}

function languageOf(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return 'vi';
  const word = argv[at]?.includes('=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  return word === 'vi' || word === 'en' ? word : undefined;
}

/** `congtam --lang en evaluate …` means the same as `congtam evaluate … --lang en`. */
function withoutLeadingGeneral(argv: readonly string[]): readonly string[] {
  if (argv[0] === '--lang') return [...argv.slice(2), ...argv.slice(0, 2)];
  if (argv[0] === '--json' || argv[0]?.startsWith('--lang=')) return withoutLeadingGeneral(argv.slice(1));
  return argv;
}
