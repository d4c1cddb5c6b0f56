import { everybody, type SampleOptions } from './people.ts';
import { randomOf } from './random.ts';
import { monthsOf } from './work.ts';

const LEAVES: Readonly<Record<string, readonly [kind: string, from: string, to: string]>> = {
  sick: ['sick', '04-01', '06-30'],
  maternity: ['maternity', '01-01', '06-30'],
  unpaid: ['unpaid', '08-01', '11-30'],
};

export function* leaveRows(options: SampleOptions): Generator<readonly string[]> {
  for (const { id, event } of everybody(options)) {
    const leave = LEAVES[event];
    if (leave === undefined) continue;
    const [kind, from, to] = leave;
    yield [id, kind, `${options.year}-${from}`, `${options.year}-${to}`, `${id}/NP (hư cấu)`];
  }
}

/** Mostly reprimands for duty; some for other things, some already counted last year. */
export function* disciplineRows(options: SampleOptions): Generator<readonly string[]> {
  const { seed, year } = options;
  for (const { id, number, event } of everybody(options)) {
    if (event !== 'disciplined') continue;
    const random = randomOf(seed, number, 6);
    const nature = random.chance(0.7) ? 'duty' : 'other';
    const side = random.chance(0.8) ? 'administrative' : 'party';
    const measure = random.chance(0.75) ? 'reprimand' : 'warning';
    const month = String(1 + random.whole(11)).padStart(2, '0');
    const counted = nature === 'duty' && random.chance(0.1) ? String(year - 1) : '';
    yield [id, `HV-${number}`, nature, side, measure, `${year}-${month}-15`, counted, `${id}/QĐ (hư cấu)`];
  }
}

/** Months that the old body of a transferred person has scored. */
export function* broughtScores(options: SampleOptions): Generator<readonly string[]> {
  const months = monthsOf(options.year);
  for (const { id, number, event } of everybody(options)) {
    if (event !== 'transferred') continue;
    const random = randomOf(options.seed, number, 8);
    for (const month of [1, 2, 3]) {
      const score = `${70 + random.whole(26)}.${random.whole(10)}`;
      yield [id, months[month]!, 'score', score, 'Cơ quan cũ (hư cấu)', `${number}/BC (hư cấu)`];
    }
  }
}

/** Some bodies have outstanding achievements; the authority raises their share. */
export function* raisedRows(
  options: SampleOptions,
  bodies: Iterable<{ readonly id: string }>,
): Generator<readonly string[]> {
  let number = 0;
  for (const { id } of bodies) {
    number += 1;
    if (!randomOf(options.seed, number, 9).chance(0.1)) continue;
    const day = `${options.year}-12-05`;
    yield [
      'outstanding-body',
      id,
      String(options.year),
      'raised',
      'Cấp có thẩm quyền',
      day,
      `${number}/QĐ (hư cấu)`,
      '',
    ];
  }
}
