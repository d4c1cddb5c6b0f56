import { type Bilingual, ENGINE_VERSION, type Language, say } from '@congtam/engine';
import { generalOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { EXIT, exitCodeWords } from './exit-codes.ts';

const HEADINGS = {
  usage: say('Cách dùng', 'Usage'),
  commands: say('Lệnh', 'Commands'),
  options: say('Lựa chọn', 'Options'),
  examples: say('Ví dụ', 'Examples'),
  exit: say('Mã kết thúc', 'Exit codes'),
};

export function generalHelp(commands: readonly Command[], language: Language): string {
  const of = (text: Bilingual) => text[language];
  const purpose = say(
    'Công Tâm: đánh giá, xếp loại chất lượng từ một bảng tính, theo quy định đang có hiệu lực.',
    'Công Tâm: evaluation and quality classification from a workbook, under the regulations in force.',
  );
  return [
    `congtam ${ENGINE_VERSION}`,
    of(purpose),
    '',
    `${of(HEADINGS.usage)}: congtam ${of(say('<lệnh>', '<command>'))} …`,
    '',
    `${of(HEADINGS.commands)}:`,
    ...columns(commands.map((c) => [c.name, of(c.summary)])),
    '',
    `${of(HEADINGS.options)}:`,
    ...columns([
      ...optionLines(generalOptions, language),
      ['--version', of(say('in phiên bản', 'print the version'))],
    ]),
    '',
    ...exitCodes(language),
    '',
    `${of(HEADINGS.examples)}:`,
    `  congtam template --regulation nd-335-2025 --out mau.xlsx`,
    `  congtam evaluate du-lieu.xlsx --regulation nd-335-2025 --period 2026 --out ket-qua`,
    `  congtam evaluate --help`,
    '',
  ].join('\n');
}

export function helpOf(command: Command, language: Language): string {
  const of = (text: Bilingual) => text[language];
  return [
    of(command.summary),
    '',
    `${of(HEADINGS.usage)}: congtam ${command.usage}`,
    '',
    `${of(HEADINGS.options)}:`,
    ...columns(optionLines([...command.options, ...generalOptions], language)),
    '',
    `${of(HEADINGS.examples)}:`,
    ...command.examples.flatMap(({ line, says }) => [`  # ${of(says)}`, `  congtam ${line}`]),
    '',
    ...exitCodes(language),
    '',
  ].join('\n');
}

const optionLines = (
  options: readonly Command['options'][number][],
  language: Language,
): [string, string][] =>
  options.map(({ name, value, says, mayRepeat }) => [
    `--${name}${value ? ` ${value}` : ''}${mayRepeat ? ' …' : ''}`,
    says[language],
  ]);

const exitCodes = (language: Language): string[] => [
  `${HEADINGS.exit[language]}:`,
  ...columns(Object.values(EXIT).map((code) => [String(code), exitCodeWords[code][language]])),
];

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`);
}
