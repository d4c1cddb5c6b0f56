import type { Placed } from './format.ts';

/** Whom a regulation binds beyond what it is about; every line given must hold. Absent lines bind everybody. */
export interface Binds extends Placed {
  /** Units with everything below them, or the units that came after them. */
  readonly units?: readonly string[];
  readonly unitKinds?: readonly string[];
  /** Territories as they were, whatever they belong to now. */
  readonly territory?: readonly string[];
  readonly tier?: readonly string[];
  readonly partyMember?: 'yes' | 'no';
}
