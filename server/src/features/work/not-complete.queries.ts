import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import { lineOf } from '../units/units.queries.ts';
import { textsAsking } from './cells-to-say.ts';
import { faultsOfWork } from './not-complete.ts';
import { askedOnce } from './place.ts';
import { type ProductRow, productsByIds } from './work.queries.ts';

/** Work in sight, or of one person, of which a regulation asks a coefficient that nobody gave, and that is not settled. */
export async function workNotComplete(tx: Tx, person?: string): Promise<readonly ProductRow[]> {
  const asking = askedOnce(async (unit = '', period = '') =>
    textsAsking(tx, await lineOf(tx, unit, lastDayOf(period)), period),
  );
  const found: ProductRow[] = [];
  for (const product of await productsByIds(tx, await withoutCoefficient(tx, person))) {
    const { unit, period, content } = product;
    const faults = faultsOfWork(await asking(unit, period), { period, work: content.work });
    if (faults.length > 0) found.push(product);
  }
  return found;
}

async function withoutCoefficient({ db }: Tx, person: string | undefined): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from congtam.work_product p
    join lateral (
      select v.state, v.content from congtam.work_product_revision v
      where v.product_id = p.id order by v.revision desc limit 1) r on true
    left join lateral (
      select s.state from congtam.work_handover_step s
      where s.product_id = p.id order by s.taken_at desc, s.step desc limit 1) h on true
    where r.state in ('open', 'reported') and r.content -> 'work' ->> 'coefficient' is null
      and coalesce(h.state, '') <> 'taken' and not access.is_confirmed(p.person_id, p.period)
      ${person === undefined ? sql`` : sql`and p.person_id = ${person}`}
    order by p.period, p.id limit 200`.execute(db);
  return rows.map(({ id }) => id);
}
