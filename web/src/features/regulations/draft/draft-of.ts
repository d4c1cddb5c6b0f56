import { packForm, withValue } from './pack-form.ts';

/** The text of a regulation as the beginning of a draft: under an id and titles of its own, else as it is. */
export function draftOf(text: string): string {
  const form = packForm(text);
  if ('line' in form) return text;
  const valueAt = (pointer: string) =>
    form.sections
      .flatMap(({ rules }) => rules.flatMap(({ fields }) => fields))
      .find((field) => field.pointer === pointer)?.value;
  const renamed = [
    ['/regulation', (id: string) => (id.startsWith('du-thao-') ? id : `du-thao-${id}`)],
    ['/title/vi', (title: string) => `Dự thảo: ${title}`],
    ['/title/en', (title: string) => `Draft: ${title}`],
  ] as const;
  return renamed.reduce((draft, [pointer, rename]) => {
    const value = valueAt(pointer);
    return value === undefined ? draft : withValue(draft, pointer, rename(value));
  }, form).text;
}
