import { join } from 'node:path';
import { changeLogKey, replaceLostLogKey } from './audit/log-key.ts';
import type { Config } from './config/config.ts';

const evidenceOf = ({ dataFolder }: Pick<Config, 'dataFolder'>): string => join(dataFolder, 'evidence');

/** `congtam log-key`: a new key takes the place of the present one, signed by it. The server is stopped meanwhile. */
export const changeKeyOfLog = (config: Pick<Config, 'dataFolder'>): void => changeLogKey(evidenceOf(config));

/** `congtam log-key --lost`: begins again with a new key; false when the present one is there after all. */
export const replaceLostKeyOfLog = (
  config: Pick<Config, 'dataFolder'>,
  stated: { readonly by: string; readonly document: string },
): boolean => replaceLostLogKey(evidenceOf(config), stated);
