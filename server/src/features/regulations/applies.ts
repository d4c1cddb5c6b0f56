import {
  applicable,
  type Bilingual,
  parseDay,
  type Register,
  registerFromTables,
  type SubjectKind,
  say,
  vocabularyOf,
} from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { recordReading } from '../../audit/reading.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { personById, postsOf } from '../people/people.queries.ts';
import { lineOf, unitOn, versionsOf } from '../units/units.queries.ts';
import { openStances, readingsOf } from './choices.ts';
import { openingsOf, type Pack } from './library.ts';
import { isInUse, isIssuedFor, packsInSight } from './packs.ts';
import * as errors from './regulations.errors.ts';
import * as queries from './regulations.queries.ts';

/** A text, whether it binds a subject on a day, why, and what is settled in it there. */
export interface AppliedPack {
  readonly pack: Pack;
  readonly applies: boolean;
  readonly reasons: readonly { readonly holds: boolean; readonly says: Bilingual }[];
  readonly readings: ReturnType<typeof readingsOf>;
  readonly openings: ReturnType<typeof openingsOf>;
  readonly openStances: readonly string[];
  /** A result under it may be signed: it is official, unedited, and nothing unverified in it is unsettled. */
  readonly maySign: boolean;
}

/** Which regulations apply to a unit or a person on a day, and why each does or does not. Of a person, reading it is an act. */
export async function regulationsFor(
  tx: Tx,
  holder: Holder,
  given: { readonly of: SubjectKind; readonly subject: string; readonly on: string },
): Promise<readonly AppliedPack[] | Refusal> {
  const { of, subject, on } = given;
  const day = parseDay(on);
  const found = of === 'unit' ? await unitRows(tx, [subject], on) : await personRows(tx, subject, on);
  if (day === undefined || found === undefined) return errors.noSuchSubject();
  const { line, tables } = found;
  const person = of === 'person' ? { person: subject } : {};
  const why = refusalOf(holder, of === 'unit' ? 'regulation.ofUnit' : 'regulation.ofPerson', {
    line,
    ...person,
  });
  if (why) return why;
  if (of === 'person') await recordReading(tx, holder, subject, 'regulation.read');
  const packs = (await packsInSight(tx)).filter((pack) => isInUse(pack) && isIssuedFor(pack, line));
  const choices = await queries.choicesOf(tx, line);
  // Of several versions of one text the newest by that day has the last word.
  const byThen = packs
    .filter(({ version }) => version <= on)
    .sort((a, b) => (a.version < b.version ? -1 : 1));
  const readings = new Map(
    byThen.map((pack) => [
      pack.regulation.id,
      new Map(readingsOf(pack, line, choices, on).map(({ name, option }) => [name, option])),
    ]),
  );
  const register = registerOf(tables, Number(on.slice(0, 4)));
  const told = applicable(
    packs.map(({ regulation }) => regulation),
    register,
    subject,
    day,
    { of, readings },
  );
  const inUse = told.flatMap(({ regulation, applies }) =>
    applies ? packs.filter((pack) => pack.regulation === regulation) : [],
  );
  return told.flatMap(({ regulation, applies, reasons }) =>
    packs
      .filter((pack) => pack.regulation === regulation)
      .map((pack): AppliedPack => {
        const open = openStances(pack, line, choices, on);
        return {
          pack,
          applies,
          reasons: pack.origin === 'local' ? [...reasons, issuedAbove(pack)] : reasons,
          readings: readingsOf(pack, line, choices, on),
          openings: openingsOf(pack, inUse),
          openStances: open,
          maySign: applies && pack.state === 'official' && pack.isAsReleased && open.length === 0,
        };
      }),
  );
}

const issuedAbove = ({ state }: Pack) => ({
  holds: true,
  says:
    state === 'official'
      ? say('do đơn vị này hoặc cấp trên ban hành', 'issued by this unit or one above')
      : say(
          'đơn vị này hoặc cấp trên đang thử nghiệm, chưa dùng để ký',
          'piloted by this unit or one above; nothing is signed by it',
        ),
});

interface Rows {
  readonly line: readonly string[];
  readonly tables: {
    readonly units: Record<string, string>[];
    readonly people: Record<string, string>[];
  };
}

/** Units with all above them, and those they came from, as rows of a workbook. */
async function unitRows(tx: Tx, units: readonly string[], on: string): Promise<Rows | undefined> {
  const lines = await Promise.all(units.map((unit) => lineOf(tx, unit, on)));
  const line = [...new Set(lines.flat())];
  if (line.length === 0) return undefined;
  const rows: Record<string, string>[] = [];
  const before = await queries.predecessorsOf(tx, line);
  const cameFrom = (unit: string) =>
    before.flatMap(({ predecessor, successor }) => (successor === unit ? [predecessor] : []));
  for (const id of line) {
    const unit = await unitOn(tx, id, on);
    if (unit === undefined) continue;
    const { name, kind, role, parent, territories } = unit;
    rows.push({
      ...{ id, name, kind, role, parent: parent ?? '' },
      ...{ cameAfter: cameFrom(id).join(';'), territory: territories.join(';') },
    });
  }
  for (const id of new Set(before.map(({ predecessor }) => predecessor))) {
    const last = (await versionsOf(tx, id)).at(-1);
    if (last === undefined || line.includes(id)) continue;
    const { name, kind, role, territories } = last;
    rows.push({ id, name, kind, role, territory: territories.join(';') });
  }
  return { line, tables: { units: rows, people: [] } };
}

/** Somebody with the posts of that day, and the units of these. */
async function personRows(tx: Tx, id: string, on: string): Promise<Rows | undefined> {
  const person = await personById(tx, id);
  const held = (await postsOf(tx, id)).filter(({ from, to }) => from <= on && (to === null || to >= on));
  const found = await unitRows(
    tx,
    held.map(({ unit }) => unit),
    on,
  );
  if (person === undefined || found === undefined) return undefined;
  const isMember = await queries.isPartyMember(tx, id, on);
  const people = held.map((post) => ({
    id,
    name: person.fullName,
    partyMember: isMember === null ? '' : isMember ? 'yes' : 'no',
    unit: post.unit,
    title: post.title,
    leads: post.leads,
    service: post.service,
    tier: post.managementTier ?? '',
    main: post.isMain ? 'yes' : 'no',
    secondedFrom: post.secondedFrom ?? '',
    from: post.from,
    to: post.to ?? '',
  }));
  return { line: found.line, tables: { units: found.tables.units, people } };
}

function registerOf(tables: Rows['tables'], year: number): Register {
  const taken = registerFromTables({ vocabulary: vocabularyOf([]), regulations: [], year }, tables);
  if ('problems' in taken) throw new Error(taken.problems.map(({ message }) => message.en).join('; '));
  return taken.register;
}
