import { type Body, bodiesFor, officeId } from './bodies.ts';
import { personName } from './names.ts';
import { type Random, randomOf } from './random.ts';

export interface SampleOptions {
  /** How many people; from a few dozen (part of a commune) to two million. */
  readonly people: number;
  readonly seed: number;
  readonly year: number;
}

export type Event = 'none' | 'sick' | 'maternity' | 'unpaid' | 'recruited' | 'transferred' | 'disciplined';
export type Ability = 'high' | 'middle' | 'low' | 'poor';

/** One invented person; everything about them follows from the seed and their number. */
export interface Person {
  readonly number: number;
  readonly id: string;
  readonly body: Body;
  readonly unit: string;
  readonly title: string;
  readonly leads: 'head' | 'deputy' | 'none';
  readonly service: 'civilServant' | 'cadre' | 'publicEmployee' | 'contractWorker';
  readonly inCharge: string;
  readonly dutyGroup: string;
  readonly event: Event;
  readonly ability: Ability;
  /** First and last month worked here, and those away in between. */
  readonly months: readonly number[];
}

const YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const MONTHS: Readonly<Record<Event, readonly number[]>> = {
  none: YEAR,
  disciplined: YEAR,
  sick: [1, 2, 3, 7, 8, 9, 10, 11, 12],
  maternity: [7, 8, 9, 10, 11, 12],
  unpaid: [1, 2, 3, 4, 5, 6, 7, 12],
  recruited: [9, 10, 11, 12],
  transferred: [4, 5, 6, 7, 8, 9, 10, 11, 12],
};

const EVENTS: readonly (readonly [Event, number])[] = [
  ['sick', 0.012],
  ['maternity', 0.01],
  ['unpaid', 0.003],
  ['recruited', 0.01],
  ['transferred', 0.007],
  ['disciplined', 0.005],
];

/** Everybody, one after the other; nobody is remembered. */
export function* everybody({ people, seed }: SampleOptions): Generator<Person> {
  let number = 0;
  for (const body of bodiesFor(people, seed)) {
    for (let place = 0; place < body.people; place++) {
      number += 1;
      yield personAt(body, place, number, randomOf(seed, number, 1));
    }
  }
}

/** Leaders of the body come first, then the offices in turn: head, deputy, staff. */
function personAt(body: Body, place: number, number: number, random: Random): Person {
  const leaders = body.people >= 40 ? 3 : 2;
  const id = String(number).padStart(9, '0');
  const base = { number, id, body };
  if (place < leaders) {
    const isHead = place === 0;
    return {
      ...base,
      unit: body.id,
      title: isHead ? 'Người đứng đầu' : 'Cấp phó',
      leads: isHead ? 'head' : 'deputy',
      service: body.ledByCadres ? 'cadre' : 'civilServant',
      inCharge: isHead ? '' : officesOf(body, place - 1, leaders - 1),
      dutyGroup: body.ledByCadres ? '' : 'Lãnh đạo cơ quan',
      event: 'none',
      ability: ability(random),
      months: YEAR,
    };
  }
  const rank = Math.floor((place - leaders) / body.offices.length);
  const office = (place - leaders) % body.offices.length;
  const unit = officeId(body, office);
  const leads = rank === 0 ? 'head' : rank === 1 && body.people >= 40 ? 'deputy' : 'none';
  const service = leads === 'none' ? serviceOf(random) : 'civilServant';
  const event = leads === 'none' && service === 'civilServant' ? eventOf(random) : 'none';
  return {
    ...base,
    unit,
    title: leads === 'head' ? 'Trưởng phòng' : leads === 'deputy' ? 'Phó Trưởng phòng' : 'Chuyên viên',
    leads,
    service,
    inCharge: leads === 'deputy' ? unit : '',
    dutyGroup:
      leads !== 'none' ? 'Lãnh đạo phòng' : office % 2 === 0 ? 'Tham mưu, tổng hợp' : 'Chuyên môn, nghiệp vụ',
    event,
    ability: ability(random),
    months: MONTHS[event],
  };
}

const officesOf = (body: Body, part: number, parts: number): string =>
  body.offices
    .map((_, office) => office)
    .filter((office) => office % parts === part)
    .map((office) => officeId(body, office))
    .join('; ');

function serviceOf(random: Random): Person['service'] {
  const luck = random.next();
  return luck < 0.04 ? 'publicEmployee' : luck < 0.1 ? 'contractWorker' : 'civilServant';
}

function eventOf(random: Random): Event {
  let luck = random.next();
  for (const [event, probability] of EVENTS) {
    if (luck < probability) return event;
    luck -= probability;
  }
  return 'none';
}

function ability(random: Random): Ability {
  const luck = random.next();
  return luck < 0.3 ? 'high' : luck < 0.94 ? 'middle' : luck < 0.993 ? 'low' : 'poor';
}

export const nameOf = (person: Person, seed: number): string => personName(randomOf(seed, person.number, 2));
