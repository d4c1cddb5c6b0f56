import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask } = server;
const { superuser } = server.database;

const PDF = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
const signedOn = '2026-03-02';

let units: { readonly a: string; readonly b: string };
let officer: string;
let officerOfB: string;
let headOfA: string;
let headOfB: string;
let person: string;
let own: string;

const withRole = async (role: string, unit: string): Promise<string> => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const putIn = (as: string, bytes: Buffer, kind: 'pdf' | 'png' | 'jpg' = 'pdf'): Promise<Reply> =>
  ask('post', '/api/v1/attachments', { as, file: { kind, bytes } });
const open = (as: string, id: unknown): Promise<Reply> =>
  ask('get', `/api/v1/attachments/${id}/file`, { as });
const enter = (as: string, attachment: unknown, of = person, unit = units.a): Promise<Reply> =>
  ask('post', `/api/v1/people/${of}/papers`, {
    as,
    body: { unit, title: 'Phiếu tự đánh giá tháng 02', signedOn, attachment },
  });

beforeAll(async () => {
  const top = await aUnit(superuser, { name: 'Tỉnh' });
  units = {
    a: await aUnit(superuser, { name: 'Xã A', parent: top }),
    b: await aUnit(superuser, { name: 'Xã B', parent: top }),
  };
  officer = await withRole('personnelOfficer', units.a);
  officerOfB = await withRole('personnelOfficer', units.b);
  headOfA = await withRole('head', units.a);
  headOfB = await withRole('head', units.b);
  person = await aPerson(superuser, { name: 'Nguyễn Văn Giấy', unit: units.a });
  own = await server.session(await anAccount(superuser, { person }));
});

describe('an attachment', () => {
  it('is kept as its bytes with their hash, and the same again is the same', async () => {
    const bytes = PDF('một');
    const first = await putIn(officer, bytes);
    expect([first.status, first.body]).toEqual([
      201,
      {
        id: first.body.id,
        kind: 'pdf',
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ]);
    expect((await putIn(officer, bytes)).body.id).toBe(first.body.id);
    const twin = PDF('cùng lúc');
    const twice = await Promise.all([putIn(officer, twin), putIn(officer, twin), putIn(officer, twin)]);
    expect(new Set(twice.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    // Nobody learns from it that somebody else has put the same file in.
    expect((await putIn(officerOfB, bytes)).body.id).not.toBe(first.body.id);
    const { rows } = await superuser.query(
      "select count(*)::int as n from audit.event where action = 'attachment.add'",
    );
    expect(rows[0].n).toBe(3);
  });

  it('comes back as a download that no browser opens or guesses at', async () => {
    const bytes = PDF('hai');
    const { body } = await putIn(officer, bytes);
    const file = await open(officer, body.id);
    expect(file.bytes.equals(bytes)).toBe(true);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="dinh-kem-[0-9a-f]{8}\.pdf"$/,
    );
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['HTML that says it is a PDF', 'pdf', Buffer.from('<script>1</script>%PDF-'), 415],
    ['a PNG that says it is a JPG', 'jpg', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 415],
    ['a PNG', 'png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 201],
    ['a JPG', 'jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), 201],
    ['an empty file', 'pdf', Buffer.alloc(0), 400],
    ['more than twenty megabytes', 'pdf', Buffer.concat([PDF(''), Buffer.alloc(20 * 1024 * 1024)]), 413],
  ] as const)('is looked at before it is taken: %s', async (_, kind, bytes, status) => {
    expect((await putIn(officer, bytes, kind)).status).toBe(status);
  });

  it('A27 - of unit B does not exist for the head of A, by its id or bound to something of theirs', async () => {
    const inB = await aPerson(superuser, { name: 'Người của B', unit: units.b });
    const { body } = await putIn(officerOfB, PDF('của B'));
    expect((await enter(officerOfB, body.id, inB, units.b)).status).toBe(201);
    expect((await open(headOfB, body.id)).status).toBe(200);
    const foreign = await open(headOfA, body.id);
    const absent = await open(headOfA, '01890000-0000-7000-8000-000000000000');
    const { traceId: _, ...said } = foreign.body;
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    expect(absent.body).toMatchObject(said);
    expect((await enter(officer, body.id)).body.code).toBe('attachment.unknown');
    expect((await open(officer, body.id)).status).toBe(404);
    expect((await ask('get', `/api/v1/people/${inB}/papers`, { as: headOfA })).status).toBe(404);
  });

  it('A25 - is out of reach for who put it in once their role is gone', async () => {
    const account = await anAccount(superuser);
    const grant = await aGrant(superuser, { account, role: 'personnelOfficer', unit: units.a });
    const moved = await server.session(account);
    const { body } = await putIn(moved, PDF('trước khi chuyển'));
    expect((await enter(moved, body.id)).status).toBe(201);
    expect((await open(moved, body.id)).status).toBe(200);
    await superuser.query(
      'update congtam.role_grant set ended_at = now(), ended_by = proposed_by where id = $1',
      [grant],
    );
    expect((await open(moved, body.id)).status).toBe(404);
  });

  it('that belongs to nothing is swept after a week; one that is bound stays', async () => {
    const [loose, bound] = [await putIn(headOfA, PDF('rời')), await putIn(headOfA, PDF('gắn'))];
    expect((await enter(headOfA, bound.body.id)).status).toBe(201);
    await superuser.query('alter table congtam.attachment disable trigger user');
    await superuser.query(
      "update congtam.attachment set uploaded_at = now() - interval '8 days' where id = any ($1)",
      [[loose.body.id, bound.body.id]],
    );
    await superuser.query('alter table congtam.attachment enable trigger user');
    const { sweepAttachments } = await import('../../attachments/attachments.ts');
    await server.database.asSystem(sweepAttachments);
    expect((await open(headOfA, loose.body.id)).status).toBe(404);
    expect((await open(headOfA, bound.body.id)).status).toBe(200);
  });

  it('that belongs to nothing is not put in without end', async () => {
    const hoarder = await server.session(await anAccount(superuser));
    const said: number[] = [];
    for (let n = 0; n < 51; n += 1) said.push((await putIn(hoarder, PDF(`tệp ${n}`))).status);
    expect([said.slice(0, 50).every((status) => status === 201), said[50]]).toEqual([true, 429]);
  });
});

describe('what somebody signed on paper', () => {
  it('is entered for them with its scan; the event says by whom, on whose behalf, and they see it', async () => {
    const { body: scan } = await putIn(officer, PDF('phiếu'));
    const entered = await enter(officer, scan.id);
    expect(entered.status).toBe(201);
    const { rows } = await superuser.query(
      "select canonical::jsonb as said from audit.event where action = 'paper.enter' and subject_id = $1",
      [entered.body.id],
    );
    expect(rows[0].said).toMatchObject({
      ...{ role: 'personnelOfficer', person, onBehalfOf: person },
      facts: { attachment: scan.id, sha256: scan.sha256, signedOn },
    });
    const mine = await ask('get', `/api/v1/people/${person}/papers`, { as: own });
    const paper = mine.body.papers?.find(({ id }) => id === entered.body.id);
    expect(paper?.enteredByName).toMatch(/^Người u/);
    expect((await open(own, scan.id)).status).toBe(200);
    const { body } = await ask('get', '/api/v1/events', { as: own });
    const event = body.events?.find(
      ({ action, subject }) => action === 'paper.enter' && subject?.id === paper?.id,
    );
    expect(event).toMatchObject({ onBehalfOf: person, role: 'personnelOfficer', actor: rows[0].said.actor });
  });

  it('A28 - is no paper of a colleague: neither its title nor its bytes are in any answer to them', async () => {
    const { body: scan } = await putIn(officer, PDF('nhận xét về bản thân'));
    const { body: entered } = await enter(officer, scan.id);
    const colleague = await server.session(
      await anAccount(superuser, {
        person: await aPerson(superuser, { name: 'Đồng nghiệp', unit: units.a }),
      }),
    );
    const asked = async (as: string) => [
      await ask('get', `/api/v1/people/${person}/papers`, { as }),
      await open(as, scan.id),
      await ask('get', '/api/v1/events?limit=200', { as }),
    ];
    const [papers, file, events] = (await asked(own)).map(({ bytes }) => bytes.toString('utf8'));
    expect(papers).toContain('Phiếu tự đánh giá');
    expect(file).toContain('nhận xét về bản thân');
    expect(events).toContain(entered.id);
    for (const { bytes } of await asked(colleague)) {
      expect(bytes.toString('utf8')).not.toMatch(new RegExp(`Phiếu tự|nhận xét về|${entered.id}|${person}`));
    }
  });

  it('is entered by an officer or head of the unit, once for a scan, never for oneself', async () => {
    const scan = async (as: string, text: string) => (await putIn(as, PDF(text))).body.id;
    expect((await enter(headOfA, await scan(headOfA, 'của trưởng'))).status).toBe(201);
    const twice = await scan(officer, 'hai lần');
    expect((await enter(officer, twice)).status).toBe(201);
    expect((await enter(officer, twice)).body.code).toBe('paper.entered-before');
    expect((await enter(officerOfB, await scan(officerOfB, 'khác'))).status).toBe(404);
    expect((await enter(own, await scan(own, 'tự nhập'))).status).toBe(403);
    const account = await anAccount(superuser, {
      person: await aPerson(superuser, { name: 'Tự', unit: units.a }),
    });
    await aGrant(superuser, { account, role: 'personnelOfficer', unit: units.a });
    const self = await server.session(account);
    const { rows } = await superuser.query('select person_id as id from congtam.account where id = $1', [
      account,
    ]);
    expect((await enter(self, await scan(self, 'cho mình'), rows[0].id)).body.code).toBe(
      'access.not-to-yourself',
    );
    expect((await enter(officer, await scan(officer, 'ở đơn vị khác'), person, units.b)).status).toBe(404);
    expect(server.faults).toEqual([]);
  });
});
