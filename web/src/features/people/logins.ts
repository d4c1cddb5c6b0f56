import { folded } from '../../text/folded.ts';

/**
 * A login for each name, as offices make them: the given name, then the first letters of the others. Of names that would have
 * the same, and of logins taken already, the next number tells them apart.
 *
 * @example loginsFor(['Nguyễn Văn An', 'Ngô Vũ An']) // → ['an.nv', 'an.nv2']
 */
export function loginsFor(names: readonly string[], taken: readonly string[] = []): readonly string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const parts = folded(name)
      .split(/[^a-z0-9]+/)
      .filter((part) => part !== '');
    const initials = parts.slice(0, -1).map((part) => part[0] ?? '');
    const plain = [parts.at(-1) ?? 'nguoi', initials.join('')].filter((part) => part !== '').join('.');
    let login = plain;
    for (let number = 2; used.has(login); number += 1) login = `${plain}${number}`;
    used.add(login);
    return login;
  });
}
