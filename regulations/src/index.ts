export {
  defaultRoot,
  type FoundRegulation,
  type FoundVersion,
  findRegulations,
  resolveRegulation,
} from './find.ts';
export { loadPart } from './load.ts';
export { compareLock, computeLock, type Lock, lockFile, readLock } from './lock.ts';
export { type LoadedRegulation, loadRegulation, type PartHash, partNames } from './version.ts';
