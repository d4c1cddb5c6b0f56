import type { Bilingual } from '@congtam/engine';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import { type Names, namesIn } from './names.ts';
import { choicesAt, kindOf, SECTIONS, type ValueKind } from './values.ts';

/** A value of a pack that can be changed in place. */
export interface PackField {
  /** JSON pointer into the document, as the checker names places. */
  readonly pointer: string;
  readonly kind: ValueKind;
  readonly value: string;
  /** What it says, from its rule down to its own key. */
  readonly label: Bilingual;
  /** Of a choice: what can be chosen. */
  readonly options: readonly { readonly value: string; readonly label: Bilingual }[];
}

/** A rule of a pack, or another entry with a name, with all that can be changed in it. */
export interface PackRule {
  readonly pointer: string;
  readonly label: Bilingual;
  /** How the articles it follows are cited; the id where the text itself does not say. */
  readonly articles: readonly string[];
  readonly fields: readonly PackField[];
}

export interface PackSection {
  readonly name: string;
  readonly rules: readonly PackRule[];
}

/** Where the value of a field stands in the text: from, up to and without. */
type Spans = ReadonlyMap<string, readonly [from: number, to: number]>;

/** The text of a pack read as a form. The text stays what it is but for the values that are changed. */
export interface PackForm {
  readonly text: string;
  readonly sections: readonly PackSection[];
  readonly spans: Spans;
}

/** Reads a text of a pack as a form, or says in which line it cannot be read as one. */
export function packForm(text: string): PackForm | { readonly line: number } {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', merge: false, lineCounter: lines });
  const fault = document.errors[0];
  if (fault !== undefined) return { line: Math.max(1, lines.linePos(fault.pos[0]).line) };
  const { contents } = document;
  if (!isMap(contents)) return { line: 1 };
  const names = namesIn(contents);
  const spans = new Map<string, readonly [number, number]>();
  const sections = SECTIONS.flatMap((name): PackSection[] => {
    const node = name === 'head' ? contents : contents.get(name, true);
    const rules = rulesOf(name, node, names, spans);
    return rules.length === 0 ? [] : [{ name, rules }];
  });
  return { text, sections, spans };
}

/** The form with one value changed: the text but for it, comments and all, is as it was. */
export function withValue(form: PackForm, pointer: string, value: string): PackForm {
  const span = form.spans.get(pointer);
  if (span === undefined) return form;
  const [from, to] = span;
  const written = writtenAs(form.text.slice(from, to), value);
  const by = written.length - (to - from);
  const spans = new Map(
    [...form.spans].map(([name, [start, end]]) => [
      name,
      start > from
        ? ([start + by, end + by] as const)
        : ([start, name === pointer ? end + by : end] as const),
    ]),
  );
  const sections = form.sections.map((section) => {
    const rules = section.rules.map((rule) => {
      if (!rule.fields.some((field) => field.pointer === pointer)) return rule;
      return {
        ...rule,
        fields: rule.fields.map((field) => (field.pointer === pointer ? { ...field, value } : field)),
      };
    });
    return rules.some((rule, at) => rule !== section.rules[at]) ? { ...section, rules } : section;
  });
  return { text: form.text.slice(0, from) + written + form.text.slice(to), sections, spans };
}

/** Words are quoted where they stood in quotes, or would be read as something else; numbers, days and ids never. */
function writtenAs(before: string, value: string): string {
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N} %./()–-]*$/u.test(value) && !value.endsWith(' ');
  return isPlain && !/^["']/.test(before) ? value : JSON.stringify(value);
}

/** Everything under one key of a pack, by the nearest entry that has a name of its own. */
function rulesOf(
  section: string,
  node: unknown,
  names: Names,
  spans: Map<string, readonly [number, number]>,
): PackRule[] {
  const rules = new Map<string, { rule: Omit<PackRule, 'fields'>; fields: PackField[] }>();
  const walk = (at: unknown, here: Here): void => {
    if (isMap(at)) {
      const inside = names.entryAt(at, here);
      for (const { key, value } of at.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (section === 'head' && here.pointer === '' && !HEAD.includes(name)) continue;
        walk(value, {
          ...inside,
          pointer: `${here.pointer}/${escaped(name)}`,
          path: [...inside.path, name],
          of: at,
        });
      }
    } else if (isSeq(at)) {
      for (const [index, item] of at.items.entries())
        walk(item, { ...here, pointer: `${here.pointer}/${index}` });
    } else if (isScalar(at)) {
      const field = fieldOf(section, at, here, names);
      if (field === undefined) return;
      const { range } = at;
      if (!range) return;
      spans.set(field.pointer, [range[0], range[1]]);
      const { rule } = here;
      const found = rules.get(rule.pointer) ?? { rule, fields: [] };
      found.fields.push(field);
      rules.set(rule.pointer, found);
    }
  };
  const pointer = section === 'head' ? '' : `/${section}`;
  const rule = { pointer, label: names.of(section), articles: [] };
  walk(node, { pointer, path: [], of: undefined, rule });
  return [...rules.values()].map((each) => ({ ...each.rule, fields: each.fields }));
}

/** Keys of the head that a draft says anew. */
const HEAD: readonly string[] = [
  'regulation',
  'title',
  'number',
  'issued-on',
  'in-force-from',
  'in-force-to',
];

/** Where a walk through a pack has come to. */
export interface Here {
  readonly pointer: string;
  /** Keys from the rule down. */
  readonly path: readonly string[];
  /** The map that holds what stands here. */
  readonly of: Node | undefined;
  readonly rule: Omit<PackRule, 'fields'>;
}

function fieldOf(section: string, at: Scalar, here: Here, names: Names): PackField | undefined {
  const value = String(at.value ?? '');
  const key = here.path.at(-1) ?? '';
  const parent = here.path.at(-2) ?? '';
  const kind = kindOf({ section, key, parent, value, isLevel: names.levels.has(value) });
  if (kind === undefined) return undefined;
  const options = kind === 'choice' ? choicesAt({ section, key, of: here.of, names }) : [];
  if (kind === 'choice' && !options.some((option) => option.value === value)) return undefined;
  return { pointer: here.pointer, kind, value, label: names.along(here), options };
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
