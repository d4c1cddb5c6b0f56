import { isRoundThousands } from '@congtam/engine';

/**
 * A number as people here type it: `2,5`, ` 1.5 `, `0`. As it is sent, or undefined for what is no number, and for
 * `1.000`, which may mean a thousand.
 */
export function numberTyped(text: string): string | undefined {
  const typed = text.trim();
  const plain = typed.replace(',', '.');
  if (isRoundThousands(typed) || !/^\d{1,7}(\.\d{1,4})?$/.test(plain)) return undefined;
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}
