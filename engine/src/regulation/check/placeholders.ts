import { say } from '../../problem.ts';
import type { Regulation } from '../format.ts';
import { placeholdersOf } from '../placeholders.ts';
import type { Cursor } from '../plain.ts';
import type { Context } from './context.ts';
import { rulesOf } from './duplicates.ts';
import { spot } from './report.ts';

/** Keys of a rule under which no number of the law stands. */
const WITHOUT_NUMBERS = [
  'id',
  'label',
  'article',
  'unverified',
  'for',
  'stage',
  'unit',
  'shown-as',
  'rounded',
];
const NUMBER = /^-?\d+(\.\d+)?%?$/;

/** A stand-in is a number: at least one of the rules that stand on the clause has to have one. */
export function checkPlaceholders({ regulation, report }: Context): void {
  for (const { id, at } of placeholdersOf(regulation)) {
    const standing = placesStandingOn(regulation, id);
    if (standing.length === 0 || standing.some((place) => hasNumber(place, regulation))) continue;
    report.refuse(
      spot(at, 'placeholder'),
      'pack.placeholder-without-number',
      say(
        `“${id}” nói có số tạm, nhưng quy tắc dựa vào nó không có con số nào`,
        `'${id}' says that a number is a stand-in, and no rule that stands on it has a number`,
      ),
      say(
        'bỏ placeholder, hoặc ghi unverified ở quy tắc có con số ấy',
        'remove placeholder, or write unverified at the rule with that number',
      ),
    );
  }
}

function placesStandingOn(regulation: Regulation, id: string): Cursor[] {
  const rules = [
    ...regulation.measures,
    ...rulesOf(regulation),
    ...regulation.scopes,
    ...(regulation.serviceTime ? [regulation.serviceTime] : []),
  ].filter((rule) => rule.unverified.includes(id));
  return [...rules, ...regulation.remarks.filter((r) => r.unverified === id)].map((one) => one.at);
}

function hasNumber(at: Cursor, regulation: Regulation, seen = new Set<string>()): boolean {
  if (typeof at.plain === 'string') return NUMBER.test(at.plain);
  if (at.isList()) return (at.list() ?? []).some((c) => hasNumber(c, regulation, seen));
  return (at.entries() ?? []).some(([key, value]) => {
    if (WITHOUT_NUMBERS.includes(key)) return false;
    const named = key === 'condition' && typeof value.plain === 'string' ? value.plain : undefined;
    if (named === undefined || seen.has(named)) return hasNumber(value, regulation, seen);
    seen.add(named);
    const node = regulation.conditions.get(named);
    return node !== undefined && hasNumber(node.at, regulation, seen);
  });
}
