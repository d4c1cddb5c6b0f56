import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import { noSuchSubject, seatNotAbove } from './procedure.errors.ts';
import * as queries from './procedure.queries.ts';

/**
 * Records which body sits in a seat of the table of authorities, for a unit and all below it: the text says “the head of the
 * managing body”, this says who that is here. A later record for the same seat holds instead; none is changed.
 */
export async function recordSeat(
  tx: Tx,
  holder: Holder,
  given: Omit<queries.SeatRow, 'id'>,
): Promise<queries.SeatRow | Refusal> {
  const { unit, body, regulation, authority, seat, tier, document, documentDay, from, to } = given;
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return noSuchSubject();
  // Who decides about whom is said from where the one who decides stands.
  if (!line.includes(body)) return seatNotAbove();
  const why = refusalOf(holder, 'authority.seat', { line: line.slice(line.indexOf(body)) });
  if (why) return why;
  const row = { ...given, id: newId() };
  await queries.addSeat(tx, { ...row, recordedBy: holder.account });
  await record(tx, {
    action: 'authority.seat',
    subject: { kind: 'authoritySeat', id: row.id },
    unit,
    facts: { regulation, authority, seat, tier, body, document, documentDay, from, to },
  });
  return row;
}

/** The seats that hold for a unit: its own and those of the units above. */
export async function seatsOf(tx: Tx, holder: Holder, unit: string) {
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return noSuchSubject();
  const why = refusalOf(holder, 'authority.seeSeats', { line });
  return why ?? { seats: await queries.seatsFor(tx, line) };
}
