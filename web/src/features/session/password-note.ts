import { type Bilingual, say } from '@congtam/engine';
import { useQuery } from '@tanstack/react-query';
import { setUpQuery } from './session.ts';
import { passwordNote } from './texts.ts';

/** What a password has to be under the rules in force; nothing is said until they are known. */
export function usePasswordNote(): Bilingual {
  const { data } = useQuery(setUpQuery);
  return data === undefined ? say('', '') : passwordNote(data.password);
}
