/** Somebody to invite, as a line says it. */
export interface Invited {
  readonly login: string;
  readonly displayName: string;
  /** For who is to hold a role: another administrator gives the other half of the code. */
  readonly byTwo: boolean;
}

/**
 * People to invite, one a line: `login; name`, with a third word for who is to hold a role. Dividers may be semicolons or the
 * tabs of a pasted sheet.
 *
 * @returns the people, or the first line that is none
 */
export function invitedIn(
  text: string,
): { readonly people: readonly Invited[] } | { readonly wrong: string } {
  const people: Invited[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [login = '', displayName = '', role = '', ...more] = line.split(/[;\t]/).map((part) => part.trim());
    if (login === '' || displayName === '' || more.length > 0) return { wrong: line };
    people.push({ login, displayName, byTwo: role !== '' });
  }
  return { people };
}
