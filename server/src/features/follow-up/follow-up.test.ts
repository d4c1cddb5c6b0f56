import { beforeAll, describe, expect, it } from 'vitest';
import { WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { waitsFor } from '../../testing/waits.ts';
import { accountJobs, REMINDER_MAIL } from '../accounts/accounts.jobs.ts';
import { remindOfWhatIsDue } from './follow-up.queries.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const ground = 'KH 05/KH-UBND';

let units: { readonly top: string; readonly commune: string; readonly office: string };
let owner: { readonly person: string; readonly account: string; readonly session: string };
let follower: typeof owner;
let officer: string;
let above: string;

const somebody = async (unit: string) => {
  const person = await aPerson(superuser, { name: 'Người', unit });
  const account = await anAccount(superuser, { person });
  return { person, account, session: await server.session(account) };
};
const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const plan = (more: object = {}, as = officer): Promise<Reply> =>
  ask('post', `/api/v1/units/${units.office}/remedies`, {
    as,
    body: {
      ...{ shortcoming: 'Hồ sơ trễ hạn', measure: 'Rút ngắn quy trình', dueOn: '2030-06-30', ground },
      ...{ owner: owner.person, follower: follower.person },
      ...more,
    },
  });
const step = (id: unknown, what: string, as: string, body: object = {}): Promise<Reply> =>
  ask('post', `/api/v1/remedies/${id}/${what}`, { as, body: { words: 'Đã làm', ...body } });

beforeAll(async () => {
  const top = await aUnit(superuser, { name: 'Tỉnh' });
  const commune = await aUnit(superuser, { name: 'Xã', parent: top });
  units = { top, commune, office: await aUnit(superuser, { name: 'Văn phòng', parent: commune }) };
  owner = await somebody(units.office);
  follower = await somebody(units.office);
  officer = await withRole('personnelOfficer', units.commune);
  above = await withRole('homeAffairs', units.top);
});

describe('QN23-3 - a measure against a shortcoming', () => {
  it('has an owner, a day and another who follows; it is reported, checked, and closed on proof', async () => {
    expect(said(await plan({ follower: owner.person }))).toEqual([422, 'follow-up.followed-by-another']);
    expect(said(await plan({}, owner.session))).toEqual([403, 'access.not-allowed']);
    const { body: remedy, status } = await plan();
    expect([status, remedy.state]).toEqual([201, 'open']);
    const waits = () =>
      Promise.all(
        [owner.session, follower.session, officer].map((as) =>
          waitsFor(server, as, ['reportRemedy', 'checkRemedy']),
        ),
      );
    expect(await waits()).toEqual([['reportRemedy 1 2030-06-30'], [], []]);
    expect(said(await step(remedy.id, 'reports', follower.session))).toEqual([403, 'access.not-allowed']);
    expect((await step(remedy.id, 'reports', owner.session)).body.state).toBe('reported');
    const check = ['checkRemedy 1 2030-06-30'];
    expect(await waits()).toEqual([[], check, check]);
    // Who follows it finds it not done; who carries it out does not check themself.
    expect((await step(remedy.id, 'follow-ups', follower.session)).body.state).toBe('open');
    expect(said(await step(remedy.id, 'follow-ups', owner.session))).toEqual([403, 'access.not-allowed']);
    expect(said(await step(remedy.id, 'checks', owner.session))).toEqual([403, 'access.not-allowed']);
    expect(said(await step(remedy.id, 'closing', officer))).toEqual([422, 'follow-up.closing-needs-proof']);
    const proof = await ask('post', '/api/v1/attachments', {
      as: owner.session,
      file: { kind: 'pdf', bytes: Buffer.from('%PDF-1.7 minh chứng') },
    });
    await step(remedy.id, 'reports', owner.session, { attachment: proof.body.id });
    expect((await ask('get', `/api/v1/attachments/${proof.body.id}/file`, { as: officer })).status).toBe(200);
    expect((await step(remedy.id, 'closing', officer)).body.state).toBe('closed');
    expect(await waits()).toEqual([[], [], []]);
    expect(said(await step(remedy.id, 'reports', owner.session))).toEqual([409, 'access.not-in-this-state']);
    const aside = await withRole('personnelOfficer', await aUnit(superuser, { name: 'Xã khác' }));
    expect(said(await step(remedy.id, 'checks', aside))).toEqual([404, 'follow-up.unknown-remedy']);
  });
});

describe('NT22-3 - a question of a unit', () => {
  const put = (to: string): Promise<Reply> =>
    ask('post', `/api/v1/units/${units.office}/questions`, {
      as: officer,
      body: { to, question: 'Tính tháng nghỉ lẻ thế nào?', dueOn: '2026-01-05' },
    });

  it('goes upward to who owns it, is passed on with a day of its own, and answered; late is marked', async () => {
    expect(said(await put(units.office))).toEqual([422, 'follow-up.not-above']);
    const { body: question, status } = await put(units.commune);
    expect([status, question.liesWith]).toEqual([201, units.commune]);
    const listed = await ask('get', '/api/v1/questions', { as: officer });
    expect(listed.body.questions?.[0]).toMatchObject({ dueOn: '2026-01-05', isOverdue: true });
    const waits = () =>
      Promise.all([owner.session, officer, above].map((as) => waitsFor(server, as, ['answerQuestion'])));
    // Whoever holds the role above may answer for the units below as well.
    expect(await waits()).toEqual([[], ['answerQuestion 1 2026-01-05'], ['answerQuestion 1 2026-01-05']]);
    const path = `/api/v1/questions/${question.id}`;
    const on = { to: units.top, dueOn: '2030-01-01', words: 'Vượt thẩm quyền' };
    const passed = await ask('post', `${path}/escalation`, { as: officer, body: on });
    expect([passed.status, passed.body.liesWith]).toEqual([201, units.top]);
    // It lies above now: below nobody answers it any more.
    expect(await waits()).toEqual([[], [], ['answerQuestion 1 2030-01-01']]);
    const answer = (as: string) => ask('post', `${path}/answer`, { as, body: { words: 'Từ nửa tháng' } });
    expect(said(await answer(officer))).toEqual([403, 'access.not-allowed']);
    const answered = await answer(above);
    expect([answered.status, answered.body.liesWith]).toEqual([201, null]);
    expect(answered.body.steps?.[1]?.isLate).toBe(true);
    expect(answered.body.steps?.[2]?.isLate).toBe(false);
    expect(said(await answer(above))).toEqual([409, 'access.not-in-this-state']);
    expect(said(await ask('post', `${path}/answer`, { as: owner.session, body: { words: 'x' } }))).toEqual([
      403,
      'access.not-allowed',
    ]);
  });
});

describe('a reminder', () => {
  const mails: string[] = [];
  const mailed = async (
    send = async (mail: { to: string; subject: string; text: string }) => {
      mails.push(`${mail.to}|${mail.subject}|${mail.text}`);
    },
  ) => {
    await superuser.query("update congtam.job set run_at = now() where state = 'waiting'");
    const settings = { ...WORKER_DEFAULTS, onFailure: () => {} };
    while (await workOnce(database, accountJobs(send), settings));
  };

  it('A35 - tells once a day that something is due, in the program and by mail, never what', async () => {
    await superuser.query("update congtam.account set mail = 'chu@xa.example' where id = $1", [
      owner.account,
    ]);
    await mailed();
    mails.splice(0);
    await plan({ dueOn: '2026-01-05' });
    expect(await database.asSystem(remindOfWhatIsDue)).toBe(2);
    expect(await database.asSystem(remindOfWhatIsDue)).toBe(0);
    // The mail server is away: the mail is sent later, and once.
    await mailed(async () => {
      throw new Error('away');
    });
    await mailed();
    await mailed();
    expect(mails).toEqual([`chu@xa.example|${REMINDER_MAIL.subject}|${REMINDER_MAIL.text}`]);
    expect(REMINDER_MAIL.text).toContain('Có việc đến hạn, đăng nhập để xem');
    expect(JSON.stringify(mails)).not.toMatch(/Hồ sơ|quy trình|Văn phòng/);
    const notices = await ask('get', '/api/v1/me/notices', { as: owner.session });
    expect(notices.body.notices?.[0]).toMatchObject({ kind: 'reminder', by: 'system' });
    expect(server.faults).toEqual([]);
  });
});
