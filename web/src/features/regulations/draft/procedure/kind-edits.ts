import type { Bilingual } from '@congtam/engine';
import { type Document, isMap, isSeq, YAMLMap } from 'yaml';
import { type FormKind, type FormReplacement, procedureForm } from './procedure-form.ts';
import { edited, inWords, listed, oneOrListed, orNothing, push, put } from './procedure-nodes.ts';

/** What is said of a kind itself; '' and empty lists are what the text does not say. */
export type KindGiven = Omit<FormKind, 'id' | 'steps'>;

/** The text with a kind of subjects more; without a name it goes on from the kind of that id of the text below. */
export function withKind(text: string, id: string, given: KindGiven): string {
  return edited(text, (document) => {
    const map = new YAMLMap();
    put(document, map, 'id', id);
    writeKind(document, map, NOTHING, given);
    map.set('steps', document.createNode([]));
    const kinds = document.get('kinds', true);
    push(isSeq(kinds) ? kinds : undefined, map);
  });
}

/** The text with a kind said anew: who it is, by whom they are rated, after whom; what stays the same stays as it is written. */
export function withKindOf(text: string, kind: number, given: KindGiven): string {
  const form = procedureForm(text);
  const before = 'line' in form ? undefined : form.kinds[kind];
  return edited(text, (document) => {
    const map = document.getIn(['kinds', kind], true);
    if (isMap(map) && before !== undefined) writeKind(document, map, before, given);
  });
}

/**
 * The text without a kind: whoever is decided on after it is decided on after those whom it waited for. One that went on
 * from the text below stands there still, and is waited for as before.
 */
export function withoutKind(text: string, kind: number): string {
  const form = procedureForm(text);
  const gone = 'line' in form ? undefined : form.kinds[kind];
  if ('line' in form || gone === undefined) return text;
  return edited(text, (document) => {
    for (const [at, other] of form.kinds.entries()) {
      if (gone.label === undefined || !other.decidedAfter.includes(gone.id)) continue;
      const after = other.decidedAfter.flatMap((id) => (id === gone.id ? gone.decidedAfter : [id]));
      const map = document.getIn(['kinds', at], true);
      if (isMap(map)) put(document, map, 'decided-after', listed(document, [...new Set(after)]));
    }
    document.deleteIn(['kinds', kind]);
  });
}

/** The text with who replaces a wrong decision; undefined takes it out. */
export function withReplacement(text: string, given: FormReplacement | undefined): string {
  const form = procedureForm(text);
  const before = 'line' in form ? undefined : form.replacement;
  return edited(text, (document) => {
    if (given === undefined) {
      document.delete('replacement');
      return;
    }
    const found = document.get('replacement', true);
    const map = isMap(found) ? found : new YAMLMap();
    if (map !== found) {
      map.flow = true;
      document.set('replacement', map);
    }
    const write = writing(document, map);
    write('by', before?.by ?? [], given.by, listed(document, given.by));
    write('at', before?.at ?? '', given.at, orNothing(given.at));
    write('groups', before?.groups ?? [], given.groups, listed(document, given.groups));
    write('article', before?.articles ?? [], given.articles, oneOrListed(document, given.articles));
  });
}

const NOTHING: KindGiven = { label: undefined, groups: [], authorities: [], decidedAfter: [], articles: [] };

function writeKind(document: Document, map: YAMLMap, before: KindGiven, given: KindGiven): void {
  const { label, groups, authorities, decidedAfter, articles } = given;
  const write = writing(document, map);
  write('label', before.label, label, label && inWords(document, label));
  write('groups', before.groups, groups, listed(document, groups));
  write('authorities', before.authorities, authorities, listed(document, authorities));
  write('decided-after', before.decidedAfter, decidedAfter, listed(document, decidedAfter));
  write('article', before.articles, articles, oneOrListed(document, articles));
}

/** Writes under a key what differs from before. */
const writing =
  (document: Document, map: YAMLMap) =>
  (key: string, was: Bilingual | string | readonly string[] | undefined, is: typeof was, node: unknown) => {
    if (JSON.stringify(was) !== JSON.stringify(is)) put(document, map, key, node);
  };
