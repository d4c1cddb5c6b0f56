import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../database/new-id.ts';
import { type SmallCommune, smallCommune } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';
import {
  afterFileAct,
  FILE_ACTS,
  FILE_STEPS,
  type FileAct,
  type FileState,
  type FileStep,
} from './monitoring.states.ts';

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
  let server: Awaited<ReturnType<typeof testServer>>;

  beforeAll(async () => {
    server = await testServer();
    c = await smallCommune(server);
  });

  interface Model {
    state: FileState;
    number: number;
  }
  const opened = (): Model => ({ state: 'open', number: 0 });
  interface Real {
    readonly place: string;
  }
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

  /** One act through the API; sent twice where its answer was lost, as after a crash. */
  class Act implements fc.AsyncCommand<Model, Real> {
    constructor(
      readonly at: number,
      readonly isAnswerLost: boolean,
      readonly isStale: boolean,
    ) {}
    check = () => true;
    toString = () =>
      `${PATHS[this.at]?.[0]}${this.isAnswerLost ? ' twice' : ''}${this.isStale ? ' stale' : ''}`;
    async run(model: Model, real: Real): Promise<void> {
      const [path, step, act] = PATHS[this.at] ?? ['self', 'self', 'save'];
      const as = { self: c.anSession, manager: c.head, authority: c.authority, office: c.officer }[step];
      const body = act === 'save' ? { rows: [step === 'self' ? SAID : CONFIRMED] } : { reason: 'lý do' };
      const version = this.isStale ? model.number + 1 : model.number;
      const headers = { 'if-match': `"v${version}"`, 'idempotency-key': newId() };
      const send = () =>
        server.ask(act === 'save' ? 'put' : 'post', `${real.place}/${path}`, { as, body, headers });
      const first = await send();
      const reply = this.isAnswerLost ? await send() : first;
      expect(reply.status).toBe(first.status);
      const next = afterFileAct(model.state, step, act);
      const isEmpty = act === 'submit' && model.number === 0;
      if (this.isStale) expect(reply.status).toBe(412);
      else if (next === undefined || isEmpty) expect(reply.status).toBe(409);
      else {
        expect([200, 201]).toContain(reply.status);
        model.state = next;
        model.number += 1;
        expect(reply.body).toMatchObject({ state: next, number: model.number });
      }
    }
  }

  it('never leaves the states, whatever is sent, sent twice or sent by who has not seen the last act', async () => {
    const commands = fc.commands(
      [
        fc
          .tuple(fc.nat({ max: PATHS.length - 1 }), fc.boolean(), fc.integer({ min: 0, max: 9 }))
          .map(([at, isAnswerLost, stale]) => new Act(at, isAnswerLost, stale === 0)),
      ],
      { maxCommands: 12 },
    );
    const cycle = await c.cycle();
    let month = 0;
    let current = cycle;
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        month += 1;
        if (month > 12) {
          month = 1;
          current = await c.cycle();
        }
        const period = `2026-${String(month).padStart(2, '0')}`;
        const place = `/api/v1/cycles/${current}/people/${c.an}/monitoring/${period}`;
        await fc.asyncModelRun(() => ({ model: opened(), real: { place } }), sequence);
      }),
      { numRuns: isFull ? 2000 : 12, endOnFailure: true },
    );
    expect(server.faults).toEqual([]);
  }, 7_200_000);
});
