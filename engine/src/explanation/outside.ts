import { asksForAttribute } from '../evaluation/attributes.ts';
import { Calendars } from '../evaluation/calendars.ts';
import type { SubjectResult } from '../evaluation/result.ts';
import { Structure } from '../evaluation/structure.ts';
import { endsInForce } from '../evaluation/world.ts';
import type { Period } from '../period.ts';
import type { PersonRecord } from '../register.ts';
import type { Context } from './case.ts';
import type { CaseWording } from './case-wording.ts';
import type { Sentence } from './citation.ts';

/**
 * Why a regulation says nothing about a subject: its own period of this name ends before or after the days of effect,
 * or the regulation is about others than what the subject is on the last day of it.
 */
export function outsideSentences(
  result: SubjectResult,
  { program, register, evaluation }: Context,
  words: CaseWording,
): Sentence[] {
  const { regulation } = program;
  const structure = new Structure(register, evaluation.asOf);
  const calendars = new Calendars(structure, regulation.ownYear);
  const period = calendars.periodOf(result.kind, result.index, evaluation.period);
  const scopes = regulation.scopes.filter((s) => s.of === result.kind);
  const articles = scopes.flatMap((s) => s.articles);
  const asksFor = (id: string) => scopes.some(({ when }) => when && asksForAttribute(when, id));
  const outside = words.say(
    `Không thuộc đối tượng của ${words.of(regulation.title)}`,
    `Outside the scope of ${words.of(regulation.title)}`,
  );
  const person = result.kind === 'person' ? register.people[result.index] : undefined;
  const held =
    person === undefined
      ? []
      : [
          ...(asksFor('service') ? servicesIn(person, period, structure, words) : []),
          ...(asksFor('partyMember') && person.partyMember === false
            ? [words.sentence(words.say('Không là đảng viên', 'Not a Party member'), [])]
            : []),
        ];
  if (calendars.hasOwnYears && !endsInForce(program, period))
    return [
      words.sentence(outside, articles),
      words.sentence(notThen(period, words), regulation.ownYear?.articles ?? articles),
      ...held,
    ];
  return [words.sentence(outside, articles), ...held];
}

/** The period that is the subject's own, and the days of effect it misses. */
function notThen(period: Period, words: CaseWording): string {
  const { inForceFrom, inForceTo } = words.regulation;
  const [from, to, since] = [period.from, period.to, inForceFrom].map((day) => words.day(day));
  const name = words.period(period.id);
  const until =
    inForceTo === undefined ? '' : words.say(` đến ${words.day(inForceTo)}`, ` to ${words.day(inForceTo)}`);
  return words.say(
    `${name} ở đây là từ ${from} đến ${to}; ngày cuối của kỳ định văn bản nào xếp loại, văn bản này có hiệu lực từ ${since}${until}`,
    `${name} is ${from} to ${to} here; the last day says which text rates, and this one is in force from ${since}${until}`,
  );
}

/** The kind of service on the last day that counts, and the others held before it in the period. */
function servicesIn(
  person: PersonRecord,
  period: Period,
  structure: Structure,
  words: CaseWording,
): Sentence[] {
  const last = structure.postFor(person, period);
  if (last === undefined) return [];
  const day = words.day(structure.dayIn(period));
  const before = person.posts.filter(
    (p) => p.main && p.service !== last.service && (p.from ?? period.from) <= period.to && p.to !== undefined,
  );
  const earlier = before
    .filter((p) => p.to !== undefined && p.to >= period.from)
    .map((p) =>
      words.say(
        `đến ${words.day(p.to ?? period.to)} là ${words.word(p.service)}`,
        `${words.word(p.service)} until ${words.day(p.to ?? period.to)}`,
      ),
    );
  const now = words.word(last.service);
  const text = words.say(
    `Xét theo ngày ${day}: khi đó là ${now}${earlier.length > 0 ? ` (${earlier.join('; ')})` : ''}`,
    `Seen on ${day}: ${now} then${earlier.length > 0 ? ` (${earlier.join('; ')})` : ''}`,
  );
  const along = words.say(
    'Không có mức riêng cho phần năm trước đó; nơi xếp loại chỉ tính các kỳ ấy khi có kết quả mang theo bằng văn bản',
    'There is no level of its own for the part of the year before; whoever rates counts those periods only when their results are brought along in writing',
  );
  return [words.sentence(text, []), ...(earlier.length > 0 ? [words.sentence(along, [])] : [])];
}
