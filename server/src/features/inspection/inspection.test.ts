import { createHash } from 'node:crypto';
import { keysOf, standingOfExport } from '@congtam/evidence';
import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { daysFromToday } from '../../testing/days.ts';
import { type DecidedCycle, decidedCycle } from '../../testing/decided-cycle.ts';
import { enrolled } from '../../testing/second-factor.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { waitsFor } from '../../testing/waits.ts';
import { afterFindingAct, FINDING_ACTS, FINDING_STATES, stateOn } from './inspection.states.ts';
import { drawSample } from './sampling.ts';

const server = await testServer();
const { ask, database, session } = server;
const { superuser } = database;
let year: DecidedCycle;
let opener: string;
/** Logins and sessions of those who inspect, and of one who does not. */
let lead: { login: string; session: string; account: string };
let outsider: { login: string; session: string; account: string };

async function somebodyElsewhere() {
  const elsewhere = await aUnit(superuser, { name: 'Sở Nội vụ' });
  const account = await anAccount(superuser, {
    person: await aPerson(superuser, { name: 'Thanh tra viên', unit: elsewhere }),
  });
  const { rows } = await superuser.query('select login from congtam.account where id = $1', [account]);
  return { account, login: String(rows[0].login), session: await session(account) };
}

const open = (more: object = {}, as = opener): Promise<Reply> =>
  ask('post', '/api/v1/inspections', {
    as,
    body: {
      ...{ unit: year.commune, document: 'QĐ 15/QĐ-SNV ngày 01/10', purpose: 'Kiểm tra đánh giá, xếp loại' },
      ...{ units: [year.office], coversFrom: '2026-01-01', coversTo: '2026-12-31' },
      ...{ from: daysFromToday(-1), to: daysFromToday(30), members: [lead.login], ...more },
    },
  });
const opened = async (more: object = {}): Promise<string> => {
  const reply = await open(more);
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return String(reply.body.id);
};
const at = (id: unknown, what: string, as: string, body: object): Promise<Reply> =>
  ask('post', `/api/v1/inspections/${id}/${what}`, { as, body });
const end = (id: string) => at(id, 'end', opener, { reason: 'xong' });
const notices = async (account: string): Promise<number> =>
  Number(
    (
      await superuser.query(
        "select count(*) from congtam.notice where account_id = $1 and kind = 'inspection'",
        [account],
      )
    ).rows[0].count,
  );
const accountOf = async (person: string): Promise<string> =>
  String((await superuser.query('select id from congtam.account where person_id = $1', [person])).rows[0].id);

beforeAll(async () => {
  year = await decidedCycle(server);
  const homeAffairs = await anAccount(superuser);
  await aGrant(superuser, { account: homeAffairs, role: 'homeAffairs', unit: year.commune });
  opener = await session(homeAffairs);
  lead = await somebodyElsewhere();
  outsider = await somebodyElsewhere();
}, 120_000);

describe('an inspection', () => {
  it('is opened by who is competent for its units, with members who serve in none of them and administer nothing', async () => {
    expect(said(await open({}, year.officer))[0]).toBe(403);
    const other = await aUnit(superuser, { name: 'Tỉnh khác' });
    expect(said(await open({ units: [other] }))).toEqual([422, 'inspection.outside-own-scope']);
    const { rows } = await superuser.query('select login from congtam.account where person_id = $1', [
      year.headPerson,
    ]);
    expect(said(await open({ members: [rows[0].login] }))).toEqual([422, 'inspection.not-a-member']);
    const administrator = await anAccount(superuser);
    await aGrant(superuser, { account: administrator, role: 'administrator' });
    const { rows: logins } = await superuser.query('select login from congtam.account where id = $1', [
      administrator,
    ]);
    expect(said(await open({ members: [logins[0].login] }))).toEqual([422, 'inspection.not-a-member']);
    // An account that one administrator alone has opened holds no role, and inspects nothing.
    const alone = await somebodyElsewhere();
    await superuser.query('update congtam.account set opened_by_one = true where id = $1', [alone.account]);
    expect(said(await open({ members: [alone.login] }))).toEqual([422, 'inspection.not-a-member']);
    const reply = await open();
    expect([reply.status, reply.body.state, reply.body.members]).toMatchObject([
      201,
      'running',
      [{ leads: true }],
    ]);
    // Who answers for the unit sees that it is inspected; somebody of no part in it does not.
    const seenBy = async (as: string) =>
      said(await ask('get', `/api/v1/inspections/${reply.body.id}`, { as }))[0];
    expect([await seenBy(lead.session), await seenBy(year.head), await seenBy(outsider.session)]).toEqual([
      200, 200, 404,
    ]);
    await end(String(reply.body.id));
  });

  it('A30 - scope: its members read only its units, only of its time, only on its days, and change nothing', async () => {
    const results = `/api/v1/cycles/${year.cycleId}/levels`;
    const read = async (as = lead.session) => {
      const reply = await ask('get', results, { as });
      return [reply.status, JSON.stringify(reply.body).includes(year.anCode)];
    };
    const person = async (id: string) =>
      (await ask('get', `/api/v1/people/${id}`, { as: lead.session })).status;
    const elsewhere = await aPerson(superuser, {
      ...{ name: 'Nơi khác', unit: await aUnit(superuser, { name: 'Phòng khác', parent: year.commune }) },
    });
    expect([(await read())[0], await person(year.an)]).toEqual([403, 404]);
    const id = await opened();
    expect([await read(), await person(year.an), await person(elsewhere)]).toEqual([[200, true], 200, 404]);
    const level = `/api/v1/cycles/${year.cycleId}/levels/nd-335-2025/${year.anCode}`;
    const current = await ask('get', level, { as: lead.session });
    expect(current.status).toBe(200);
    const decide = await ask('post', `${level}/decision`, {
      as: lead.session,
      body: { level: 'excellent', reason: 'x', document: 'x' },
      headers: { 'if-match': current.headers.get('etag') ?? '' },
    });
    expect(decide.status).toBe(403);
    const put = await ask('put', `/api/v1/cycles/${year.cycleId}/sheets/work-products`, {
      as: lead.session,
      body: { rows: [], document: 'x' },
    });
    expect([400, 403]).toContain(put.status);
    // The whole cannot be taken out past the inspection.
    const text = 'regulation=nd-335-2025&version=2026-01-01&year=2026';
    for (const whole of [
      `cycles/${year.cycleId}/evidence`,
      `units/${year.office}/consolidation/people?period=2026`,
      `units/${year.office}/work-tables?${text}`,
      `units/${year.office}/pack-tables?${text}`,
    ]) {
      expect(said(await ask('get', `/api/v1/${whole}`, { as: lead.session }))).toEqual([
        403,
        'access.not-allowed',
      ]);
      const { status } = await ask('get', `/api/v1/${whole}`, { as: year.officer });
      expect([whole, status]).toEqual([whole, 200]);
    }
    // Counts are shown as before.
    const counts = `/api/v1/units/${year.office}/consolidation?period=2026`;
    expect((await ask('get', counts, { as: lead.session })).status).toBe(200);
    await end(id);
    expect([(await read())[0], await person(year.an)]).toEqual([403, 404]);
    const ofLastYear = await opened({ coversFrom: '2025-01-01', coversTo: '2025-12-31' });
    expect([(await read())[0], await person(year.an)]).toEqual([404, 200]);
    await end(ofLastYear);
    const later = await opened({ from: daysFromToday(2) });
    expect((await read())[0]).toBe(403);
    expect(said(await at(later, 'samples', lead.session, { cycle: year.cycleId, size: 1 }))).toEqual([
      409,
      'inspection.not-running',
    ]);
    await end(later);
  });

  it('who inspects sees what they saw before by their own roles, whatever the time that is looked at', async () => {
    const both = await somebodyElsewhere();
    await aGrant(superuser, { account: both.account, role: 'homeAffairs', unit: year.commune });
    const results = () => ask('get', `/api/v1/cycles/${year.cycleId}/levels`, { as: both.session });
    expect((await results()).status).toBe(200);
    const id = await opened({ coversFrom: '2025-01-01', coversTo: '2025-12-31', members: [both.login] });
    expect(JSON.stringify((await results()).body)).toContain(year.anCode);
    await end(id);
  });
});

describe('a sample', () => {
  it('is drawn by seed and code alone: the same list in any order gives the same, by arithmetic anyone can repeat', () => {
    const codes = Array.from({ length: 50 }, (_, at) => `CB${at}`);
    const drawn = drawSample('một hạt giống', codes, 5);
    expect(drawSample('một hạt giống', [...codes].reverse(), 5)).toEqual(drawn);
    expect(drawSample('hạt giống khác', codes, 5)).not.toEqual(drawn);
    const byHand = codes
      .map((code) => [createHash('sha256').update(`một hạt giống\n${code}`).digest('hex'), code] as const)
      .sort(([one], [other]) => one.localeCompare(other))
      .slice(0, 5)
      .map(([, code]) => code);
    expect(drawn).toEqual(byHand);
    expect(drawSample('x', codes, 500)).toHaveLength(50);
  });

  it('is recorded with its seed and its list, and drawn by members only', async () => {
    const id = await opened();
    const body = { cycle: year.cycleId, size: 1, seed: 'phien hop 26/11' };
    expect(said(await at(id, 'samples', opener, body))[0]).toBe(403);
    expect(said(await at(id, 'samples', outsider.session, body))[0]).toBe(404);
    const { status, body: sample } = await at(id, 'samples', lead.session, body);
    expect([status, sample.drawn]).toEqual([
      201,
      drawSample(
        body.seed,
        [String(sample.population)].flatMap((all) => all.split(',')),
        1,
      ),
    ]);
    expect(sample.population).toContain(year.anCode);
    const { body: again } = await at(id, 'samples', lead.session, { cycle: year.cycleId, size: 1 });
    expect([again.number, /^[0-9a-f]{32}$/.test(String(again.seed))]).toEqual([2, true]);
    await end(id);
  });
});

describe('evidence and findings', () => {
  it('a request has its day, is answered with files by whom it was put to, and a late answer is marked', async () => {
    const id = await opened();
    const head = await accountOf(year.headPerson);
    const before = await notices(head);
    const { body: request } = await at(id, 'requests', lead.session, {
      ...{ unit: year.office, asks: 'Cung cấp bảng phân công tháng 3', dueOn: daysFromToday(-1) },
    });
    expect([request.isOverdue, await notices(head)]).toEqual([true, before + 1]);
    const elsewhere = await aUnit(superuser, { name: 'Ngoài' });
    expect(
      said(await at(id, 'requests', lead.session, { unit: elsewhere, asks: 'x', dueOn: daysFromToday(1) })),
    ).toEqual([422, 'inspection.outside-scope']);
    const answer = (as: string, body: object) =>
      ask('post', `/api/v1/inspection-requests/${request.id}/answers`, { as, body });
    expect(said(await answer(year.anSession, { words: 'x' }))[0]).toBe(404);
    const waits = () =>
      Promise.all(
        [year.head, year.anSession, lead.session].map((as) => waitsFor(server, as, ['supplyEvidence'])),
      );
    expect(await waits()).toEqual([[`supplyEvidence 1 ${daysFromToday(-1)}`], [], []]);
    // What an inspection asked for that has ended waits for nobody.
    const over = await opened();
    const { status } = await at(over, 'requests', lead.session, {
      ...{ unit: year.office, asks: 'Cung cấp sổ giao việc', dueOn: daysFromToday(3) },
    });
    expect([status, await waits()]).toEqual([201, [[`supplyEvidence 2 ${daysFromToday(-1)}`], [], []]]);
    await end(over);
    expect(await waits()).toEqual([[`supplyEvidence 1 ${daysFromToday(-1)}`], [], []]);
    const file = await ask('post', '/api/v1/attachments', {
      as: year.head,
      file: { kind: 'pdf', bytes: Buffer.from('%PDF-1.7 bảng phân công') },
    });
    const answered = await answer(year.head, { words: 'Gửi kèm', files: [file.body.id] });
    expect([answered.status, answered.body.answers]).toMatchObject([
      201,
      [{ isLate: true, files: [{ kind: 'pdf' }] }],
    ]);
    expect(await waits()).toEqual([[], [], []]);
    const opening = (as: string) => ask('get', `/api/v1/attachments/${file.body.id}/file`, { as });
    expect([(await opening(lead.session)).status, (await opening(outsider.session)).status]).toEqual([
      200, 404,
    ]);
    await end(id);
  });

  it('a finding is told first, stands after the reply, and then lies beside the file as evidence', async () => {
    const id = await opened();
    const told = await at(id, 'findings', lead.session, {
      ...{ unit: year.office, person: year.an, says: 'Khai trùng sản phẩm', article: 'Điều 14' },
      ...{ on: '2026-03-10', replyBy: daysFromToday(5) },
    });
    expect([told.status, told.body.state]).toEqual([201, 'told']);
    expect(await notices(await accountOf(year.an))).toBe(1);
    const waits = () =>
      Promise.all(
        [year.anSession, year.head, lead.session].map((as) =>
          waitsFor(server, as, ['replyToFinding', 'settleFinding']),
        ),
      );
    expect(await waits()).toEqual([[`replyToFinding 1 ${daysFromToday(5)}`], [], []]);
    const on = (what: string, as: string, body: object) =>
      ask('post', `/api/v1/inspection-findings/${told.body.id}/${what}`, { as, body });
    const stand = () => on('settlement', lead.session, { act: 'stand', words: 'đã xem xét giải trình' });
    expect(said(await stand())).toEqual([409, 'inspection.reply-first']);
    // The right of reply is the person's own: neither a colleague nor the head takes it.
    expect(said(await on('replies', year.binhSession, { words: 'x' }))[0]).toBe(404);
    expect(said(await on('replies', year.head, { words: 'x' }))[0]).toBe(403);
    const replied = await on('replies', year.anSession, { words: 'Hai sản phẩm khác nhau' });
    expect([replied.status, replied.body.state]).toEqual([201, 'replied']);
    expect(await waits()).toEqual([[], [], [`settleFinding 1 ${daysFromToday(30)}`]]);
    const standing = async () =>
      (
        await superuser.query(
          "select count(*)::integer as n from congtam.inspection_finding_step where finding_id = $1 and state = 'standing'",
          [told.body.id],
        )
      ).rows[0].n;
    expect(await standing()).toBe(0);
    expect((await stand()).body).toMatchObject({ state: 'standing' });
    expect(await standing()).toBe(1);
    expect(await waits()).toEqual([[], [], []]);
    // It is explained by whoever proposes the highest level for this person in this year.
    const recipient = year.commune;
    const { body: dossier } = await ask('post', `/api/v1/cycles/${year.cycleId}/dossiers`, {
      as: year.officer,
      body: { subject: year.anCode, recipient },
    });
    const { body: checked } = await ask('get', `/api/v1/dossiers/${dossier.id}`, { as: year.officer });
    expect(JSON.stringify(checked.beside ?? checked)).toContain('inspectionFinding');
    await end(id);
    expect(said(await on('settlement', lead.session, { act: 'drop', words: 'x' }))).toEqual([
      409,
      'inspection.not-running',
    ]);
  });

  it('a day for the reply lies ahead, and a finding is of the time looked at', async () => {
    const id = await opened();
    const tell = (more: object) =>
      at(id, 'findings', lead.session, {
        ...{ unit: year.office, says: 'x', on: '2026-03-10', replyBy: daysFromToday(5), ...more },
      });
    expect(said(await tell({ replyBy: daysFromToday(0) }))).toEqual([422, 'inspection.reply-day-past']);
    // On its last day nobody could let it stand or drop it any more.
    expect(said(await tell({ replyBy: daysFromToday(30) }))).toEqual([422, 'inspection.reply-day-late']);
    expect(said(await tell({ on: '2025-03-10' }))).toEqual([422, 'inspection.outside-scope']);
    const { body } = await tell({});
    const reply = await ask('post', `/api/v1/inspection-findings/${body.id}/replies`, {
      as: year.head,
      body: { words: 'Đã khắc phục' },
    });
    expect(reply.body.state).toBe('replied');
    await end(id);
  });

  it('goes from each state only where the table of acts says', () => {
    const after = FINDING_STATES.flatMap((state) =>
      FINDING_ACTS.map((act) => `${state} ${act} ${afterFindingAct(state, act) ?? 'no'}`),
    );
    expect(after.filter((one) => one.endsWith(' no'))).toEqual([
      'standing reply no',
      'standing stand no',
      'dropped reply no',
      'dropped stand no',
      'dropped drop no',
    ]);
    const days = { from: '2026-02-01', to: '2026-02-10', isEnded: false };
    expect(['2026-01-31', '2026-02-10', '2026-02-11'].map((day) => stateOn(day, days))).toEqual([
      'planned',
      'running',
      'over',
    ]);
  });
});

describe('A30 - an export of an inspection', () => {
  let id: string;
  const take = (more: object = {}, as = lead.session) =>
    at(id, 'exports', as, { cycle: year.cycleId, purpose: 'Đối chiếu tại đơn vị', ...more });

  beforeAll(async () => {
    id = await opened({ mostRows: 1 });
  });

  it('A30 - step-up: takes a second factor shown within minutes, and a purpose', async () => {
    expect(said(await take())).toEqual([403, 'access.second-factor-needed']);
    await enrolled(ask, lead.session);
    expect(said(await at(id, 'exports', lead.session, { cycle: year.cycleId }))[0]).toBe(400);
    expect((await take({ unit: year.office })).status).not.toBe(403);
    const elsewhere = await session(lead.account);
    expect(said(await take({}, elsewhere))).toEqual([403, 'access.second-factor-needed']);
  });

  it('A30 - row cap: has at most the rows the inspection allows, and says how to ask for less', async () => {
    expect(said(await take())).toEqual([409, 'inspection.too-many-rows']);
    await at(id, 'samples', lead.session, { cycle: year.cycleId, size: 1 });
    const { status, body } = await take({ sample: 1 });
    expect([status, body.rows]).toEqual([201, 1]);
    expect(said(await take({ sample: 9 }))).toEqual([422, 'inspection.outside-scope']);
  });

  it('A30 - watermark, log and notice: each row says who took it for what, the log has its hash, the head is told', async () => {
    const head = await accountOf(year.headPerson);
    const before = await notices(head);
    const { body } = await take({ sample: 1 });
    const lines = String(body.content)
      .split('\r\n')
      .filter((line) => line !== '');
    const marked = lines.filter(
      (line) => line.includes('QĐ 15/QĐ-SNV') && line.includes('Đối chiếu tại đơn vị'),
    );
    expect([lines.length, marked.length]).toEqual([3, 2]);
    expect(await notices(head)).toBe(before + 1);
    const sha256 = createHash('sha256').update(String(body.content)).digest('hex');
    const { rows } = await superuser.query(
      "select canonical from audit.event where canonical::jsonb ->> 'action' = 'inspection.export' order by at desc limit 1",
    );
    expect(JSON.parse(rows[0].canonical).facts).toMatchObject({ sha256, rows: 1, export: body.id });
    // Whom the sample drew is told that they were taken out, and nobody else.
    const { rows: samples } = await superuser.query(
      'select drawn from congtam.inspection_sample where inspection_id = $1 and number = 1',
      [id],
    );
    for (const [code, as] of [
      [year.anCode, year.anSession],
      [year.binhCode, year.binhSession],
    ] as const) {
      const { body: told } = await ask('get', '/api/v1/me/readers', { as });
      const exports = (told.readings ?? []).filter(({ action }) => action === 'inspection.export');
      expect(exports.map(({ role, unit }) => [role, unit])).toEqual(
        samples[0].drawn.includes(code) ? [['inspector', 'UBND xã']] : [],
      );
    }
    const { body: listed } = await ask('get', `/api/v1/inspections/${id}/exports`, { as: year.head });
    expect(listed.exports).toContainEqual(
      expect.objectContaining({ sha256, purpose: 'Đối chiếu tại đơn vị' }),
    );
  });

  it('A30 - is verified without the server: the bytes, the event and the signature of the log', async () => {
    const { body } = await take({ sample: 1 });
    const proof = JSON.parse(JSON.stringify(body.proof));
    const { origin } = proof.promise;
    const keys = keysOf(origin, [server.publicKey], []);
    const bytes = Buffer.from(String(body.content));
    expect(standingOfExport(bytes, proof, origin, keys)).toBe('as-exported');
    expect(standingOfExport(Buffer.from(`${body.content} `), proof, origin, keys)).toBe('bytes-altered');
    const altered = { ...proof, event: String(proof.event).replace('"rows":1', '"rows":2') };
    expect(standingOfExport(bytes, altered, origin, keys)).toBe('event-altered');
    expect(standingOfExport(bytes, proof, 'another/log', keys)).toBe('export-unsigned');
  });
});
