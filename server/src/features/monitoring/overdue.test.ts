import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask } = server;
let c: SmallCommune;

/** The last minute of 5 December 2026 in Vietnam, and the first of the day after. */
const LAST_MINUTE = new Date('2026-12-05T16:59:00Z');
const MINUTE_AFTER = new Date('2026-12-05T17:00:00Z');

beforeAll(() => {
  vi.useFakeTimers({ now: LAST_MINUTE, toFake: ['Date'] });
  return () => vi.useRealTimers();
});

// Each in the year of a commune of its own: two of one commune would overlap.
beforeEach(async () => {
  vi.setSystemTime(LAST_MINUTE);
  c = await smallCommune(server);
});

const file = async (cycle: string, as = c.anSession) => {
  const path = `/api/v1/cycles/${cycle}/people/${c.an}/monitoring/2026-11`;
  return ask('get', path, { as });
};
const standing = async (cycle: string) => {
  const { lastDay, isOverdue } = (await file(cycle)).body;
  return [lastDay, isOverdue];
};

describe('the file of a month', () => {
  it('is overdue from the first minute after its last day in Vietnam, and not on the day itself', async () => {
    const cycle = await c.cycle({ entryUntil: '2026-12-05' });
    expect(await standing(cycle)).toEqual(['2026-12-05', false]);
    vi.setSystemTime(MINUTE_AFTER);
    expect(await standing(cycle)).toEqual(['2026-12-05', true]);
  });

  it('is overdue by the day that its unit was given, not by that of all others', async () => {
    const cycle = await c.cycle({ entryUntil: '2026-12-05' });
    const longer = { unit: c.office, entryUntil: '2026-12-06', ground: 'CV 9' };
    const path = `/api/v1/cycles/${cycle}/exceptions`;
    expect((await ask('post', path, { as: c.officer, body: longer })).status).toBe(201);
    vi.setSystemTime(MINUTE_AFTER);
    expect(await standing(cycle)).toEqual(['2026-12-06', false]);
  });

  it('is never overdue where no last day was set', async () => {
    const cycle = await c.cycle();
    vi.setSystemTime(MINUTE_AFTER);
    expect(await standing(cycle)).toEqual([null, false]);
  });

  it('that is overdue is handed in with a reason only, and stays marked late for whoever reads it', async () => {
    const cycle = await c.cycle({ entryUntil: '2026-12-05' });
    const path = `/api/v1/cycles/${cycle}/people/${c.an}/monitoring/2026-11`;
    const hand = async (act: string, body: object, as: string) => {
      const headers = { 'if-match': (await file(cycle, as)).headers.get('etag') ?? '' };
      return ask(act === 'self' ? 'put' : 'post', `${path}/${act}`, { as, body, headers });
    };
    const criteria = {
      sheet: 'general-criteria',
      key: '',
      cells: { rater: 'self', 'I.1': '5' },
      reason: null,
    };
    expect((await hand('self', { rows: [criteria] }, c.anSession)).status).toBe(200);
    vi.setSystemTime(MINUTE_AFTER);
    expect(said(await hand('submission', {}, c.anSession))).toEqual([422, 'cycle.late-needs-reason']);
    const late = await hand('submission', { reason: 'đi công tác' }, c.anSession);
    expect([late.status, late.body.isLate]).toEqual([201, true]);
    for (const as of [c.anSession, c.head]) {
      const { isLate, state } = (await file(cycle, as)).body;
      expect([isLate, state]).toEqual([true, 'submitted']);
    }
    expect((await hand('confirmation', {}, c.head)).body.isLate).toBe(true);
  });

  it('that was handed in in time is not late because its day has passed meanwhile', async () => {
    const cycle = await c.cycle({ entryUntil: '2026-12-05' });
    const path = `/api/v1/cycles/${cycle}/people/${c.an}/monitoring/2026-11`;
    const tag = async (as: string) => ({ 'if-match': (await file(cycle, as)).headers.get('etag') ?? '' });
    const rows = [{ sheet: 'general-criteria', key: '', cells: { rater: 'self', 'I.1': '5' }, reason: null }];
    await ask('put', `${path}/self`, { as: c.anSession, body: { rows }, headers: await tag(c.anSession) });
    const headers = await tag(c.anSession);
    expect((await ask('post', `${path}/submission`, { as: c.anSession, body: {}, headers })).status).toBe(
      201,
    );
    vi.setSystemTime(MINUTE_AFTER);
    const confirmed = await ask('post', `${path}/confirmation`, {
      ...{ as: c.head, body: {}, headers: await tag(c.head) },
    });
    expect([confirmed.status, confirmed.body.isLate]).toEqual([201, false]);
  });
});
