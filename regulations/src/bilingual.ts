import type { Bilingual, Cursor } from './engine.ts';

/** A text in both languages, `{vi: …, en: …}`; undefined where one of them is not there, which is a problem noted. */
export function bilingual(at: Cursor | undefined): Bilingual | undefined {
  const map = at?.map(['vi', 'en']);
  const vi = map?.field('vi')?.text();
  const en = map?.field('en')?.text();
  return vi === undefined || en === undefined ? undefined : { vi, en };
}
