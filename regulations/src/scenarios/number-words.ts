import type { Language } from './engine.ts';

/** A number as it is written in the language; other text as it stands. */
export const numberInWords = (text: string, language: Language): string =>
  language === 'vi' && /^-?\d+\.\d+[%…]?$/.test(text) ? text.replace('.', ',') : text;
