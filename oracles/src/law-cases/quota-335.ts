import { formatDay, type Regulation } from '@congtam/engine';
import type { LawCase } from '@congtam/regulations';
import { between, pick, type Rng } from '../nd-335-2025/draws.ts';
import { type Base, places, type Share } from '../nd-335-2025/quota.ts';
import { CaseTables } from './tables.ts';

const SCORES = { excellent: '95', good: '80', completed: '60', notCompleted: '40' };

/** A drawn using body with its people's yearly scores: how many may be excellent, by a search through every number. */
export function drawnQuota335(regulation: Regulation, rng: Rng, seed: number, draw: number): LawCase {
  const version = formatDay(regulation.inForceFrom);
  const share = pick<Share>(rng, ['20', '20', '25']);
  const base = pick<Base>(rng, ['rated-good', 'good-or-better']);
  const counts = {
    excellent: between(rng, 1, 25),
    good: between(rng, 0, 25),
    completed: between(rng, 0, 6),
    notCompleted: between(rng, 0, 2),
  };
  const tables = new CaseTables(regulation);
  tables.add('units', { id: 'm', name: 'm', kind: 'administrativeAgency', role: 'managingBody' });
  tables.add('units', { id: 'u', name: 'u', kind: 'partyBody', role: 'usingBody', parent: 'm' });
  const bands = (['excellent', 'good', 'completed', 'notCompleted'] as const).flatMap((band) =>
    Array.from({ length: counts[band] }, () => band),
  );
  for (const [i, band] of bands.entries()) {
    const id = `p${String(i + 1).padStart(2, '0')}`;
    tables.add('people', { id, name: id, unit: 'u', service: 'civilServant', dutyGroup: 'one' });
    tables.add('period-results', {
      ...{ subject: id, period: '2026', measure: 'meanScore' },
      ...{ value: SCORES[band], body: 'cơ quan đã đánh giá' },
    });
  }
  if (share === '25')
    tables.add('decisions', {
      ...{ question: 'outstanding-body', subject: 'u', option: 'raised', on: '2026-12-10' },
      ...{ by: 'người có thẩm quyền', document: 'quyết định' },
    });
  const eligible = counts.excellent + counts.good;
  return {
    id: `${regulation.id}@${version}/q${String(draw).padStart(4, '0')}`,
    regulation: regulation.id,
    version,
    name: {
      vi: `Tỷ lệ xuất sắc trong ${eligible} người, rút thăm thứ ${draw} (hạt giống ${seed})`,
      en: `Share of excellent among ${eligible} people, draw ${draw} of seed ${seed}`,
    },
    shows: ['art-20.5', 'excellent-people'],
    period: '2026',
    'as-of': '2026-12-31',
    readings: { 'quota-base': base, 'quota-tests': 'unit-only' },
    given: tables.all,
    expect: {
      quotas: [
        {
          ...{ quota: 'excellent-people', scope: 'u', eligible: String(eligible) },
          places: String(places(eligible, share, base)),
        },
      ],
    },
    source: { by: 'oracle', seed, draw },
  };
}
