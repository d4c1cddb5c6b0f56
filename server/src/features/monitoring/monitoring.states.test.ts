import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, makeAsActor } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { openPool } from '../../database/pool.ts';
import { SOURCES } from '../../routes.ts';
import { type SmallCommune, smallCommune } from '../../testing/cycles.ts';
import { type FaultyPool, faultyPool } from '../../testing/faulty-pool.ts';
import { testSigner } from '../../testing/test-database.ts';
import { type Ask, type Reply, testServer } from '../../testing/test-server.ts';
import { afterAct, type CycleAct, type CycleState } from '../cycles/cycles.states.ts';
import { freezeCycle } from '../cycles/cycles.ts';
import {
  afterFileAct,
  FILE_ACTS,
  FILE_STEPS,
  type FileAct,
  type FileState,
  type FileStep,
} from './monitoring.states.ts';

const server = await testServer();
const isFull = process.env.CONGTAM_FULL === '1';

/** What may be done, written out by hand: who does what from where, and where it leads. */
const LEGAL = [
  ...['open', 'returned'].flatMap((from) => [
    `${from} self save ${from}`,
    `${from} self submit submitted`,
    `${from} office submit submitted`,
    `${from} office closeForLeaver submitted`,
  ]),
  ...['submitted', 'sentBack'].flatMap((from) => [
    `${from} manager save ${from}`,
    `${from} manager return returned`,
    `${from} manager confirm confirmed`,
  ]),
  'confirmed authority save confirmed',
  'confirmed authority sendBack sentBack',
  'confirmed authority approve approved',
  'approved authority reopen sentBack',
];

describe('the states of a monitoring file', () => {
  it('lead nowhere else than written, whatever is tried in whatever order', () => {
    const act = fc.record({ step: fc.constantFrom(...FILE_STEPS), act: fc.constantFrom(...FILE_ACTS) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (tried) => {
        let state: FileState = 'open';
        let isConfirmed = false;
        for (const { step, act: does } of tried) {
          const next = afterFileAct(state, step, does);
          const written = LEGAL.filter((line) => line.startsWith(`${state} ${step} ${does} `));
          expect(next === undefined ? [] : [`${state} ${step} ${does} ${next}`]).toEqual(written);
          if (next === undefined) continue;
          if (does === 'confirm') isConfirmed = true;
          if (does === 'return' || does === 'sendBack' || does === 'reopen') isConfirmed = false;
          if (next === 'approved') expect(isConfirmed).toBe(true);
          if (state === 'approved') expect(does).toBe('reopen');
          state = next;
        }
      }),
      { numRuns: isFull ? 10_000 : 500 },
    );
  });
});

describe('the server', () => {
  let c: SmallCommune;
  let faulty: FaultyPool;
  let crashing: typeof server.ask;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    c = await smallCommune(server);
    const real = openPool(server.database.logins.congtam_app, 4);
    faulty = faultyPool(real);
    crashing = server.over(makeAsActor(faulty.pool, testSigner));
    stop = () => real.end();
  });
  afterAll(() => stop());

  interface Model {
    file: FileState;
    number: number;
    cycle: CycleState;
  }
  interface Real {
    readonly cycle: string;
    readonly place: string;
  }
  /** The statement at which the server loses its database, and whether it had been carried out; none: it does not. */
  type Crash = { readonly at: number; readonly isAnswerLost: boolean } | undefined;

  const SAID = { sheet: 'general-criteria', cells: { rater: 'self', 'I.1': '5' } };
  const CONFIRMED = {
    sheet: 'general-criteria',
    cells: { rater: 'confirmed', 'I.1': '4' },
    reason: 'xem lại',
  };
  const PATHS: readonly (readonly [path: string, step: FileStep, act: FileAct])[] = [
    ['self', 'self', 'save'],
    ['manager', 'manager', 'save'],
    ['authority', 'authority', 'save'],
    ['submission', 'self', 'submit'],
    ['submission-for', 'office', 'submit'],
    ['leaver', 'office', 'closeForLeaver'],
    ['return', 'manager', 'return'],
    ['confirmation', 'manager', 'confirm'],
    ['sending-back', 'authority', 'sendBack'],
    ['approval', 'authority', 'approve'],
    ['reopening', 'authority', 'reopen'],
  ];
  const CYCLE_PATHS: readonly (readonly [path: string, act: CycleAct, as: 'officer' | 'authority'])[] = [
    ['open', 'open', 'officer'],
    ['closing', 'close', 'officer'],
    ['reopening-request', 'askReopening', 'officer'],
    ['reopening', 'agreeReopening', 'authority'],
    ['reopening-refusal', 'declineReopening', 'authority'],
  ];

  /** Sent, where there is a crash to a server that dies over it; then sent again with the same key, as a client does. */
  async function sent(method: 'put' | 'post', path: string, given: Ask, crash: Crash): Promise<Reply> {
    const headers = { ...given.headers, 'idempotency-key': newId() };
    if (crash !== undefined) {
      faulty.arm(crash);
      await crashing(method, path, { ...given, headers });
    }
    return server.ask(method, path, { ...given, headers });
  }

  /** What stands is what the model says: no command leads anywhere else. */
  async function expectAsModel(model: Model, real: Real): Promise<void> {
    const file = await server.ask('get', real.place, { as: c.officer });
    expect([file.body.state, file.body.number]).toEqual([model.file, model.number]);
    const cycle = await server.ask('get', `/api/v1/cycles/${real.cycle}`, { as: c.officer });
    expect(cycle.body.state).toBe(model.cycle);
  }

  class Act implements fc.AsyncCommand<Model, Real> {
    constructor(
      readonly at: number,
      readonly crash: Crash,
      readonly isStale: boolean,
    ) {}
    check = () => true;
    toString = () => `${PATHS[this.at]?.[0]}${this.crash ? ' crashing' : ''}${this.isStale ? ' stale' : ''}`;
    async run(model: Model, real: Real): Promise<void> {
      const [path, step, act] = PATHS[this.at] ?? ['self', 'self', 'save'];
      const as = { self: c.anSession, manager: c.head, authority: c.authority, office: c.officer }[step];
      const body = act === 'save' ? { rows: [step === 'self' ? SAID : CONFIRMED] } : { reason: 'lý do' };
      const headers = { 'if-match': `"v${this.isStale ? model.number + 1 : model.number}"` };
      const method = act === 'save' ? 'put' : 'post';
      const reply = await sent(method, `${real.place}/${path}`, { as, body, headers }, this.crash);
      const next = model.cycle === 'open' ? afterFileAct(model.file, step, act) : undefined;
      const isEmpty = act === 'submit' && model.number === 0;
      if (model.cycle === 'open' && this.isStale) expect([409, 412]).toContain(reply.status);
      else if (next === undefined || isEmpty) expect(reply.status).toBe(409);
      else {
        expect([200, 201]).toContain(reply.status);
        model.file = next;
        model.number += 1;
      }
      await expectAsModel(model, real);
    }
  }

  class OnCycle implements fc.AsyncCommand<Model, Real> {
    constructor(
      readonly at: number,
      readonly crash: Crash,
    ) {}
    check = () => true;
    toString = () => `cycle ${CYCLE_PATHS[this.at]?.[0]}${this.crash ? ' crashing' : ''}`;
    async run(model: Model, real: Real): Promise<void> {
      const [path, act, who] = CYCLE_PATHS[this.at] ?? ['closing', 'close', 'officer'];
      const given = { as: c[who], body: { ground: 'KH 1' } };
      const reply = await sent('post', `/api/v1/cycles/${real.cycle}/${path}`, given, this.crash);
      const next = afterAct(model.cycle, act);
      expect(reply.status).toBe(next === undefined ? 409 : 201);
      if (next !== undefined) model.cycle = next;
      await expectAsModel(model, real);
    }
  }

  /** The job that ends a closing, killed after it did everything but commit, or done. */
  class Freeze implements fc.AsyncCommand<Model, Real> {
    constructor(readonly isKilled: boolean) {}
    check = ({ cycle }: Model) => cycle === 'closing';
    toString = () => `freeze${this.isKilled ? ' killed' : ''}`;
    async run(model: Model, real: Real): Promise<void> {
      if (this.isKilled) {
        const dying = server.database.asActor(account(c.officerAccount), async (tx) => {
          await freezeCycle(tx, c.officerAccount, SOURCES, real.cycle);
          throw new Error('killed');
        });
        await expect(dying).rejects.toThrow('killed');
      } else {
        await c.work();
        model.cycle = 'closed';
      }
      await expectAsModel(model, real);
    }
  }

  it('A08 - never leaves the states, whatever is sent to file and cycle, by who has not seen the last act, through crashes', async () => {
    const crash = fc.option(fc.record({ at: fc.integer({ min: 1, max: 30 }), isAnswerLost: fc.boolean() }), {
      nil: undefined,
      freq: 2,
    });
    const act = fc
      .tuple(fc.nat({ max: PATHS.length - 1 }), crash, fc.integer({ min: 0, max: 9 }))
      .map(([at, dies, stale]) => new Act(at, dies, stale === 0));
    const onCycle = fc
      .tuple(fc.nat({ max: CYCLE_PATHS.length - 1 }), crash)
      .map(([at, dies]) => new OnCycle(at, dies));
    const freeze = fc.boolean().map((isKilled) => new Freeze(isKilled));
    // Mostly what is next, so that sequences come far.
    const commands = fc.commands([act, act, act, onCycle, freeze], { maxCommands: 14 });
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const cycle = await c.cycle();
        const place = `/api/v1/cycles/${cycle}/people/${c.an}/monitoring/2026-01`;
        const model: Model = { file: 'open', number: 0, cycle: 'open' };
        await fc.asyncModelRun(() => ({ model, real: { cycle, place } }), sequence);
      }),
      { numRuns: isFull ? 10_000 : 12, endOnFailure: true },
    );
    // What the crashes left is told as such; nothing else went wrong.
    const others = server.faults.filter(
      (fault) => !/connection was lost|commit was not answered/.test(String(fault)),
    );
    expect(others).toEqual([]);
  }, 14_400_000);
});
