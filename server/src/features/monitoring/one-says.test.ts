import { beforeAll, describe, expect, it } from 'vitest';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask } = server;
let c: SmallCommune;
let cycle: string;

const POINTS = {
  ...{ 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2', 'II.3': '2.5', 'II.4': '2.5' },
  ...{ 'III.1': '2.5', 'III.2': '2.5', 'III.3': '2.5', 'III.4': '2.5' },
};
const SHEET = 'general-criteria';
const at = (period: string, person = c.an) => `/api/v1/cycles/${cycle}/people/${person}/monitoring/${period}`;
const file = (period: string, as = c.anSession) => ask('get', at(period), { as });
const row = (rater: string, key = '', cells: object | null = { rater, ...POINTS }) => ({
  ...{ sheet: SHEET, key, cells, reason: null },
});
const change = async (
  [method, path]: ['put' | 'post', string],
  period: string,
  body: object,
  as: string,
): Promise<Reply> => {
  const headers = { 'if-match': (await file(period, as)).headers.get('etag') ?? '' };
  return ask(method, `${at(period)}/${path}`, { as, body, headers });
};
const self = (period: string, key = '', cells?: object | null) =>
  change(['put', 'self'], period, { rows: [row('self', key, cells)] }, c.anSession);
const submit = (period: string) => change(['post', 'submission'], period, {}, c.anSession);
/** What the office enters from paper. */
const office = (period: string, rater: string, key: string): Promise<Reply> =>
  ask('put', `/api/v1/cycles/${cycle}/sheets/${SHEET}`, {
    as: c.officer,
    body: { document: 'Mẫu 01', rows: [{ subject: c.anCode, period, key, cells: { rater, ...POINTS } }] },
  });
const faultIn = ({ status, body }: Reply) => [status, body.errors?.map(({ code }) => code)];
const REFUSED = (code: string) => [422, [code]];

beforeAll(async () => {
  c = await smallCommune(server);
  cycle = await c.cycle();
});

describe('a month that the office recorded from paper', () => {
  it.each([
    ['2026-01', 'self', 'a|self'],
    ['2026-02', 'self', 'x'],
    ['2026-03', 'confirmed', 'a|confirmed'],
  ])(
    'of %s as %s under %s is not said a second time, and nothing is submitted',
    async (month, rater, key) => {
      expect((await office(month, rater, key)).status).toBe(200);
      for (const own of ['', 'a', 'b'])
        expect(faultIn(await self(month, own))).toEqual(REFUSED('said-by-office'));
      expect(said(await submit(month))).toEqual([409, 'monitoring.recorded-from-paper']);
    },
  );

  it('is shown to the person as done: by which document, whom to ask, and in the list of their months', async () => {
    const { body } = await file('2026-01');
    expect(body.recorded).toMatchObject({ sheets: [SHEET], document: 'Mẫu 01' });
    expect(body.faults).toEqual([]);
    const list = await ask('get', `/api/v1/cycles/${cycle}/people/${c.an}/monitoring`, { as: c.anSession });
    const recorded = list.body.periods
      ?.filter(({ isRecorded }) => String(isRecorded) === 'true')
      .map(({ period }) => period);
    expect(recorded).toEqual(['2026-01', '2026-02', '2026-03']);
  });

  it('is confirmed by whoever confirms, who says their own part once', async () => {
    const handed = await change(['post', 'submission-for'], '2026-01', { reason: 'bản giấy' }, c.officer);
    expect(handed.status).toBe(201);
    const mine = { rows: [{ ...row('confirmed'), reason: 'đã xem' }] };
    expect((await change(['put', 'manager'], '2026-01', mine, c.head)).status).toBe(200);
    expect(faultIn(await office('2026-01', 'confirmed', 'z'))).toEqual(REFUSED('said-in-file'));
    expect((await change(['post', 'confirmation'], '2026-01', {}, c.head)).status).toBe(201);
  });
});

describe('a month that the person has said', () => {
  it('as a draft or handed on is not recorded from paper beside it', async () => {
    expect((await self('2026-05')).status).toBe(200);
    for (const rater of ['self', 'confirmed'])
      expect(faultIn(await office('2026-05', rater, `n|${rater}`))).toEqual(REFUSED('said-in-file'));
    expect((await submit('2026-05')).status).toBe(201);
    for (const rater of ['self', 'confirmed'])
      expect(faultIn(await office('2026-05', rater, `n|${rater}`))).toEqual(REFUSED('said-in-file'));
  });

  it('is recorded from paper once the draft is taken back', async () => {
    expect((await self('2026-06')).status).toBe(200);
    expect((await self('2026-06', '', null)).status).toBe(200);
    expect((await office('2026-06', 'self', 'a|self')).status).toBe(200);
    expect(said(await submit('2026-06'))).toEqual([409, 'monitoring.recorded-from-paper']);
  });

  it('has each row once, under whatever key it is sent', async () => {
    expect((await self('2026-07')).status).toBe(200);
    expect(faultIn(await self('2026-07', 'another'))).toEqual(REFUSED('said-twice'));
    expect((await office('2026-08', 'self', 'a')).status).toBe(200);
    expect(faultIn(await office('2026-08', 'self', 'b'))).toEqual(REFUSED('said-twice'));
  });
});

it('after all of these acts in any order the cycle is computed', async () => {
  await ask('post', `/api/v1/cycles/${cycle}/closing`, { as: c.officer, body: { ground: 'KH 2' } });
  await c.work();
  await ask('post', `/api/v1/cycles/${cycle}/runs`, { as: c.officer, body: { asOf: '2026-12-31' } });
  await c.work();
  const { body } = await ask('get', `/api/v1/cycles/${cycle}/runs`, { as: c.officer });
  expect(body.runs?.[0]).toMatchObject({ outcome: 'done' });
});
