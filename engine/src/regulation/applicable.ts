/** Which texts bind a person or a unit on a day, and why each does or does not. */
import { type CalendarDay, datePartsOf, formatDay, vietnameseDay } from '../calendar-day.ts';
import { attributesMeet } from '../evaluation/attributes.ts';
import { type BoundBy, boundBy } from '../evaluation/bound.ts';
import { Structure } from '../evaluation/structure.ts';
import { type Period, parsePeriod } from '../period.ts';
import { type Bilingual, say } from '../problem.ts';
import type { Register } from '../register.ts';
import { type AuthorityThere, authoritiesThere } from './authority-on-day.ts';
import type { Regulation, SubjectKind } from './format.ts';

export interface Reason {
  readonly holds: boolean;
  readonly says: Bilingual;
}

export interface Applies {
  readonly regulation: Regulation;
  readonly applies: boolean;
  readonly reasons: readonly Reason[];
  /** Of a base that applies: who rates the person under it and the layers that apply with it. */
  readonly authorities: readonly AuthorityThere[];
}

export interface About {
  /** What the subject is; a person where nothing is said. */
  readonly of?: SubjectKind;
  /** Readings chosen, by regulation and reading; others stand at their default. */
  readonly readings?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Every regulation given, bases before the layers that lie on them, with what decides: days of effect, whom it is
 * about, whom a layer binds, and that a layer needs what it lies on. Of several versions of one text the one in force
 * on the day counts.
 *
 * @example applicable(regulations, register, 'an', day).filter((a) => a.applies).map((a) => a.regulation.id)
 */
export function applicable(
  regulations: readonly Regulation[],
  register: Register,
  subject: string,
  day: CalendarDay,
  { of = 'person', readings = new Map() }: About = {},
): Applies[] {
  const subjects = of === 'person' ? register.people : register.units;
  const index = subjects.findIndex(({ id }) => id === subject);
  if (index < 0) return [];
  const structure = new Structure(register, day);
  const span = daySpan(day);
  const attribute = (id: string) => structure.attribute(of, index, id, span);
  const done: Applies[] = [];
  for (const regulation of basesFirst(regulations)) {
    const reasons: Reason[] = [inForce(regulation, day)];
    if (regulation.layerOf === undefined)
      reasons.push(...aboutSubject(regulation, of, attribute, readings.get(regulation.id)));
    else reasons.push(onBase(regulation.layerOf, done));
    if (regulation.binds)
      reasons.push(
        ...boundBy(regulation.binds, structure, of, index, span).map((b) => boundInWords(b, structure)),
      );
    done.push({ regulation, applies: reasons.every((r) => r.holds), reasons, authorities: [] });
  }
  return done.map((one) =>
    one.applies && one.regulation.layerOf === undefined
      ? { ...one, authorities: authoritiesThere(textsOn(one.regulation, done), of, attribute) }
      : one,
  );
}

/** A base and the layers on it that apply, in their order. */
function textsOn(base: Regulation, done: readonly Applies[]): Regulation[] {
  const texts = [base];
  for (const { regulation, applies } of done)
    if (applies && texts.some((t) => t.id === regulation.layerOf)) texts.push(regulation);
  return texts;
}

/** One day as a period: posts are those held on it. */
function daySpan(day: CalendarDay): Period {
  const { year } = datePartsOf(day);
  return { ...parsePeriod(String(year).padStart(4, '0'))!, id: formatDay(day), from: day, to: day };
}

function basesFirst(regulations: readonly Regulation[]): Regulation[] {
  const sorted = [...regulations].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : a.inForceFrom - b.inForceFrom,
  );
  const placed: Regulation[] = [];
  const place = (of: Regulation): void => {
    if (placed.includes(of)) return;
    placed.push(of);
    for (const layer of sorted) if (layer.layerOf === of.id) place(layer);
  };
  for (const base of sorted) if (base.layerOf === undefined) place(base);
  return [...placed, ...sorted.filter((r) => !placed.includes(r))];
}

function inForce({ inForceFrom, inForceTo }: Regulation, day: CalendarDay): Reason {
  const holds = day >= inForceFrom && (inForceTo === undefined || day <= inForceTo);
  const [vi, en] = [vietnameseDay(inForceFrom), formatDay(inForceFrom)];
  const to =
    inForceTo === undefined
      ? say('', '')
      : say(` đến ${vietnameseDay(inForceTo)}`, ` to ${formatDay(inForceTo)}`);
  return { holds, says: say(`có hiệu lực từ ${vi}${to.vi}`, `in force from ${en}${to.en}`) };
}

function aboutSubject(
  regulation: Regulation,
  of: SubjectKind,
  attribute: (id: string) => string | undefined,
  chosen: ReadonlyMap<string, string> | undefined,
): Reason[] {
  const scope = regulation.scopes.find((s) => s.of === of);
  const reading = (id: string) => chosen?.get(id) ?? regulation.readings.get(id)?.default;
  const holds = scope !== undefined && attributesMeet(scope.when, attribute, reading);
  const found = attribute(of === 'person' ? 'service' : 'unitKind') ?? '—';
  const group = regulation.groups.find(
    (g) => g.of === of && (g.when === undefined || attributesMeet(g.when, attribute, reading)),
  );
  const refs = (scope?.articles ?? []).map((id) => regulation.articles.get(id)?.ref ?? id).join(', ');
  return [
    {
      holds,
      says: holds
        ? say(
            `thuộc đối tượng áp dụng (${refs})${group ? `, nhóm “${group.label.vi}”` : ''}`,
            `is one of those it is about (${refs})${group ? `, group '${group.label.en}'` : ''}`,
          )
        : say(
            `không thuộc đối tượng áp dụng${refs ? ` (${refs})` : ''}: ${found}`,
            `is not one of those it is about${refs ? ` (${refs})` : ''}: ${found}`,
          ),
    },
  ];
}

function onBase(base: string, done: readonly Applies[]): Reason {
  const holds = done.some((a) => a.regulation.id === base && a.applies);
  return {
    holds,
    says: holds
      ? say(`là lớp của ${base}, đang áp dụng`, `is a layer of ${base}, which applies`)
      : say(`là lớp của ${base}, không áp dụng`, `is a layer of ${base}, which does not apply`),
  };
}

const LINES: Readonly<Record<BoundBy['by'], Bilingual>> = {
  units: say('đơn vị', 'unit'),
  'unit-kinds': say('loại đơn vị', 'kind of unit'),
  territory: say('địa bàn', 'territory'),
  tier: say('diện quản lý', 'management tier'),
  'party-member': say('đảng viên', 'Party member'),
};

function boundInWords({ by, holds, through }: BoundBy, structure: Structure): Reason {
  const name = structure.register.units.find((u) => u.id === through)?.name ?? through;
  const what = LINES[by];
  const found = say(
    name === undefined ? 'chưa ghi' : name === 'yes' ? 'có' : name === 'no' ? 'không' : name,
    name ?? 'not recorded',
  );
  return {
    holds,
    says: holds
      ? say(`ràng buộc theo ${what.vi}: ${found.vi}`, `binds by ${what.en}: ${found.en}`)
      : say(`không ràng buộc theo ${what.vi}: ${found.vi}`, `does not bind by ${what.en}: ${found.en}`),
  };
}
