import type { Holder, RoleName } from '../../access/roles.ts';
import { bindAttachment } from '../../attachments/attachments.ts';
import type { Tx } from '../../database/as-actor.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import type { Evidence } from './product-content.ts';
import type { ProductRow } from './work.queries.ts';

/** Who reads the files that prove a result: whoever sees the product. */
const READERS: readonly RoleName[] = [
  'personnelOfficer',
  'head',
  'authority',
  'homeAffairs',
  'inspector',
  'partyCommittee',
];

/**
 * Makes the files that evidence names part of the product: kept as long as it is, read by whoever reads it. Only who put a
 * file in says so; what belongs to the product already stays.
 *
 * @returns a refusal when a file is unknown or somebody else's
 */
export async function bindEvidence(
  tx: Tx,
  holder: Holder,
  { id, unit, person, content }: Pick<ProductRow, 'id' | 'unit' | 'person' | 'content'>,
  evidence: readonly Evidence[],
): Promise<Refusal | undefined> {
  const known = new Set(content.reported?.evidence.map(({ attachment }) => attachment) ?? []);
  for (const { attachment } of evidence) {
    if (attachment === null || known.has(attachment)) continue;
    known.add(attachment);
    const bound = await bindAttachment(tx, holder, {
      ...{ attachment, unit, person, seenBy: READERS },
      subject: { kind: 'workProduct', id },
    });
    if (isRefusal(bound)) return bound;
  }
  return undefined;
}
