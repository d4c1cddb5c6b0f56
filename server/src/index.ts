export { acceptRestore } from './accept-restore.ts';
export { type Config, effectiveSettings, readConfig, SETTINGS } from './config/config.ts';
export { type Erasure, eraseTexts } from './erase-texts.ts';
export { exportHistory } from './export-history.ts';
export { type LostAdministrator, secondAdministrator } from './features/accounts/restore-administrator.ts';
export { pointsIn } from './features/review-points/detectors/detect.ts';
export {
  generalMostOf,
  type LevelRow,
  type Material,
  monthsFrom,
  peopleFrom,
} from './features/review-points/detectors/material.ts';
export { DEFAULT_THRESHOLDS, POINT_KINDS } from './features/review-points/thresholds.ts';
export { changeKeyOfLog, replaceLostKeyOfLog } from './log-key-commands.ts';
export { main } from './main.ts';
export { makeBackup } from './operations/backup.ts';
export { makeBackupKey, readIdentity, readRecipient } from './operations/backup-key.ts';
export { examine } from './operations/doctor.ts';
export type { Finding } from './operations/finding.ts';
export { migrateNow } from './operations/migrate-now.ts';
export { restoreBackup, verifyBackup } from './operations/restore.ts';
export { StartRefusal } from './start-refusal.ts';
export { type RunningServer, startServer } from './start-server.ts';
