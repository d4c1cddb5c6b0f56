import type { FieldError } from '../../../api/problem.ts';
import { checkerLines } from '../checker-lines.ts';
import type { PackForm } from './pack-form.ts';

/** Where the checker's words belong in a form. */
export interface FaultPlaces {
  /** By the pointer of the field or, where no field is meant, of the rule. */
  readonly at: ReadonlyMap<string, readonly string[]>;
  /** Sections in which something is wrong, with how much. */
  readonly sections: ReadonlyMap<string, number>;
  /** What belongs to no rule that the form shows. */
  readonly elsewhere: readonly string[];
}

const SENT_AS = '/source';

/** Puts what the checker says to the field it means, else to the rule around it. */
export function faultPlaces(form: PackForm, errors: readonly FieldError[]): FaultPlaces {
  const at = new Map<string, string[]>();
  const sections = new Map<string, number>();
  const elsewhere: string[] = [];
  for (const error of errors) {
    const pointer = error.pointer.startsWith(SENT_AS) ? error.pointer.slice(SENT_AS.length) : '';
    const says = checkerLines([error])[0]?.says ?? error.detail;
    const found = placeOf(form, pointer);
    if (found === undefined) {
      elsewhere.push(says);
      continue;
    }
    at.set(found.pointer, [...(at.get(found.pointer) ?? []), says]);
    sections.set(found.section, (sections.get(found.section) ?? 0) + 1);
  }
  return { at, sections, elsewhere };
}

function placeOf(form: PackForm, pointer: string): { section: string; pointer: string } | undefined {
  let best: { section: string; pointer: string } | undefined;
  for (const { name, rules } of form.sections) {
    for (const rule of rules) {
      if (rule.fields.some((field) => field.pointer === pointer)) return { section: name, pointer };
      const isAround = rule.pointer !== '' && isUnder(pointer, rule.pointer);
      if (isAround && rule.pointer.length > (best?.pointer.length ?? 0))
        best = { section: name, pointer: rule.pointer };
    }
  }
  return best ?? firstUnder(form, pointer);
}

/** What is said of a ladder as a whole stands at its first rung. */
function firstUnder(form: PackForm, pointer: string): { section: string; pointer: string } | undefined {
  if (pointer.lastIndexOf('/') < 1) return undefined;
  for (const { name, rules } of form.sections) {
    const rule = rules.find((each) => isUnder(each.pointer, pointer));
    if (rule !== undefined) return { section: name, pointer: rule.pointer };
  }
  return undefined;
}

const isUnder = (pointer: string, above: string): boolean =>
  pointer === above || pointer.startsWith(`${above}/`);
