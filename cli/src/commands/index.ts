import type { Command } from '../command.ts';
import { acceptRestore } from './accept-restore.ts';
import { applicable } from './applicable.ts';
import { backup } from './backup.ts';
import { backupKey } from './backup-key.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { config } from './config.ts';
import { doctor } from './doctor.ts';
import { erase } from './erase.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { history } from './history.ts';
import { lawCases } from './law-cases.ts';
import { logKey } from './log-key.ts';
import { migrate } from './migrate.ts';
import { newPack } from './new-pack.ts';
import { restore } from './restore.ts';
import { sample } from './sample.ts';
import { schema } from './schema.ts';
import { secondAdministrator } from './second-administrator.ts';
import { simulate } from './simulate.ts';
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
  simulate,
  newPack,
  testPack,
  lawCases,
  schema,
  doctor,
  config,
  migrate,
  backupKey,
  backup,
  restore,
  history,
  acceptRestore,
  logKey,
  erase,
  secondAdministrator,
];
