export { acceptRestore } from './accept-restore.ts';
export { type Config, readConfig, SETTINGS } from './config.ts';
export { type Erasure, eraseTexts } from './erase-texts.ts';
export { exportHistory } from './export-history.ts';
export { changeKeyOfLog, replaceLostKeyOfLog } from './log-key-commands.ts';
export { main } from './main.ts';
export { StartRefusal } from './start-refusal.ts';
export { type RunningServer, startServer } from './start-server.ts';
