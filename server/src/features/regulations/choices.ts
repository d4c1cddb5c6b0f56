import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockSubject } from '../../database/locks.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import type { Refusal } from '../../refusal.ts';
import { lineOf } from '../units/units.queries.ts';
import type { Pack } from './library.ts';
import * as errors from './regulations.errors.ts';
import * as queries from './regulations.queries.ts';

/** What is settled: which reading of which text, or that an unverified stance holds. */
export type Point = Pick<queries.ChoiceRow, 'regulation' | 'version' | 'kind' | 'name'>;

/** A point of a text as it stands: of one that a unit wrote, only choices made in this very text count. */
type PointOfText = Point & { readonly textHash?: string | undefined };

/**
 * What ships is one text by name and day, and an erratum of ours leaves choices standing; a unit may upload another text
 * under the same name and day.
 */
const boundTo = (pack: Pack): string | undefined => (pack.unit === undefined ? undefined : textHashOf(pack));

const textHashOf = ({ hashes }: Pack): string | undefined =>
  hashes.find(({ name }) => name === 'rules')?.sha256;

/** The word by which an authority settles an unverified stance. */
export const ACCEPTED = 'accepted';

const isOf = (row: queries.ChoiceRow, point: Point): boolean =>
  row.regulation === point.regulation &&
  row.version === point.version &&
  row.kind === point.kind &&
  row.name === point.name;

/**
 * The choice that holds for a unit on a day: that of the highest unit of its line that has made one by then. A unit
 * below follows it and cannot choose otherwise.
 *
 * @param line the unit and all above it, lowest first
 */
export function choiceFor(
  point: PointOfText,
  line: readonly string[],
  choices: readonly queries.ChoiceRow[],
  day: string,
): queries.ChoiceRow | undefined {
  const mine = choices.filter(
    (row) =>
      isOf(row, point) &&
      row.from <= day &&
      (point.textHash === undefined || row.textHash === point.textHash),
  );
  return line
    .toReversed()
    .map((unit) => mine.filter((row) => row.unit === unit).at(-1))
    .find((row) => row !== undefined);
}

/** Readings as they hold for a unit on a day: the option chosen, or the default of the pack. */
export function readingsOf(
  pack: Pack,
  line: readonly string[],
  choices: readonly queries.ChoiceRow[],
  day: string,
) {
  const { regulation, version } = pack;
  const textHash = boundTo(pack);
  return [...regulation.readings].map(([name, reading]) => {
    const chosen = choiceFor(
      { regulation: regulation.id, version, kind: 'reading', name, textHash },
      line,
      choices,
      day,
    );
    return {
      name,
      question: reading.question,
      option: chosen?.option ?? reading.default,
      isDefault: chosen === undefined,
      chosenBy: chosen?.unit ?? null,
      document: chosen?.document ?? null,
      documentDay: chosen?.documentDay ?? null,
    };
  });
}

/** Unverified stances of a pack that nobody has settled for a unit by a day: with one open it pilots and does not sign. */
export function openStances(
  pack: Pack,
  line: readonly string[],
  choices: readonly queries.ChoiceRow[],
  day: string,
): readonly string[] {
  const { regulation, version } = pack;
  const textHash = boundTo(pack);
  return [...regulation.unverified.keys()].filter(
    (name) =>
      choiceFor(
        { regulation: regulation.id, version, kind: 'stance', name, textHash },
        line,
        choices,
        day,
      ) === undefined,
  );
}

/** What a unit's choices are known to be, as a short name: rows are only ever added. */
export const choicesVersion = (choices: readonly queries.ChoiceRow[]): string => `v${choices.length}`;

/**
 * Chooses a reading, or settles an unverified stance, for a unit and all below it, by a document. Nothing is changed in
 * silence: a second choice says why, from a day not before the first, and whoever makes it has seen what stands.
 */
export async function choose(
  tx: Tx,
  holder: Holder,
  packs: readonly Pack[],
  given: Omit<queries.ChoiceRow, 'number' | 'chosenAt' | 'textHash'>,
  seen: string | undefined,
): Promise<queries.ChoiceRow | Refusal> {
  const { unit, from, reason } = given;
  // One line of units at a time: what is chosen above holds below.
  await lockSubject(tx, 'regulationChoices', `${given.regulation}@${given.version}`);
  const line = await lineOf(tx, unit, from);
  if (line.length === 0) return errors.noSuchSubject();
  const why = refusalOf(holder, 'regulation.choose', { line });
  if (why) return why;
  // Of several texts of a unit under one name and day, the one uploaded last.
  const pack = packs.findLast(
    (one) =>
      one.regulation.id === given.regulation &&
      one.version === given.version &&
      (one.unit === undefined || line.includes(one.unit)),
  );
  if (pack === undefined) return errors.noSuchRegulation();
  const choices = await queries.choicesOf(tx, line);
  const own = choices.filter((row) => row.unit === unit);
  const outdated = refusalOfVersion(seen, choicesVersion(own));
  if (outdated) return outdated;
  const options = optionsOf(pack, given);
  if (!options.includes(given.option)) return errors.noSuchOption(options);
  const above = choiceFor({ ...given, textHash: boundTo(pack) }, line.slice(1), choices, from);
  if (above !== undefined && above.option !== given.option) return errors.chosenAbove(above.document);
  const previous = own.filter((row) => isOf(row, given)).at(-1);
  if (previous !== undefined && reason === null) return errors.reasonNeeded();
  if (previous !== undefined && from < previous.from) return errors.beforePrevious(previous.from);
  const number = (previous?.number ?? 0) + 1;
  const textHash = textHashOf(pack) ?? null;
  await queries.addChoice(tx, { ...given, number, textHash, chosenBy: holder.account });
  const { regulation, version, kind, name, option, document, documentDay } = given;
  await record(tx, {
    action: 'regulation.choose',
    subject: { kind: 'regulationChoice', id: `${regulation}@${version}/${kind}/${name}` },
    unit,
    facts: {
      ...{ regulation, version, kind, name, number, option, from, document, documentDay, textHash },
      replaces: previous?.option ?? null,
    },
    ...(reason === null ? {} : { texts: { reason } }),
  });
  const written = (await queries.choicesOf(tx, [unit])).findLast((row) => isOf(row, given));
  if (written === undefined) throw new Error('a choice was written and is not there');
  return written;
}

function optionsOf({ regulation }: Pack, { kind, name }: Point): readonly string[] {
  switch (kind) {
    case 'reading':
      return [...(regulation.readings.get(name)?.options.keys() ?? [])];
    case 'stance':
      return regulation.unverified.has(name) ? [ACCEPTED] : [];
    default:
      return kind satisfies never;
  }
}
