import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { type DecidedCycle, decidedCycle } from '../../testing/decided-cycle.ts';
import { rowWatch } from '../../testing/row-watch.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

const DECREE = readFileSync(
  new URL('../../../../regulations/government/nd-335-2025/2026-01-01/rules.yaml', import.meta.url),
  'utf8',
);
/** The decree under another id, in force later: everybody about whom nothing bad was concluded fails. */
const HARSH = DECREE.replace('regulation: nd-335-2025', 'regulation: du-thao-335')
  .replace(/^in-force-from: .*$/m, 'in-force-from: 2027-01-01')
  .replace('when: {fact: degradationConcluded, is: yes}', 'when: {fact: degradationConcluded, is: no}');

let year: DecidedCycle;
let inTheOffice: string;
let aside: string;

const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const done = async (reply: Promise<Reply>): Promise<Reply['body']> => {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
};
const upload = (source: string) =>
  done(ask('post', `/api/v1/units/${year.commune}/local-packs`, { as: year.officer, body: { source } }));
const tryIt = (body: object, as = year.officer): Promise<Reply> =>
  ask('post', `/api/v1/units/${year.commune}/simulations`, {
    as,
    body: { title: 'Dự thảo lần 1', cycles: [year.cycleId], ...body },
  });
const open = (id: unknown, as = year.officer): Promise<Reply> =>
  ask('get', `/api/v1/simulations/${id}`, { as });
/** Asked for, computed, opened. */
const tried = async (body: object): Promise<Reply['body']> => {
  const { id } = await done(tryIt(body));
  await year.work();
  return done(open(id));
};
const effectOf = (body: Reply['body']) => {
  const effect = body.result?.effects?.[0];
  if (effect === undefined) throw new Error(JSON.stringify(body));
  return effect;
};

beforeAll(async () => {
  year = await decidedCycle(server);
  inTheOffice = await withRole('personnelOfficer', year.office);
  aside = await withRole('homeAffairs', await aUnit(superuser, { name: 'Xã khác' }));
});

describe('a draft on the frozen evidence of a closed cycle', () => {
  it('counts who would end elsewhere, marked as a simulation, and touches nothing official', async () => {
    const draft = await upload(HARSH);
    const rows = await rowWatch(superuser);
    const before = await rows();
    const simulation = await tried({ pack: draft.id, instead: 'nd-335-2025' });
    const effect = effectOf(simulation);
    expect(simulation.mark).toMatchObject({ vi: 'mô phỏng, không phải kết quả chính thức' });
    expect([simulation.outcome, effect.after?.regulation]).toEqual(['done', 'nd-335-2025']);
    const people = effect.people;
    expect(people?.total).toBe(3);
    const at = (people?.words ?? []).map(String).indexOf('notCompleted');
    expect([people?.before?.[at], people?.after?.[at]]).toEqual([0, 3]);
    expect(simulation.result?.cycles).toEqual([{ cycle: year.cycleId, period: '2026', people: 3, moved: 3 }]);
    // Whatever was written lies in tables of simulations, in the log and in the queue.
    expect(await rows()).toBeGreaterThan(before);
    const { rows: written } = await superuser.query('select distinct at_table from watch.row_written');
    const tables = written
      .map(({ at_table }) => String(at_table))
      .filter((table) => !table.startsWith('audit.'));
    expect(tables.filter((table) => !/simulation|job|answer_kept|kept_answer|request/.test(table))).toEqual(
      [],
    );
    expect(tables).toEqual(expect.arrayContaining(['congtam.simulation', 'congtam.simulation_end']));
    await expect(superuser.query("update congtam.simulation_end set result = '{}'")).rejects.toThrow();
  });

  it('names nobody, neither in the answer nor in what is kept', async () => {
    const { rows } = await superuser.query('select result from congtam.simulation_end');
    const kept = rows.map(({ result }) => String(result)).join();
    const names = [year.anCode, year.binhCode, '"An"', '"Bình"', year.an];
    expect(kept.length).toBeGreaterThan(100);
    expect(names.filter((name) => kept.includes(name))).toEqual([]);
  });

  it('NT22-2c - says who and which units move where somebody competent asks for it, which is logged', async () => {
    const { rows } = await superuser.query('select id from congtam.simulation order by asked_at limit 1');
    const ask1 = (as: string, more = ''): Promise<Reply> =>
      ask('get', `/api/v1/simulations/${rows[0].id}/movers${more}`, { as });
    const { status, body } = await ask1(year.officer);
    expect([status, body.mark?.vi]).toEqual([200, 'mô phỏng, không phải kết quả chính thức']);
    const an = body.movers?.find(({ person }) => person === year.an);
    expect([an?.name, an?.unit, an?.to]).toEqual(['An', year.office, 'notCompleted']);
    expect(body.movers?.filter(({ person }) => person !== null)).toHaveLength(3);
    // Which units they are of, and how many of each.
    expect(body.units?.reduce((sum, { people }) => sum + Number(people), 0)).toBe(3);
    expect(body.units?.map(({ unit }) => unit)).toContain(year.office);
    const first = await ask1(year.officer, '?limit=1');
    expect([first.body.movers?.length, first.body.next]).toEqual([1, 1]);
    const { rows: told } = await superuser.query(
      "select count(*)::int as n from audit.event where action = 'policyLab.seeMovers'",
    );
    expect(told[0].n).toBe(2);
    for (const as of [aside, year.anSession]) expect((await ask1(as)).status).toBeGreaterThanOrEqual(403);
    await expect(superuser.query("update congtam.simulation_mover set to_end = 'x'")).rejects.toThrow();
  });

  it('the same text moves nobody, and another reading is tried in the same way', async () => {
    const same = await upload(DECREE.replace('regulation: nd-335-2025', 'regulation: ban-sao-335'));
    const copied = effectOf(await tried({ pack: same.id, instead: 'nd-335-2025' }));
    expect(copied.people).toMatchObject({ total: 3, up: 0, down: 0, otherwise: 0 });
    const { rows: of } = await superuser.query(
      `select count(m.*)::int as n from congtam.simulation s left join congtam.simulation_mover m on m.simulation_id = s.id
       where s.pack_id = $1`,
      [same.id],
    );
    expect(of[0].n).toBe(0);
    const other = effectOf(await tried({ readings: { 'deduction-unit': 'line' } }));
    expect(other.after?.readings).toContainEqual({
      ...{ reading: 'deduction-unit', option: 'line', chosenBy: 'request' },
    });
    expect(other.before?.readings).toContainEqual({
      ...{ reading: 'deduction-unit', option: 'product', chosenBy: 'default' },
    });
    expect(other.people?.total).toBe(3);
  });

  it('shows the effect by sex and by age where the files of people say them, and not outside the competent role', async () => {
    const groups = (body: Reply['body']) =>
      (effectOf(body).people?.groups ?? []).filter(({ id }) => ['sex', 'age'].includes(String(id)));
    expect(groups(await tried({ readings: { 'deduction-unit': 'line' } }))).toEqual([]);
    await superuser.query("update congtam.person set sex = 'female' where id = $1", [year.an]);
    await superuser.query("update congtam.person set born_on = '1980-05-01' where id = $1", [year.an]);
    const [sex, age] = groups(await tried({ readings: { 'deduction-unit': 'line' } }));
    expect(sex?.values?.map(({ id, total }) => [id, total])).toEqual([
      ['female', 1],
      ['—', 2],
    ]);
    expect(age?.values?.map(({ label, total }) => [label?.vi, total])).toEqual([
      ['40–49 tuổi', 1],
      ['chưa ghi', 2],
    ]);
    const shown = await done(ask('get', '/api/v1/simulations-shown', { as: inTheOffice }));
    expect(JSON.stringify(shown)).not.toMatch(/female|Giới tính/);
  });

  it('what cannot be tried says why', async () => {
    const wrong = await tried({ readings: { nothing: 'x' } });
    expect([wrong.outcome, wrong.result?.problems?.[0]?.vi]).toEqual([
      'refused',
      'không có cách hiểu nào tên nothing',
    ]);
    expect(said(await tryIt({}))).toEqual([422, 'policy-lab.nothing-to-try']);
    const running = await year.cycle({ isPilot: true });
    expect(said(await tryIt({ readings: { a: 'b' }, cycles: [running] }))).toEqual([
      409,
      'policy-lab.not-frozen',
    ]);
    expect(said(await tryIt({ pack: year.an }))).toEqual([404, 'policy-lab.unknown-draft']);
  });

  it('is for who works on regulations of the unit, and for nobody else', async () => {
    expect(said(await tryIt({ readings: { a: 'b' } }, inTheOffice))).toEqual([403, 'access.not-allowed']);
    expect(said(await tryIt({ readings: { a: 'b' } }, aside))[0]).toBe(404);
    const [simulation] =
      (await done(ask('get', `/api/v1/units/${year.commune}/simulations`, { as: year.authority })))
        .simulations ?? [];
    expect((await open(simulation?.id, year.authority)).status).toBe(200);
    expect(said(await open(simulation?.id, inTheOffice))).toEqual([404, 'policy-lab.unknown-simulation']);
  });

  it('A38 - outside the competent role no count of few is shown', async () => {
    const shown = await done(ask('get', '/api/v1/simulations-shown', { as: inTheOffice }));
    const [effect] = shown.simulations?.[0]?.effects ?? [];
    expect(effect?.people?.ends?.length).toBeGreaterThan(0);
    const counts = (effect?.people?.rows ?? []).flatMap(({ counts: of, total }) => [...(of ?? []), total]);
    expect(counts.filter((count) => count !== null && Number(count) !== 0)).toEqual([]);
    expect(counts).toContain(null);
    const other = await done(ask('get', '/api/v1/simulations-shown', { as: aside }));
    expect(other.simulations).toEqual([]);
  });
});

describe('comments on a draft', () => {
  const comment = (pack: unknown, as: string, more: object = {}): Promise<Reply> =>
    ask('post', `/api/v1/local-packs/${pack}/comments`, {
      as,
      body: {
        ...{
          author: 'Sở Tư pháp',
          clause: 'khoản 5 Điều 20',
          content: 'Đề nghị giữ 20%',
          receivedOn: '2026-05-04',
        },
        ...more,
      },
    });
  const answer = (id: unknown, as: string, body: object): Promise<Reply> =>
    ask('post', `/api/v1/draft-comments/${id}/answer`, { as, body });

  it('are answered with reasons, and make up the table on the impact sheet', async () => {
    const draft = await upload(HARSH.replace('du-thao-335', 'du-thao-335-b'));
    const first = await done(comment(draft.id, year.officer));
    await done(comment(draft.id, year.officer, { author: 'Bà Nguyễn Thị Hoa', clause: 'Điều 11' }));
    await done(answer(first.id, year.officer, { verdict: 'notAccepted', explanation: 'Vượt thẩm quyền' }));
    const again = await done(
      answer(first.id, year.second, { verdict: 'partly', explanation: 'Giữ 20% ở cấp xã' }),
    );
    expect(again.answer).toMatchObject({ number: 2, verdict: 'partly' });
    const { comments } = await done(
      ask('get', `/api/v1/local-packs/${draft.id}/comments`, { as: year.authority }),
    );
    expect(comments?.map(({ clause, answer: given }) => [clause, given?.verdict])).toEqual([
      ['khoản 5 Điều 20', 'partly'],
      ['Điều 11', undefined],
    ]);
    expect(said(await comment(draft.id, inTheOffice))[0]).toBe(404);
    expect(said(await comment(draft.id, year.authority))).toEqual([403, 'access.not-allowed']);
    expect(said(await answer(first.id, aside, { verdict: 'accepted', explanation: 'x' }))[0]).toBe(404);

    const simulation = await tried({ pack: draft.id, instead: 'nd-335-2025' });
    const paper = (more: object) =>
      ask('post', `/api/v1/simulations/${simulation.id}/paper`, {
        as: year.officer,
        body: {
          given: {
            drafter: { capacity: ['Người lập'] },
            signatory: { capacity: ['CHỦ TỊCH'] },
            issuer: { place: 'Xã' },
          },
          ...more,
        },
      });
    const outside = textOf((await paper({})).bytes);
    const inFull = textOf((await paper({ inFull: true })).bytes);
    for (const text of [outside, inFull])
      for (const words of [
        'MÔ PHỎNG, KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC',
        'Sở Tư pháp',
        'Tiếp thu một phần',
        'Giữ 20% ở cấp xã',
        'Chưa trả lời',
      ])
        expect(text).toContain(words);
    expect([outside.includes('Tác động theo nhóm'), inFull.includes('Tác động theo nhóm')]).toEqual([
      false,
      true,
    ]);
    expect(outside).toContain('quá ít người');
    const pdf = await paper({ kind: 'pdf' });
    expect([pdf.status, pdf.bytes.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    expect(server.faults).toEqual([]);
  });
});

/** Text of the document part of a DOCX: the entry of a ZIP that holds it. */
function textOf(bytes: Buffer): string {
  const name = Buffer.from('word/document.xml');
  const at = bytes.indexOf(name) - 30;
  const [size, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 28)];
  const start = at + 30 + name.length + extra;
  const method = bytes.readUInt16LE(at + 8);
  const part = bytes.subarray(start, start + size);
  return (method === 0 ? part : inflateRawSync(part)).toString('utf8').replaceAll(/<[^>]+>/g, '');
}
