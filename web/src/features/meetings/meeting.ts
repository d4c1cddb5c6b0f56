import type { paths } from '../../api/schema.generated.ts';

export type Meeting =
  paths['/api/v1/meetings/{meeting}']['get']['responses'][200]['content']['application/json'];

/** What somebody or a unit is called that is spoken of. */
export const calledAs = ({ name, subject }: Meeting['subjects'][number]): string =>
  name === null ? subject : `${name} (${subject})`;

/** How the one spoken of under a code is called. */
export const nameIn = ({ subjects }: Pick<Meeting, 'subjects'>, code: string): string => {
  const found = subjects.find(({ subject }) => subject === code);
  return found === undefined ? code : calledAs(found);
};

/** `Đồng ý = 12` a line, as counts by option; undefined where a line says no number. */
export function countsIn(text: string): Readonly<Record<string, number>> | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const counts = new Map<string, number>();
  for (const line of lines) {
    const [, option = '', number = ''] = /^\s*(.*?)\s*[=:]\s*(\d{1,4})\s*$/.exec(line) ?? [];
    if (option === '' || counts.has(option)) return undefined;
    counts.set(option, Number(number));
  }
  return counts.size === 0 ? undefined : Object.fromEntries(counts);
}

/** A whole number that was typed; undefined where it is none. */
export const wholeIn = (text: string): number | undefined =>
  /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined;
