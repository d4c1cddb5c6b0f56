import type { Bilingual } from '@congtam/engine';
import type { paths } from '../../api/schema.generated.ts';

export type Form =
  paths['/api/v1/paper-forms']['get']['responses'][200]['content']['application/json']['forms'][number];

/** What a form is called. */
export const titleOf = (forms: readonly Form[], id: string): Bilingual =>
  forms.find((one) => one.id === id)?.title ?? { vi: id, en: id };

/** Periods of a cycle a paper may be about: the cycle's own, its months and its quarters. */
export function periodsWithin(period: string): readonly string[] {
  if (!/^\d{4}$/.test(period)) return [period];
  const months = Array.from({ length: 12 }, (_, at) => `${period}-${String(at + 1).padStart(2, '0')}`);
  return [period, ...months, ...[1, 2, 3, 4].map((quarter) => `${period}-Q${quarter}`)];
}

/** A meeting, decision, dossier or petition that papers are made of. */
export interface Thing {
  readonly about: NonNullable<Form['about']>;
  readonly of: string;
}

const THINGS = ['meeting', 'decision', 'dossier', 'petition'] as const;

/** The thing an address names; undefined where it names none. */
export function thingIn({ about, of }: { readonly about?: string; readonly of?: string }): Thing | undefined {
  const known = THINGS.find((one) => one === about);
  return known === undefined || of === undefined ? undefined : { about: known, of };
}

/** Forms that are made from here: of a thing those that are about one, else those of the cycle and its people. */
export const formsFor = (forms: readonly Form[], thing: Thing | undefined): readonly Form[] =>
  forms.filter(({ about }) =>
    thing === undefined ? about !== null && !THINGS.some((one) => one === about) : about === thing.about,
  );

/** Whether a form has to be told whom it is about; of a thing it may be. */
export const asksWhom = ({ about }: Form): 'must' | 'may' | 'no' =>
  about === 'cycle' ? 'no' : THINGS.some((one) => one === about) ? 'may' : 'must';
