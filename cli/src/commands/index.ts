import type { Command } from '../command.ts';
import { acceptRestore } from './accept-restore.ts';
import { applicable } from './applicable.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { erase } from './erase.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { history } from './history.ts';
import { logKey } from './log-key.ts';
import { newPack } from './new-pack.ts';
import { sample } from './sample.ts';
import { schema } from './schema.ts';
import { template } from './template.ts';
import { testPack } from './test-pack.ts';
import { verify } from './verify.ts';

/** Every command, in the order in which people meet them. */
export const commands: readonly Command[] = [
  template,
  sample,
  check,
  evaluate,
  explain,
  applicable,
  verify,
  compare,
  newPack,
  testPack,
  schema,
  history,
  acceptRestore,
  logKey,
  erase,
];
