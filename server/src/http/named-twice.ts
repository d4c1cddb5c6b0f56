import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';

/**
 * Why a list is not taken in which something is named twice, with the place of the second; undefined when nothing is.
 *
 * @param at the field that holds the list
 * @param field of each entry, the one that names; none where an entry is the name itself
 */
export function namedTwice(at: string, names: readonly string[], field?: string): Refusal | undefined {
  const second = names.findIndex((name, index) => names.indexOf(name) !== index);
  const name = names[second];
  if (name === undefined) return undefined;
  return refusal(
    422,
    'http.named-twice',
    say(`“${name}” được nêu hai lần`, `'${name}' is named twice`),
    say('bỏ một trong hai dòng rồi gửi lại', 'leave one of the two out and send it again'),
    {
      faults: [
        {
          pointer: `/${at}/${second}${field === undefined ? '' : `/${field}`}`,
          code: 'named-twice',
          message: say(`“${name}” đã có ở trên`, `'${name}' stands above already`),
        },
      ],
    },
  );
}
