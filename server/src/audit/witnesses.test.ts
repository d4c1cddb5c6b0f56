import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provesConsistency, readCheckpoint } from '@congtam/evidence';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { account } from '../database/as-actor.ts';
import { workOnce } from '../jobs/worker.ts';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { testDatabase } from '../testing/test-database.ts';
import { openLogKey } from './log-key.ts';
import { eventSigner } from './receipts.ts';
import { record } from './record.ts';
import { sealWaiting, signNewCheckpoint } from './sealer.ts';
import { sendCheckpoints } from './send-checkpoints.ts';
import { sealingJobs, sealSoon } from './soon.ts';
import type { Delivered, Delivery, Witness } from './witness.ts';
import { httpWitness } from './witness-http.ts';
import { mailWitness } from './witness-mail.ts';

const database = await testDatabase();
const { asActor, superuser } = database;
const folder = mkdtempSync(join(tmpdir(), 'congtam-witness-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = openLogKey(folder);
database.signEventsWith(eventSigner(key));
const settings = { key, journal: join(folder, 'checkpoints.jsonl') };
const administrator = await anAccount(superuser);
await aGrant(superuser, { account: administrator, role: 'administrator' });

async function act(): Promise<void> {
  await asActor(account(administrator), (tx) =>
    record(tx, { action: 'account.disable', subject: { kind: 'account', id: 'a' } }),
  );
}
async function newCheckpoint(): Promise<string> {
  await act();
  await sealWaiting(database, settings);
  return (await signNewCheckpoint(database, settings)) ?? '';
}
const sizeOf = (note: string) => readCheckpoint(note, key.keys)?.size ?? -1;
const dueNow = () => superuser.query('update audit.witness set next_try_at = now()');
const stateOf = async (name: string) =>
  (await superuser.query('select sent_size::int, tries, failure from audit.witness where name = $1', [name]))
    .rows[0];

/** A witness that answers as told and keeps what it was handed. */
function witness(name: string, restSeconds = 0, answers: Delivered[] = []) {
  const handed: Delivery[] = [];
  const told: Witness = {
    name,
    kind: 'http',
    restSeconds,
    deliver: async (delivery) => {
      handed.push(delivery);
      return answers.shift() ?? { kind: 'taken', cosignatures: [] };
    },
  };
  return { told, handed, answers };
}

describe('the outbox of checkpoints', () => {
  let newest = '';
  beforeEach(async () => {
    newest = await newCheckpoint();
  });

  it('hands each witness the newest checkpoint once, with what leads to it from the one before', async () => {
    const { told, handed } = witness('https://one.example/add');
    await sendCheckpoints(database, [told]);
    await sendCheckpoints(database, [told]);
    expect(handed.map(({ note, held }) => [note, held])).toEqual([[newest, 0]]);
    const next = await newCheckpoint();
    await sendCheckpoints(database, [told]);
    expect(handed).toHaveLength(2);
    const [earlier, later] = [newest, next].map((note) => readCheckpoint(note, key.keys)!);
    expect(handed[1]?.held).toBe(earlier?.size);
    expect(provesConsistency({ earlier: earlier!, later: later!, proof: handed[1]?.proof ?? [] })).toBe(true);
  });

  it('tries one that cannot be reached again, later each time, and says so', async () => {
    const name = 'https://away.example/add';
    const { told, handed, answers } = witness(name);
    answers.push({ kind: 'failed', code: 'not-reached' }, { kind: 'failed', code: 'timed-out' });
    expect([...(await sendCheckpoints(database, [told]))]).toEqual([[name, 'not-reached']]);
    await sendCheckpoints(database, [told], { isUrgent: true });
    expect(handed).toHaveLength(1);
    await dueNow();
    await sendCheckpoints(database, [told]);
    expect(await stateOf(name)).toMatchObject({ tries: 2, failure: 'timed-out', sent_size: 0 });
    const { rows } = await superuser.query(
      "select next_try_at > now() + interval '15 seconds' as waits from audit.witness where name = $1",
      [name],
    );
    expect(rows[0].waits).toBe(true);
    await dueNow();
    await sendCheckpoints(database, [told]);
    expect(await stateOf(name)).toMatchObject({ tries: 0, failure: null, sent_size: sizeOf(newest) });
  });

  it('is handed out by one server, however many look', async () => {
    const { told, handed } = witness('https://two.example/add');
    await Promise.all([1, 2, 3].map(() => sendCheckpoints(database, [told])));
    expect(handed).toHaveLength(1);
  });

  it('lets a mailbox rest, but not after a publication', async () => {
    const { told, handed } = witness('mailto:a@b', 3600);
    await sendCheckpoints(database, [told]);
    await newCheckpoint();
    await sendCheckpoints(database, [told]);
    expect(handed).toHaveLength(1);
    await asActor(account(administrator), async (tx) => {
      await record(tx, { action: 'cycle.open', subject: { kind: 'cycle', id: '2026' } });
      await sealSoon(tx);
    });
    await workOnce(database, sealingJobs(database, settings, [told]), {
      leaseSeconds: 60,
      mostAttempts: 1,
      onFailure: (_, error) => {
        throw error;
      },
    });
    expect(handed).toHaveLength(2);
    const { rows } = await superuser.query(
      'select count(*)::int as n from audit.event e where not exists (select 1 from audit.leaf where event_id = e.id)',
    );
    expect(rows[0].n).toBe(0);
    expect(handed[1]?.size).toBe(
      (await superuser.query('select count(*)::int as n from audit.leaf')).rows[0].n,
    );
  });

  it('begins from what the witness says it has', async () => {
    const { told, handed, answers } = witness('https://knows.example/add');
    const size = sizeOf(newest);
    answers.push({ kind: 'holds', size: size - 1 });
    await sendCheckpoints(database, [told]);
    expect(handed.map(({ held }) => held)).toEqual([0, size - 1]);
    expect(await stateOf(told.name)).toMatchObject({ sent_size: size, failure: null });
  });

  it('A20 - a witness that has more than the log is told of as such', async () => {
    const { told, answers } = witness('https://more.example/add');
    answers.push({ kind: 'holds', size: sizeOf(newest) + 5 });
    await sendCheckpoints(database, [told]);
    expect(await stateOf(told.name)).toMatchObject({ failure: 'holds-more' });
  });

  it('keeps what the witness signed itself', async () => {
    const line = '— witness.example SGVsbG8=';
    const { told, answers } = witness('https://signs.example/add');
    answers.push({ kind: 'taken', cosignatures: [line] });
    await sendCheckpoints(database, [told]);
    const { rows } = await superuser.query('select size::int, line from audit.cosignature');
    expect(rows).toEqual([{ size: sizeOf(newest), line }]);
  });
});

describe('a witness asked over HTTP', () => {
  const delivery: Delivery = {
    origin: 'congtam/x',
    note: 'congtam/x\n8\nAAAA\n\n— congtam/x AAAA\n',
    size: 8,
    held: 3,
    proof: [Buffer.from('ab')],
  };
  async function asked(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        bodies.push(`${request.method} ${request.url} ${body}`);
        answer(request, response);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const outcome = await httpWitness(new URL(`http://127.0.0.1:${port}/add-checkpoint`), 300).deliver(
      delivery,
    );
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    return { outcome, bodies };
  }

  it('is handed size, proof and checkpoint, and answers with its signature', async () => {
    const { outcome, bodies } = await asked((_, response) => response.end('— w.example AAAA\nrác\n'));
    expect(bodies).toEqual([`POST /add-checkpoint old 3\nYWI=\n\n${delivery.note}`]);
    expect(outcome).toEqual({ kind: 'taken', cosignatures: ['— w.example AAAA'] });
  });

  it.each([
    [409, '5\n', { kind: 'holds', size: 5 }],
    [422, '', { kind: 'failed', code: 'history-differs' }],
    [500, 'secret words', { kind: 'failed', code: 'http-500' }],
  ])('that answers %i: understood', async (status, body, wanted) => {
    const { outcome } = await asked((_, response) => {
      response.statusCode = status;
      response.end(body);
    });
    expect(outcome).toEqual(wanted);
  });

  it('A44 - that sends elsewhere is not followed', async () => {
    let hits = 0;
    const elsewhere = createServer((_, response) => {
      hits += 1;
      response.end();
    });
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
    const { port } = elsewhere.address() as AddressInfo;
    const { outcome } = await asked((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` });
      response.end();
    });
    expect(outcome).toEqual({ kind: 'failed', code: 'redirected' });
    expect(hits).toBe(0);
    await new Promise((done) => elsewhere.close(done));
  });

  it('that does not answer is not waited for', async () => {
    const { outcome } = await asked(() => {});
    expect(outcome).toEqual({ kind: 'failed', code: 'timed-out' });
  });

  it('that is not there is told of by code', async () => {
    const outcome = await httpWitness(new URL('http://127.0.0.1:9/')).deliver(delivery);
    expect(outcome).toEqual({ kind: 'failed', code: 'not-reached' });
  });
});

describe('a mailbox', () => {
  /** As much of a mail server as takes one letter. */
  async function mailServer(greeting: string) {
    let said = '';
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.write(greeting);
      let isLetter = false;
      socket.on('data', (data) => {
        said += data;
        if (isLetter && /\r\n\.\r\n$/.test(said)) {
          isLetter = false;
          socket.write('250 ok\r\n');
        } else if (!isLetter) {
          for (const word of String(data)
            .split('\r\n')
            .filter((each) => each !== '')) {
            if (word === 'DATA') isLetter = true;
            socket.write(word === 'DATA' ? '354 go on\r\n' : word === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
          }
        }
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return { port, said: () => said, close: () => new Promise((done) => server.close(done)) };
  }
  const delivery: Delivery = {
    origin: 'congtam/x',
    note: 'congtam/x\n8\nAAAA\n',
    size: 8,
    held: 0,
    proof: [],
  };
  const settingsOf = (port: number) => ({
    ...{ host: '127.0.0.1', port, isTls: false },
    from: 'congtam@tinh.example',
  });

  it('takes a letter that holds the checkpoint', async () => {
    const server = await mailServer('220 mail\r\n');
    const outcome = await mailWitness('nguoi-giu@bo.example', settingsOf(server.port)).deliver(delivery);
    expect(outcome).toEqual({ kind: 'taken', cosignatures: [] });
    expect(server.said()).toContain('RCPT TO:<nguoi-giu@bo.example>');
    expect(server.said()).toContain('congtam/x\r\n8\r\nAAAA');
    await server.close();
  });

  it('that refuses is told of by code', async () => {
    const server = await mailServer('554 no\r\n');
    const outcome = await mailWitness('x@bo.example', settingsOf(server.port), 300).deliver(delivery);
    expect(outcome).toMatchObject({ kind: 'failed', code: expect.stringMatching(/^mail/) });
    await server.close();
  });
});
