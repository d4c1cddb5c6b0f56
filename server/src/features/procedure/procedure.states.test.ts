import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDay, parseDay } from '@congtam/engine';
import {
  type Doing,
  loadPart,
  type Procedure,
  type ProcedureKind,
  readProcedure,
  readYears,
  workingDaysOf,
} from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { MATRIX } from '../../access/matrix.ts';
import { joinedPackOf } from '../../testing/joined-pack.ts';
import { chanceOf } from '../../testing/sequences.ts';
import { kindFor } from './kinds.ts';
import { holdsOne } from './places.ts';
import { lastDayOf, mayTake, statesOf, type Taken } from './procedure.states.ts';
import { stateMachinePage } from './state-machines.ts';

const root = join(import.meta.dirname, '../../../../regulations');
const days = workingDaysOf(readYears(root).years);
const day = (text: string) => {
  const found = parseDay(text);
  if (found === undefined) throw new Error(text);
  return found;
};
const PACKS: { readonly [page: string]: readonly string[] } = {
  'nd-335-2025': ['government/nd-335-2025/2026-01-01'],
  'nd-90-2020': ['government/nd-90-2020/2023-09-15'],
  'city-directive': ['government/nd-90-2020/2020-08-20', 'centrally-run-city/city-directive/2020-08-20'],
  'quang-ngai-2023': ['government/nd-90-2020/2023-09-15', 'quang-ngai/quang-ngai-2023/2023-11-14'],
  'ninh-thuan-2024': ['government/nd-90-2020/2023-09-15', 'ninh-thuan/ninh-thuan-2024/2024-11-01'],
};
const procedures = new Map(
  Object.entries(PACKS).map(([page, folders]) => [page, joinedPackOf(root, folders)] as const),
);
const procedureOf = (page: string): Procedure => {
  const procedure = procedures.get(page)?.procedure;
  if (procedure === undefined) throw new Error(page);
  return procedure;
};
const kindOf = (page: string, id: string): ProcedureKind => {
  const kind = procedureOf(page).kinds.find((one) => one.id === id);
  if (kind === undefined) throw new Error(id);
  return kind;
};

it.each(Object.keys(PACKS))(
  'docs/state-machines shows %s as its data says it: run npm run generate',
  async (page) => {
    const text = stateMachinePage(procedureOf(page), page);
    await expect(text).toMatchFileSnapshot(join(root, '../docs/state-machines', `${page}.md`));
  },
);

const on = (text: string, isLate = false): Taken => ({ on: day(text), isLate });
const staff = kindOf('nd-335-2025', 'staff').steps;
const at = (today: string, taken: readonly (readonly [string, Taken])[], steps = staff) =>
  Object.fromEntries(statesOf(steps, { today: day(today), taken: new Map(taken), year: 2026, days }));

describe('the steps of a civil servant under Decree 335', () => {
  it('open one after another, and one that nobody asked for holds nothing up', () => {
    expect(at('2026-12-01', [])).toMatchObject({
      'self-review': 'open',
      meeting: 'waiting',
      decision: 'waiting',
    });
    const asFar = [
      ['self-review', on('2026-12-01')],
      ['meeting', on('2026-12-02')],
      ['synthesis', on('2026-12-03')],
    ] as const;
    expect(at('2026-12-04', asFar)).toMatchObject({ meeting: 'done', decision: 'open', notice: 'waiting' });
    expect(at('2026-12-15', asFar).decision).toBe('overdue');
    expect(at('2026-12-14', asFar).decision).toBe('open');
    const decided = [...asFar, ['decision', on('2026-12-15', true)]] as const;
    expect(at('2026-12-16', decided)).toMatchObject({
      decision: 'doneLate',
      numbering: 'open',
      answer: 'waiting',
    });
  });

  it('hear nobody any more once the level is decided, and petitions only from then on', () => {
    const head = kindOf('nd-335-2025', 'head').steps;
    const organisation = kindOf('nd-335-2025', 'organisation').steps;
    const done = on('2026-12-02');
    const until = [
      ...(['self-review', 'meeting', 'party-opinion', 'synthesis'] as const).map((id) => [id, done] as const),
    ];
    expect(at('2026-12-03', until, head)['written-opinions']).toBe('open');
    const decided = [...until, ['decision', done]] as const;
    expect(at('2026-12-03', decided, head)).toMatchObject({
      'written-opinions': 'passed',
      petition: 'waiting',
    });
    const recognised = [['self-review', done] as const, ['decision', done] as const];
    expect(at('2026-12-03', recognised, organisation).verification).toBe('passed');
  });

  it('give 7 working days for an answer, counted over the weekend, and say where holidays are not known', () => {
    const answer = staff.find(({ id }) => id === 'answer');
    const last = (petition: string) => {
      const taken = new Map([['petition', on(petition)]]);
      const found = answer && lastDayOf(answer, { year: 2026, taken, days });
      return found && [formatDay(found.day), found.isKnown];
    };
    expect(last('2026-12-10')).toEqual(['2026-12-21', true]);
    expect(last('2026-12-28')).toEqual(['2027-01-06', false]);
    expect(answer && lastDayOf(answer, { year: 2026, taken: new Map(), days })).toBeUndefined();
  });

  it('are those of the first kind whose group and row of authorities fit', () => {
    const procedure = procedureOf('nd-335-2025');
    expect(kindFor(procedure, 'head', 'classifies-heads')?.id).toBe('head');
    expect(kindFor(procedure, 'head', 'classifies-others')?.id).toBe('staff');
    expect(kindFor(procedure, 'organisation', null)?.id).toBe('organisation');
    expect(kindFor(procedure, null, null)).toBeUndefined();
  });
});

it('a deadline changed in the pack changes what is late, an actor changed changes who may take the step', () => {
  const file = join(root, 'government/nd-335-2025/2026-01-01/procedure.yaml');
  const written = readFileSync(file, 'utf8');
  const stepsIn = (text: string) => {
    const loaded = loadPart(text, 'procedure.yaml');
    const read = 'problems' in loaded ? loaded : readProcedure(loaded.part);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    return read.procedure.kinds.find(({ id }) => id === 'head')?.steps ?? [];
  };
  const [before, after] = [
    stepsIn(written),
    stepsIn(written.replace('{before: 12-15}', '{before: 12-01}').replace('[partyCommittee]', '[head]')),
  ];
  const asFar = before.slice(0, 5).map(({ id }) => [id, on('2026-11-20')] as const);
  expect([at('2026-12-04', asFar, before).decision, at('2026-12-04', asFar, after).decision]).toEqual([
    'open',
    'overdue',
  ]);
  const may = (steps: typeof before, role: 'head' | 'partyCommittee') => {
    const step = steps.find(({ id }) => id === 'party-opinion');
    const given = { at: ['here', 'above'], person: null, action: 'procedure.take' };
    return step && holdsOne({ roles: [{ role, unit: 'here' }] }, step, given);
  };
  expect([may(before, 'partyCommittee'), may(before, 'head')]).toEqual([true, false]);
  expect([may(after, 'partyCommittee'), may(after, 'head')]).toEqual([false, true]);
});

describe('A08 - steps taken at random', () => {
  const decisionOf = ({ steps }: ProcedureKind) => steps.find(({ does }) => does === 'decision')?.id ?? '';
  const isDecided = (kind: ProcedureKind, order: readonly string[]) => order.includes(decisionOf(kind));
  const kinds = [...procedures.keys()].flatMap((page) => procedureOf(page).kinds);
  const sequences = process.env.CONGTAM_FULL === undefined ? 400 : 10_000;

  it(`never come to an illegal state in ${sequences} sequences`, () => {
    let [taken, refused] = [0, 0];
    for (let sequence = 0; sequence < sequences; sequence += 1) {
      const { next } = chanceOf(sequence + 1);
      const kind = kinds[sequence % kinds.length];
      if (kind === undefined) throw new Error('there are kinds');
      const done = new Map<string, Taken>();
      const order: string[] = [];
      let today = day('2026-11-20');
      for (let command = 0; command < 40; command += 1) {
        if (next() < 0.3) today = dayLater(today, Math.floor(next() * 6));
        const step = kind.steps[Math.floor(next() * kind.steps.length)];
        if (step === undefined) continue;
        const state = statesOf(kind.steps, { today, taken: done, year: 2026, days }).get(step.id);
        // The model, written from the words of the decree: nothing twice, nothing before what it needs, nobody heard too late.
        const isLegal =
          !order.includes(step.id) &&
          step.after.every((id) => order.includes(id) || (!step.isOptional && isOptionalIn(kind, id))) &&
          !order.some((id) => reaches(kind, step.id, id)) &&
          !(step.isOptional && isDecided(kind, order) && !reaches(kind, decisionOf(kind), step.id));
        expect(mayTake(state), `${kind.id} ${step.id} after ${order.join(' ')}`).toBe(isLegal);
        if (!isLegal) {
          refused += 1;
          continue;
        }
        done.set(step.id, { on: today, isLate: state === 'overdue' });
        order.push(step.id);
        taken += 1;
      }
      const place = (id: string) => order.indexOf(id);
      const [published, decided] = ['publication', 'decision'].map(place);
      if (published !== undefined && published >= 0) expect(decided).toBeLessThan(published);
    }
    expect(Math.min(taken, refused)).toBeGreaterThan(sequences);
  });
});

const dayLater = (from: ReturnType<typeof day>, by: number) => {
  let found = from;
  for (let left = by; left > 0; left -= 1) found = days.after(found, 1).day;
  return found;
};
const isOptionalIn = (kind: ProcedureKind, id: string): boolean =>
  kind.steps.find((step) => step.id === id)?.isOptional === true;

/** Whether a step stands before another, found by walking backwards. */
function reaches(kind: ProcedureKind, first: string, later: string): boolean {
  const step = kind.steps.find(({ id }) => id === later);
  return step?.after.some((id) => id === first || reaches(kind, first, id)) ?? false;
}

/** The acts by which a step is taken, besides recording it by its name; none where its act is one's own. */
const ACTS_OF: Readonly<Record<Doing, readonly string[]>> = {
  ...{ selfReview: [], petition: [], meeting: ['meeting.keep'], writtenOpinions: ['procedure.take'] },
  ...{ partyOpinion: ['procedure.take'], opinion: ['procedure.take'], archive: ['procedure.take'] },
  ...{
    coSigning: ['decision.signPart'],
    synthesis: ['decision.submit', 'classification.propose'],
    submission: ['dossier.prepare'],
  },
  ...{ decision: ['decision.decide'], numbering: ['decision.number'], notice: ['notice.give'] },
  ...{ publication: ['decision.publish'], answer: ['petition.answer'] },
};

it('whoever a text names for a step has the right to the act that takes it', () => {
  const without = [...procedures].flatMap(([page, { procedure }]) =>
    (procedure?.kinds ?? []).flatMap(({ id: kind, steps }) =>
      steps.flatMap(({ id, does, by }) =>
        by.flatMap((actor) => {
          const acts = ACTS_OF[does];
          const has = MATRIX.some((right) => right.by === actor && acts.includes(right.action));
          return actor === 'themself' || acts.length === 0 || has ? [] : [`${page} ${kind} ${id}: ${actor}`];
        }),
      ),
    ),
  );
  expect(without).toEqual([]);
});

it('a decision may be given a later day than that of its text, never an earlier one, and no other step', () => {
  const given = { year: 2026, taken: new Map<string, Taken>(), days };
  const before = { kind: 'before', month: 12, day: 15, year: 'same' } as const;
  const step = { id: 'x', after: [], isOptional: false, deadline: before };
  const last = (does: 'decision' | 'submission', granted?: string) => {
    const found = lastDayOf(
      { ...step, does },
      { ...given, granted: granted === undefined ? undefined : day(granted) },
    );
    return found && formatDay(found.day);
  };
  expect(last('decision')).toBe('2026-12-14');
  expect(last('decision', '2027-01-14')).toBe('2027-01-14');
  expect(last('decision', '2026-06-30')).toBe('2026-12-14');
  expect(last('submission', '2027-01-14')).toBe('2026-12-14');
});
