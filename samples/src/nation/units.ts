import { type Body, bodiesFor, officeId } from './bodies.ts';
import type { SampleOptions } from './people.ts';
import { randomOf } from './random.ts';
import { CODES, COEFFICIENTS } from './work.ts';

export function* unitRows({ people, seed }: SampleOptions): Generator<readonly string[]> {
  let province = '';
  for (const body of bodiesFor(people, seed)) {
    if (body.province !== province) {
      province = body.province;
      yield [province, `Ủy ban nhân dân tỉnh ${body.provinceName} (hư cấu)`, 'other', 'managingBody', ''];
    }
    yield [body.id, `${body.name} (hư cấu)`, body.kind, 'usingBody', province];
    for (const [office, name] of body.offices.entries())
      yield [officeId(body, office), name, body.kind, 'directUnit', body.id];
  }
}

export function* catalogueRows({ people, seed }: SampleOptions): Generator<readonly string[]> {
  for (const body of bodiesFor(people, seed)) {
    for (const [at, code] of CODES.entries()) {
      const group = String(1 + (at % 5));
      yield [body.id, code, `Sản phẩm, công việc số ${at + 1}`, group, COEFFICIENTS[at]!];
    }
  }
}

/** How an organisation did: most well, some excellently, a few with gaps that a person must judge. */
interface Year {
  readonly unit: string;
  readonly general: number;
  readonly results: number;
  readonly done: number;
  readonly exceeded: number;
}

const TASKS = 10;

function* years({ people, seed }: SampleOptions): Generator<Year> {
  let number = 0;
  for (const body of bodiesFor(people, seed)) {
    if (body.kind !== 'administrativeAgency') continue;
    for (const unit of unitsOf(body)) {
      number += 1;
      const random = randomOf(seed, number, 10);
      const luck = random.next();
      const wobble = random.whole(4);
      if (luck < 0.2) yield { unit, general: 27 + (wobble % 3), results: 65, done: TASKS, exceeded: 4 };
      else if (luck < 0.95) yield { unit, general: 24, results: 54 + wobble, done: TASKS, exceeded: 2 };
      else yield { unit, general: 22, results: 52, done: TASKS - 1 - wobble, exceeded: 0 };
    }
  }
}

const unitsOf = (body: Body): readonly string[] => [
  body.id,
  ...body.offices.map((_, office) => officeId(body, office)),
];

/** Points of organisations are brought as settled elsewhere: the decree leaves their split to lower regulations. */
export function* organisationScores(options: SampleOptions): Generator<readonly string[]> {
  const rest = ['Cấp công nhận kết quả (hư cấu)', ''];
  for (const { unit, general, results } of years(options)) {
    yield [unit, String(options.year), 'organisationGeneral', String(general), ...rest];
    yield [unit, String(options.year), 'organisationResults', String(results), ...rest];
  }
}

export function* unitConclusionRows(options: SampleOptions): Generator<readonly string[]> {
  let number = 0;
  for (const { unit } of years(options)) {
    number += 1;
    const wrongdoing = randomOf(options.seed, number, 12).chance(0.004) ? 'yes' : 'no';
    yield [unit, String(options.year), 'yes', wrongdoing, 'no'];
  }
}

export function* unitTaskRows(options: SampleOptions): Generator<readonly string[]> {
  for (const { unit, done, exceeded } of years(options)) {
    for (let task = 1; task <= TASKS; task++) {
      const isDone = task <= done ? 'yes' : 'no';
      yield [
        unit,
        `Nhiệm vụ ${task}`,
        'programme',
        'yes',
        isDone,
        isDone,
        isDone,
        task <= exceeded ? 'yes' : 'no',
      ];
    }
  }
}
