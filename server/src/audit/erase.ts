import { sql } from 'kysely';
import type { Tx } from '../database/as-actor.ts';
import { record } from './record.ts';

/** Whose texts, and by which document they are erased. */
export interface Erasure {
  readonly kind: 'person' | 'account';
  /** Id of the person or account. */
  readonly id: string;
  /** Number and date of the decision. */
  readonly document: string;
}

/**
 * Destroys the keys and contents of all texts beside events about somebody. The events stay, and what they prove: that
 * something with this seal was said. The erasure is an event itself, with the number of texts and the document.
 *
 * @returns how many texts there were
 */
export async function erase(tx: Tx, { kind, id, document }: Erasure): Promise<number> {
  const { rows } = await sql<{ erased: number }>`select access.erase_texts(${id}) as erased`.execute(tx.db);
  const erased = rows[0]?.erased ?? 0;
  await record(tx, {
    action: 'texts.erase',
    subject: { kind, id },
    ...(kind === 'person' ? { person: id } : {}),
    facts: { document, erased },
  });
  return erased;
}
