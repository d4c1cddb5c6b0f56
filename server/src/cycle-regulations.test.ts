import { describe, expect, it } from 'vitest';
import { joined } from './cycle-regulations.ts';
import { account } from './database/as-actor.ts';
import { newId } from './database/new-id.ts';
import type { EvaluatedCycle } from './evaluation/sources.ts';
import { keepShippedTexts } from './features/regulations/kept-texts.ts';
import { sha256, shippedPacks, shippedTexts } from './features/regulations/library.ts';
import { isRefusal } from './refusal.ts';
import { anAccount } from './testing/accounts.ts';
import { testDatabase } from './testing/test-database.ts';

const database = await testDatabase();
const { superuser } = database;
const reader = await anAccount(superuser);

/** A cycle under one version of a regulation, fixed by these hashes. */
const cycleUnder = (
  regulation: string,
  version: string,
  parts: EvaluatedCycle['regulations'][0]['parts'],
) => ({
  ...{ id: newId(), unit: newId(), period: '2026', roots: [], excluded: [], people: [], frozen: undefined },
  regulations: [{ regulation, version, parts }],
});
const numberUnder = (cycle: EvaluatedCycle) =>
  database.asActor(
    account(reader),
    async (tx) => {
      const packs = await joined(tx, cycle);
      return isRefusal(packs) ? packs.code : packs.map(({ regulation }) => regulation.number);
    },
    { isReadOnly: true },
  );

describe('a text that a release has mended', () => {
  it('is kept at each start once, with every other that ships', async () => {
    const count = async () =>
      (await superuser.query('select count(*)::int as count from congtam.shipped_text')).rows[0].count;
    const { packs } = await shippedPacks();
    await database.asSystem(keepShippedTexts);
    expect(await count()).toBe(packs.length);
    await database.asSystem(keepShippedTexts);
    expect(await count()).toBe(packs.length);
  });

  it('goes on in the years that were planned under it; what nobody kept is told', async () => {
    const pack = (await shippedPacks()).packs.find(({ regulation }) => regulation.id === 'nd-335-2025');
    const texts = pack && (await shippedTexts(pack));
    if (pack === undefined || texts === undefined || texts.procedure === null) throw new Error('it ships');
    const { version, issuer, regulation } = pack;
    const earlier = texts.source.replace(
      `number: ${regulation.number}`,
      'number: 335/2025/NĐ-CP (bản in đầu)',
    );
    const [rules, procedure] = [sha256(earlier), sha256(texts.procedure)];
    await superuser.query(
      `insert into congtam.shipped_text
         (regulation, in_force_from, issuer, is_as_released, source, hash, procedure_source, procedure_hash)
       values ($1, $2, $3, true, $4, decode($5, 'hex'), $6, decode($7, 'hex'))`,
      [regulation.id, version, issuer, earlier, rules, texts.procedure, procedure],
    );
    const fixed = (sha: string) =>
      cycleUnder(regulation.id, version, [
        { name: 'rules', sha256: sha },
        { name: 'procedure', sha256: procedure },
      ]);
    expect(await numberUnder(fixed(rules))).toEqual(['335/2025/NĐ-CP (bản in đầu)']);
    expect(await numberUnder(fixed(sha256(texts.source)))).toEqual([regulation.number]);
    expect(await numberUnder(fixed(sha256('another text')))).toBe('cycle.regulation-changed');
  });
});
