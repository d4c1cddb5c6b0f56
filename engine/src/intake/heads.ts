import { say } from '../problem.ts';
import type { PersonRecord, UnitRecord } from '../register.ts';
import type { ProblemLog } from './problem-log.ts';
import { refuse } from './refusal.ts';
import { endOf, startOf } from './spans.ts';

interface Headship {
  readonly person: number;
  readonly from: number;
  readonly to: number;
}

/** One unit has one head at a time. */
export function checkHeads(
  people: readonly PersonRecord[],
  units: readonly UnitRecord[],
  rows: readonly { readonly at: number }[],
  log: ProblemLog,
): void {
  const heads = new Map<number, Headship[]>();
  for (const person of people) {
    for (const post of person.posts) {
      if (post.leads !== 'head') continue;
      const from = Math.max(startOf(post), person.serviceFrom ?? Number.NEGATIVE_INFINITY);
      const to = Math.min(endOf(post), person.serviceTo ?? Number.POSITIVE_INFINITY);
      const list = heads.get(post.unit) ?? [];
      list.push({ person: person.index, from, to });
      heads.set(post.unit, list);
    }
  }
  for (const [unit, list] of heads) {
    list.sort((a, b) => (a.from === b.from ? a.person - b.person : a.from < b.from ? -1 : 1));
    let last = list[0]!;
    for (const next of list.slice(1)) {
      if (next.person !== last.person && next.from <= last.to && next.from <= next.to) {
        const message = twoHeads(units[unit]!, people[last.person]!, people[next.person]!);
        log.refuse('people', rows[Math.max(last.person, next.person)]!.at, 'leads', message);
      }
      if (next.to > last.to) last = next;
    }
  }
}

const twoHeads = (unit: UnitRecord, one: PersonRecord, other: PersonRecord) =>
  refuse(
    'two-heads',
    say(
      `“${unit.name}” (${unit.id}) cùng lúc có hai người đứng đầu: ${one.name} (${one.id}) và ${other.name} (${other.id})`,
      `'${unit.name}' (${unit.id}) has two heads at the same time: ${one.name} (${one.id}) and ${other.name} (${other.id})`,
    ),
    say(
      'ghi ngày bắt đầu và kết thúc, hoặc sửa cột Lãnh đạo',
      'write the days from and to, or mend the column Leads',
    ),
  );
