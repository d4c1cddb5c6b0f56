/** How a number format makes a cell look; only this decides whether a number is a day. */
export type NumberLook = 'number' | 'percent' | 'day' | 'day-and-time' | 'time';

/** Looks of Excel's built-in formats (ECMA-376 part 1, 18.8.30); 27-36 and 50-58 are East Asian dates. */
export function lookOfBuiltIn(id: number): NumberLook {
  if (id === 9 || id === 10) return 'percent';
  if (id === 22) return 'day-and-time';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) return 'time';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'day';
  return 'number';
}

/**
 * Look of a custom format code.
 *
 * @example lookOfFormat('dd/mm/yyyy') // 'day'
 * @example lookOfFormat('#,##0 "đồng"') // 'number'
 */
export function lookOfFormat(code: string): NumberLook {
  const bare = code
    .slice(0, 255)
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .split(';', 1)
    .join('')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|standard|am\/pm|a\/p/gi, '')
    .toLowerCase();
  const hasClock = /[hs]/.test(bare);
  const hasDay = /[yd]/.test(bare) || (!hasClock && /m/.test(bare));
  if (hasDay) return hasClock ? 'day-and-time' : 'day';
  if (hasClock) return 'time';
  return bare.includes('%') ? 'percent' : 'number';
}
