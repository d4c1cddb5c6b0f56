import type { Bilingual } from '@congtam/engine';
import { linesOf } from '../../components/choice-of.ts';
import { GIVEN } from './texts.ts';

/** How something is asked for that only people know. A signer is two questions, who issues a paper too. */
export type Asking = 'text' | 'area' | 'day' | 'level' | 'lines' | 'signer' | 'issuer';

const ASKED: { readonly [field: string]: Asking } = {
  ...{ headName: 'text', petitionTo: 'text', decisionDocument: 'text', where: 'text', place: 'text' },
  ...{ petitionBefore: 'day', publishedFrom: 'day', publishedTo: 'day', selfLevel: 'level' },
  ...{ recipients: 'lines', signatory: 'signer', authority: 'signer', drafter: 'signer', head: 'signer' },
  issuer: 'issuer',
};

/** Long words where the form does not say otherwise. */
export const askingOf = (field: string): Asking => ASKED[field] ?? 'area';

const isKnown = (field: string): field is keyof typeof GIVEN => Object.hasOwn(GIVEN, field);
export const fieldName = (field: string): Bilingual =>
  isKnown(field) ? GIVEN[field] : { vi: field, en: field };

/** What was typed, by field; the second question of a signer or an issuer under `field.2`. */
export type Typed = { readonly [field: string]: string };

/** What is sent of it: nothing of what was left empty. */
export function givenFrom(fields: readonly string[], typed: Typed): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const field of fields) {
    const [first, second] = [typed[field]?.trim() ?? '', typed[`${field}.2`]?.trim() ?? ''];
    if (first === '') continue;
    switch (askingOf(field)) {
      case 'lines':
        given[field] = linesOf(first);
        break;
      case 'signer':
        given[field] = { capacity: linesOf(first), ...(second !== '' && { name: second }) };
        break;
      case 'issuer':
        given[field] = { place: first, ...(second !== '' && { numberSigns: second }) };
        break;
      default:
        given[field] = first;
    }
  }
  return given;
}
