import { sql } from 'kysely';
import type { Action } from '../../access/actions.ts';
import type { Tx } from '../../database/as-actor.ts';

/** Somebody who holds a role that confirms or approves, and through what. */
export interface RoleHolder {
  readonly name: string;
  readonly person: string | null;
  /** Where they hold it. */
  readonly at: string;
  readonly through: 'grant' | 'acting' | 'delegation';
  readonly onBehalfOf: string | null;
}

/**
 * By which role, and which action of the matrix, a step is taken: a delegation may be of that action alone. The office is
 * asked for a correction of what it recorded.
 */
const BY = {
  manager: { role: 'head', action: 'monitoring.confirm' },
  authority: { role: 'authority', action: 'monitoring.approve' },
  office: { role: 'personnelOfficer', action: 'statement.record' },
} as const satisfies { readonly [step: string]: { readonly role: string; readonly action: Action } };

/** Who may take a step today in a unit or above it, the nearest first. */
export async function holdersOf(
  { db }: Tx,
  step: keyof typeof BY,
  line: readonly string[],
): Promise<readonly RoleHolder[]> {
  const { role, action } = BY[step];
  const { rows } = await sql<RoleHolder>`
    select h.display_name as name, h.person_id as person, h.unit_id as at, h.through, h.on_behalf_of as "onBehalfOf"
    from access.holders_of(${role}, ${action}, ${[...line]}::uuid[]) h`.execute(db);
  return rows;
}
