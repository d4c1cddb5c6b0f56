import { type Bilingual, say } from '@congtam/engine';
import { useQuery } from '@tanstack/react-query';
import { setUpQuery } from '../features/session/session.ts';

/** What a password has to be under the rules in force; nothing is said until they are known. */
export function usePasswordNote(): Bilingual {
  const { data } = useQuery(setUpQuery);
  return data === undefined ? say('', '') : passwordNote(data.password);
}

/** What a password has to be: as long as the rules in force ask for, of the kinds they ask for. */
function passwordNote({
  shortest,
  takesFourKinds,
}: {
  readonly shortest: number;
  readonly takesFourKinds: boolean;
}) {
  const kinds = takesFourKinds
    ? say(', có chữ thường, chữ hoa, chữ số và dấu', ', with small and capital letters, digits and marks')
    : say('', '');
  return say(
    `từ ${shortest} ký tự${kinds.vi}; một câu ngắn dễ nhớ là tốt nhất`,
    `${shortest} characters or more${kinds.en}; a short sentence is best`,
  );
}
