import type { Bilingual } from '@congtam/engine';
import { linesOf } from '../../components/choice-of.ts';
import { GIVEN } from './texts.ts';

/** How something is asked for that only people know. A signer is two questions, who issues a paper too. */
export type Asking = 'text' | 'area' | 'day' | 'level' | 'lines' | 'duties' | 'tasks' | 'signer' | 'issuer';

const asked = (asking: Asking, ...fields: readonly string[]) =>
  fields.map((field): readonly [string, Asking] => [field, asking]);

const ASKED = new Map([
  ...asked('text', 'headName', 'petitionTo', 'decisionDocument', 'where', 'place', 'addressee', 'matter'),
  ...asked('text', 'contact', 'time', 'chairedBy', 'bring', 'source', 'countingPlace', 'sealedAs', 'opensAt'),
  ...asked(
    'text',
    'writtenBy',
    'closesAt',
    'committee',
    'superiorCommittee',
    'authorityTitle',
    'dossierCode',
    'decidedBy',
    'generalPoints',
    'resultPoints',
  ),
  ...asked('day', 'petitionBefore', 'publishedFrom', 'publishedTo', 'newDeadline'),
  ...asked('level', 'selfLevel'),
  ...asked('lines', 'recipients', 'addressees', 'requests', 'legalBases', 'purposes', 'agenda', 'process'),
  ...asked('lines', 'enclosures', 'articles', 'proposals'),
  ...asked('duties', 'duties'),
  ...asked('tasks', 'tasks'),
  ...asked('signer', 'signatory', 'authority', 'drafter', 'head', 'chair', 'secretary', 'archivist'),
  ...asked('issuer', 'issuer'),
]);

/** Long words where the form does not say otherwise. */
export const askingOf = (field: string): Asking => ASKED.get(field) ?? 'area';

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
      case 'duties':
        given[field] = linesOf(first).map((line) => {
          const [unit = '', ...duty] = line.split(':');
          return { unit: unit.trim(), duty: duty.join(':').trim() };
        });
        break;
      case 'tasks':
        given[field] = linesOf(first).map(taskIn);
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

/** A task as it is typed, its parts between bars: group | content | product | result | what was wanting or praised. */
function taskIn(line: string): Record<string, string> {
  const parts = line.split('|').map((part) => part.trim());
  const names = ['group', 'content', 'product', 'result', 'remark'];
  const task =
    parts.length === 1 ? [['content', parts[0] ?? '']] : names.map((name, at) => [name, parts[at] ?? '']);
  return Object.fromEntries(task.filter(([, words]) => words !== ''));
}
