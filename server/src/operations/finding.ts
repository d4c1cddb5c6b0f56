import type { Bilingual } from '@congtam/engine';

/** What an examination says of one thing. */
export interface Finding {
  readonly about: string;
  readonly says: Bilingual;
  /** There when it is not well. */
  readonly mend?: Bilingual;
}

export const fine = (about: string, says: Bilingual): Finding => ({ about, says });
export const wrong = (about: string, says: Bilingual, mend: Bilingual): Finding => ({ about, says, mend });
