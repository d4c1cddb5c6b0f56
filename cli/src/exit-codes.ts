import { type Bilingual, say } from '@congtam/engine';

/** What the exit code of every command says. The one place where it is written. */
export const EXIT = {
  done: 0,
  toSettle: 1,
  refused: 2,
  fault: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const exitCodeWords: Readonly<Record<ExitCode, Bilingual>> = {
  0: say('xong', 'done'),
  1: say('xong, còn điều người có thẩm quyền phải giải quyết', 'done, with findings a person must settle'),
  2: say('dữ liệu hoặc lệnh không được chấp nhận', 'input or command refused'),
  3: say('lỗi của chương trình', 'fault of the program'),
};
