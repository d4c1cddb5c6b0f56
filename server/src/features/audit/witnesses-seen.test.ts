import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreementOf, readCheckpoint } from '@congtam/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLogKey } from '../../audit/log-key.ts';
import { eventSigner } from '../../audit/receipts.ts';
import { sealWaiting, signNewCheckpoint } from '../../audit/sealer.ts';
import { sendCheckpoints } from '../../audit/send-checkpoints.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const folder = mkdtempSync(join(tmpdir(), 'congtam-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = openLogKey(folder);
database.signEventsWith(eventSigner(key));
const administrator = await anAccount(superuser);
await aGrant(superuser, { account: administrator, role: 'administrator' });
const admin = await server.session(administrator);
const anybody = await server.session(await anAccount(superuser));
const notes: string[] = [];

beforeAll(async () => {
  writeFileSync(join(folder, 'checkpoints.jsonl'), '');
  for (let at = 0; at < 3; at += 1) {
    for (let act = 0; act < 3; act += 1) {
      const login = `so-${at}-${act}`;
      await ask('post', '/api/v1/accounts', { as: admin, body: { login, displayName: 'Người mới' } });
    }
    await sealWaiting(database, { key });
    notes.push(
      (await signNewCheckpoint(database, { key, journal: join(folder, 'checkpoints.jsonl') })) ?? '',
    );
  }
});

describe('checkpoints', () => {
  it('can be asked for by whoever has signed in, with the proof that leads from one to the next', async () => {
    const newest = await ask('get', '/api/v1/checkpoints/newest', { as: anybody });
    expect(newest.body).toMatchObject({ note: notes[2], cosignatures: [] });
    const [earlier, later] = [notes[0], notes[2]].map((note) => readCheckpoint(note ?? '', key.keys)?.size);
    const path = `/api/v1/checkpoints/consistency?earlier=${earlier}&later=${later}`;
    const { body } = await ask('get', path, { as: anybody });
    const proof = JSON.parse(JSON.stringify(body));
    const given = { origin: key.origin, keys: key.keys };
    expect(agreementOf(notes[0] ?? '', notes[2] ?? '', { ...given, proofs: [proof] })).toBe('one-history');
    const other = { ...proof, proof: [...proof.proof].reverse().slice(1) };
    expect(agreementOf(notes[0] ?? '', notes[2] ?? '', { ...given, proofs: [other] })).toBe('two-histories');
  });

  it('have no proof beyond the log, or backwards', async () => {
    for (const query of ['earlier=5&later=3', 'earlier=1&later=100000']) {
      expect((await ask('get', `/api/v1/checkpoints/consistency?${query}`, { as: anybody })).status).toBe(
        404,
      );
    }
  });
});

describe('witnesses', () => {
  it('are shown to administrators with what they have and what fails, and to nobody else', async () => {
    const told = { name: 'https://bo.example/add', kind: 'http', restSeconds: 0 } as const;
    const line = '— bo.example QUJD';
    await sendCheckpoints(database, [
      { ...told, deliver: async () => ({ kind: 'taken', cosignatures: [line] }) },
      { ...told, name: 'mailto:giu@x.example', deliver: async () => ({ kind: 'failed', code: 'timed-out' }) },
    ]);
    const size = readCheckpoint(notes[2] ?? '', key.keys)?.size;
    const { body } = await ask('get', '/api/v1/witnesses', { as: admin });
    expect(body.witnesses).toEqual([
      expect.objectContaining({ name: told.name, sentSize: size, behind: 0, failure: null }),
      expect.objectContaining({
        name: 'mailto:giu@x.example',
        sentSize: 0,
        behind: size,
        failure: 'timed-out',
        tries: 1,
      }),
    ]);
    expect((await ask('get', '/api/v1/witnesses', { as: anybody })).status).toBe(403);
    const newest = await ask('get', '/api/v1/checkpoints/newest', { as: anybody });
    expect(newest.body.cosignatures).toEqual([line]);
  });
});

it('events are listed page by page, each page leading to the next', async () => {
  const found: string[] = [];
  let next: string | undefined = '/api/v1/events?limit=4';
  while (next !== undefined) {
    const { body, headers } = await ask('get', next, { as: admin });
    found.push(...(body.events ?? []).map(({ id }) => String(id)));
    next = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
  }
  expect(found.length).toBeGreaterThanOrEqual(9);
  expect(found).toEqual([...new Set(found)].sort().reverse());
});
