import { type SmallCommune, smallCommune } from './cycles.ts';
import type { Reply, TestServer } from './test-server.ts';

/** A closed and computed cycle of a small commune in which An was scored in March and has a level that was decided. */
export interface DecidedCycle extends SmallCommune {
  readonly cycleId: string;
}

const REGULATION = 'nd-335-2025';
const GROUND = 'KH 01/KH-UBND';

/** Points of the general criteria, as many as there are: 26 of 30. */
export const POINTS = {
  ...{ 'I.1': '4.5', 'I.2': '4.5', 'II.1': '2', 'II.2': '2', 'II.3': '2.5', 'II.4': '2.5' },
  ...{ 'III.1': '2', 'III.2': '2', 'III.3': '2', 'III.4': '2' },
} as const;

export async function decidedCycle(server: TestServer): Promise<DecidedCycle> {
  const { ask } = server;
  const commune = await smallCommune(server);
  const { officer, authority, anCode: subject, work } = commune;
  const done = async (reply: Promise<Reply>): Promise<Reply> => {
    const { status, body, headers, bytes } = await reply;
    if (status >= 300) throw new Error(JSON.stringify(body).slice(0, 2000));
    return { status, body, headers, bytes };
  };
  const cycleId = await commune.cycle();
  const path = (rest: string) => `/api/v1/cycles/${cycleId}/${rest}`;
  const record = (sheet: string, rows: readonly object[]) =>
    done(ask('put', path(`sheets/${sheet}`), { as: officer, body: { rows, document: GROUND } }));
  const period = '2026-03';
  await record(
    'general-criteria',
    ['self', 'confirmed'].map((rater) => ({ subject, period, key: rater, cells: { rater, ...POINTS } })),
  );
  await record('work-products', [
    {
      subject,
      period,
      key: 'a',
      cells: { product: 'Tờ trình', coefficient: '1', assigned: '10', completed: '8' },
    },
  ]);
  await done(ask('post', path('closing'), { as: officer, body: { ground: GROUND } }));
  await work();
  await done(ask('post', path('runs'), { as: officer, body: { asOf: '2026-12-31' } }));
  await work();
  await decideLevel(server, { ...commune, cycleId }, { subject, level: 'good' });
  return { ...commune, authority, cycleId };
}

/** The authority decides a level, whatever the engine suggests. */
export async function decideLevel(
  { ask }: TestServer,
  { cycleId, authority }: DecidedCycle,
  given: { readonly subject: string; readonly level: string },
): Promise<Reply> {
  const level = `/api/v1/cycles/${cycleId}/levels/${REGULATION}/${given.subject}`;
  const { headers } = await ask('get', level, { as: authority });
  const reply = await ask('post', `${level}/decision`, {
    as: authority,
    body: { level: given.level, reason: 'theo kết quả cả năm', document: 'QĐ 12/QĐ-UBND' },
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
  return reply;
}
