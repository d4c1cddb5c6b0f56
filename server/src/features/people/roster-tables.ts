import type { Tx } from '../../database/as-actor.ts';
import { type Succession, successionsSeen, type UnitOnDay, unitsOn } from '../units/units.queries.ts';
import { belowIn } from './below.ts';
import * as queries from './roster.queries.ts';
import { lastDayOf } from './roster-file.ts';

type Row = Record<string, string>;

export interface RosterTables {
  readonly units: readonly Row[];
  readonly people: readonly Row[];
  /** Who the rows are, by code. */
  readonly known: ReadonlyMap<string, queries.KnownPerson>;
  readonly unitsByCode: ReadonlyMap<string, UnitOnDay>;
}

/**
 * Units and people of some units as rows of a workbook, in ids of the roster: unit codes and staff codes. Whoever held a
 * post there within the days is in it, with all posts there by then.
 */
export async function rosterTables(
  tx: Tx,
  given: {
    readonly roots: readonly string[];
    readonly excluded: readonly string[];
    readonly from: string;
    readonly to: string;
    /** Only these people; where there are none, everybody, unless nobody is asked for. */
    readonly people: readonly string[] | 'nobody';
  },
): Promise<RosterTables> {
  const { roots, excluded, from, to } = given;
  const asked = given.people;
  const [all, successions, named] = await Promise.all([
    unitsOn(tx, to),
    successionsSeen(tx),
    asked !== 'nobody' && asked.length > 0 ? queries.peopleOfIds(tx, asked) : undefined,
  ]);
  const below = belowIn(
    all,
    successions.filter(({ on }) => on <= to),
  );
  const out = below(excluded);
  const inside = new Set([...below(roots)].filter((id) => !out.has(id)));
  const units = all.filter(({ id }) => inside.has(id));
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const isThere = ({ posts }: queries.KnownPerson): boolean =>
    posts.some((post) => inside.has(post.unit) && post.from <= to && (post.to ?? '9999') >= from);
  const people =
    asked === 'nobody'
      ? []
      : named !== undefined
        ? named.filter(isThere)
        : await queries.peopleOfCodes(
            tx,
            await queries.codesInUnits(tx, { units: units.map(({ id }) => id), from, to }),
          );
  return {
    units: unitRows(units, codes, successions),
    people: people.flatMap((person) => personRows(person, codes, from, to)),
    known: new Map(people.map((person) => [person.staffCode, person])),
    unitsByCode: new Map(units.map((unit) => [unit.code, unit])),
  };
}

function unitRows(
  units: readonly UnitOnDay[],
  codes: ReadonlyMap<string, string>,
  successions: readonly Succession[],
): readonly Row[] {
  const codeOf = (id: string | null) => (id === null ? undefined : codes.get(id)) ?? '';
  const came = new Map<string, string[]>();
  for (const { predecessor, successor } of successions)
    came.set(successor, [...(came.get(successor) ?? []), predecessor]);
  return units.map((unit) => {
    return {
      id: unit.code,
      name: unit.name,
      kind: unit.kind,
      role: unit.role,
      parent: codeOf(unit.parent),
      recognisedBy: codeOf(unit.recognisedBy),
      territory: unit.territories.join(';'),
      yearEnds: unit.yearEnds === null ? '' : lastDayOf(unit.yearEnds),
      cameAfter: (came.get(unit.id) ?? []).flatMap((id) => codes.get(id) ?? []).join(';'),
    };
  });
}

function personRows(
  person: queries.KnownPerson,
  codes: ReadonlyMap<string, string>,
  first: string,
  last: string,
): Row[] {
  const posts = person.posts.filter(
    ({ unit, from, to }) => codes.has(unit) && from <= last && (to ?? '9999') >= first,
  );
  return posts.map((post) => ({
    id: person.staffCode,
    name: person.fullName,
    partyMember: person.memberSince === null ? 'no' : 'yes',
    unit: codes.get(post.unit) ?? '',
    title: post.title,
    leads: post.leads,
    service: post.service,
    inCharge: post.unitsInCharge.flatMap((id) => codes.get(id) ?? []).join(';'),
    dutyGroup: post.dutyGroup ?? '',
    tier: post.managementTier ?? '',
    professionalTitle: post.professionalTitle ?? '',
    jobPosition: post.jobPosition ?? '',
    main: mainOf(post, posts),
    secondedFrom:
      post.secondedFrom === null ? (post.secondedFromName ?? '') : (codes.get(post.secondedFrom) ?? ''),
    from: post.from,
    to: post.to ?? '',
    serviceFrom: person.serviceFrom ?? '',
    serviceTo: person.serviceTo ?? '',
  }));
}

/** Beside no main post here nothing is said: the main one may be in a body elsewhere. */
function mainOf(post: queries.KnownPost, all: readonly queries.KnownPost[]): string {
  if (post.isMain) return 'yes';
  const isBeside = all.some(
    ({ isMain, from, to }) => isMain && from <= (post.to ?? '9999') && post.from <= (to ?? '9999'),
  );
  return isBeside ? 'no' : '';
}
