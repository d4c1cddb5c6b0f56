import { describe, expect, it, vi } from 'vitest';
import { Gate } from './gate.ts';
import { RateLimit } from './rate-limit.ts';

const sizes = { general: 2, reserved: 1, mostWaiting: 2, patienceMilliseconds: 60_000 };

describe('the gate', () => {
  it('A47 - lets as many in as there are places, lets some wait, and sends the rest away at once', async () => {
    const gate = new Gate(sizes);
    const inside = [await gate.enter('general'), await gate.enter('general')];
    const waiting = [gate.enter('general'), gate.enter('general')];
    expect(await gate.enter('general')).toBeUndefined();
    expect([gate.running, gate.waiting, gate.shed]).toEqual([2, 2, 1]);
    inside[0]?.();
    const next = await waiting[0];
    expect(next).toBeTypeOf('function');
    expect([gate.running, gate.waiting]).toEqual([2, 1]);
  });

  it('A47 - keeps places for writes of people who are signed in, which go first', async () => {
    const gate = new Gate(sizes);
    const first = await gate.enter('general');
    await gate.enter('general');
    const reader = gate.enter('general');
    expect(await gate.enter('write')).toBeTypeOf('function');
    const writer = gate.enter('write');
    expect(gate.waiting).toBe(2);
    first?.();
    expect(await writer).toBeTypeOf('function');
    // Readers never take the place that is kept, even when nobody writes.
    expect(gate.running).toBe(3);
    expect(gate.waiting).toBe(1);
    expect(await Promise.race([reader, Promise.resolve('waits')])).toBe('waits');
  });

  it('A47 - lets a few begin at once, one place of which is for writes; what takes long goes on beside the others', async () => {
    vi.useFakeTimers();
    try {
      const gate = new Gate({ ...sizes, general: 4, beginning: { most: 2, milliseconds: 250 } });
      const long = await gate.enter('general');
      const next = gate.enter('general');
      expect([gate.running, gate.waiting]).toEqual([1, 1]);
      const write = await gate.enter('write');
      expect([gate.running, gate.waiting]).toEqual([2, 1]);
      write?.();
      // Its place is for another write.
      expect([gate.running, gate.waiting]).toEqual([1, 1]);
      vi.advanceTimersByTime(250);
      expect(await next).toBeTypeOf('function');
      expect([gate.running, gate.waiting]).toEqual([2, 0]);
      long?.();
      // Who has gone on is not counted out of the beginning a second time.
      const third = gate.enter('general');
      expect([gate.running, gate.waiting]).toEqual([1, 1]);
      (await next)?.();
      expect(await third).toBeTypeOf('function');
    } finally {
      vi.useRealTimers();
    }
  });

  it('A47 - never has more at work than places, however long all of them take', async () => {
    vi.useFakeTimers();
    try {
      const gate = new Gate({ ...sizes, mostWaiting: 9, beginning: { most: 2, milliseconds: 250 } });
      const asked = Array.from({ length: 9 }, (_, at) => gate.enter(at % 3 === 0 ? 'write' : 'general'));
      for (let moment = 0; moment < 20; moment += 1) vi.advanceTimersByTime(250);
      expect([gate.running, gate.waiting]).toEqual([3, 6]);
      const entered = await Promise.race([asked[0], asked[8]]);
      entered?.();
      for (let moment = 0; moment < 20; moment += 1) vi.advanceTimersByTime(250);
      expect([gate.running, gate.waiting]).toEqual([3, 5]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets nobody wait longer than its patience, and counts a place given back twice once', async () => {
    const gate = new Gate({ ...sizes, general: 1, reserved: 0, patienceMilliseconds: 5 });
    const leave = await gate.enter('general');
    expect(await gate.enter('general')).toBeUndefined();
    leave?.();
    leave?.();
    expect(gate.running).toBe(0);
    expect(await gate.enter('general')).toBeTypeOf('function');
  });
});

describe('a limit of calls', () => {
  it('counts each caller, says what is left, and begins anew with the next window', () => {
    let now = 120_000;
    const limit = new RateLimit({ calls: 2, seconds: 60 }, () => now);
    expect(limit.count('a')).toEqual({ isWithin: true, limit: 2, left: 1, resetSeconds: 60 });
    now += 30_000;
    expect(limit.count('a')).toMatchObject({ isWithin: true, left: 0, resetSeconds: 30 });
    expect(limit.count('a').isWithin).toBe(false);
    expect(limit.count('b').isWithin).toBe(true);
    now += 30_000;
    expect(limit.count('a').isWithin).toBe(true);
  });
});
