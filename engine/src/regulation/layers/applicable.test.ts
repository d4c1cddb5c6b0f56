import { describe, expect, it } from 'vitest';
import { parseDay } from '../../calendar-day.ts';
import { person, registerOf, smallPack } from '../../evaluation/fixtures/small-pack.ts';
import { applicable } from '../applicable.ts';
import { parseRegulation } from '../check/check.ts';
import { changed, partOf } from '../fixtures/changed-pack.ts';
import type { Plain } from '../plain.ts';
import { facts, gate } from './local-layer.fixture.ts';

describe('which texts apply to a person on a day', () => {
  const read = (data: Plain) => {
    const parsed = parseRegulation(partOf(data));
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems[0]?.message));
    return parsed.regulation;
  };
  const all = [
    read(gate('province', 'applied', { binds: { territory: 'ninh-thuan', tier: 'BTV Tỉnh ủy' } })),
    read(smallPack),
    read(
      changed(smallPack, [
        ['/regulation', 'party'],
        ['/applies-to/0/when', { attribute: 'partyMember', is: 'yes' }],
      ]),
    ),
  ];
  const register = registerOf(all, {
    ...facts(),
    people: [
      person('a', 'so', { partyMember: 'yes', tier: 'BTV Tỉnh ủy', to: '2025-06-30' }),
      person('a', 'so', { partyMember: 'yes', service: 'publicEmployee', from: '2025-07-01' }),
      person('b', 'khac', { partyMember: 'no' }),
    ],
  });
  const chain = (person: string, day: string) =>
    applicable(all, register, person, parseDay(day)!).map((a) => [a.regulation.id, a.applies]);

  it('QN23-4: Party members fall under the Party text and the civil one, others under the civil one', () => {
    expect(chain('a', '2025-03-01')).toEqual([
      ['party', true],
      ['small', true],
      ['province', true],
    ]);
    expect(chain('b', '2025-03-01')).toEqual([
      ['party', false],
      ['small', true],
      ['province', false],
    ]);
  });

  it('follows the service held on the day, and a layer its base', () => {
    expect(chain('a', '2025-08-01')).toEqual([
      ['party', true],
      ['small', false],
      ['province', false],
    ]);
  });

  it('knows no text before it is in force', () => {
    expect(chain('b', '2024-12-31').map(([, applies]) => applies)).toEqual([false, false, false]);
  });

  it('says why, in both languages', () => {
    const [, , province] = applicable(all, register, 'b', parseDay('2025-03-01')!);
    expect(province?.reasons.map((r) => [r.holds, r.says.en])).toEqual([
      [true, 'in force from 2025-01-01'],
      [true, 'is a layer of small, which applies'],
      [false, 'does not bind by territory: not recorded'],
      [false, 'does not bind by management tier: not recorded'],
    ]);
  });
});

describe('which texts apply to a unit on a day', () => {
  const read = (data: Plain) => {
    const parsed = parseRegulation(partOf(data));
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems[0]?.message));
    return parsed.regulation;
  };
  const all = [read(smallPack), read(gate('province', 'applied', { binds: { territory: 'ninh-thuan' } }))];
  const register = registerOf(all, facts());
  const there = (unit: string) =>
    applicable(all, register, unit, parseDay('2025-03-01')!, { of: 'unit' }).map((a) => [
      a.regulation.id,
      a.applies,
    ]);

  it('is asked of the unit itself: a layer binds by the territory it lies in', () => {
    expect(there('so')).toEqual([
      ['small', true],
      ['province', true],
    ]);
    expect(there('khac')).toEqual([
      ['small', true],
      ['province', false],
    ]);
    expect(there('a')).toEqual([]);
  });
});
