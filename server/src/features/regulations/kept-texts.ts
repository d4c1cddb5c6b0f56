import type { Tx } from '../../database/as-actor.ts';
import type { FixedRegulation } from '../../evaluation/sources.ts';
import { type Pack, packOnceShipped, sha256, shippedPacks, shippedTexts } from './library.ts';
import * as queries from './regulations.queries.ts';

/**
 * Keeps the texts that come with this release beside those of earlier ones. Done at each start: whatever a cycle fixes is
 * there before it is planned, and stays when a release mends it.
 */
export async function keepShippedTexts(tx: Tx): Promise<void> {
  const kept = await queries.hashesOfShipped(tx);
  for (const pack of (await shippedPacks()).packs) {
    const [hash, procedureHash] = [hashIn(pack.hashes, 'rules'), hashIn(pack.hashes, 'procedure')];
    const { issuer, isAsReleased, regulation, version: from } = pack;
    if (kept.some((one) => one.hash === hash && one.procedureHash === procedureHash)) continue;
    const texts = await shippedTexts(pack);
    // Read once more from the files: what is not what was read before is not kept.
    if (texts === undefined || hash === null || sha256(texts.source) !== hash) continue;
    if ((texts.procedure === null ? null : sha256(texts.procedure)) !== procedureHash) continue;
    await queries.keepShipped(tx, {
      ...{ regulation: regulation.id, from, layerOf: regulation.layerOf ?? null, issuer, isAsReleased },
      ...{ texts, hash, procedureHash },
    });
  }
}

/** A version that a cycle fixed, as it was; undefined when no start of this installation has kept it. */
export async function keptPack(
  tx: Tx,
  { regulation, version, parts }: FixedRegulation,
  others: readonly Pack[],
): Promise<Pack | undefined> {
  const [hash, procedureHash] = [hashIn(parts, 'rules'), hashIn(parts, 'procedure')];
  if (hash === null) return undefined;
  const row = await queries.shippedKept(tx, { regulation, from: version, hash, procedureHash });
  return row && packOnceShipped(row, others);
}

const hashIn = (parts: FixedRegulation['parts'], name: string): string | null =>
  parts.find((part) => part.name === name)?.sha256 ?? null;
