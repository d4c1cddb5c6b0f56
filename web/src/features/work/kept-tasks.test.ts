import { beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../../api/problem.ts';
import { isToSend, keptTasksOf } from './kept-tasks.ts';
import { sendKept } from './send-kept.ts';

const store = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => store.get(key) ?? null,
  setItem: (key: string, text: string) => store.set(key, text),
  removeItem: (key: string) => store.delete(key),
});
const post = vi.hoisted(() => vi.fn());
vi.mock('../../api/client.ts', () => ({ api: { POST: post } }));

const PERIOD = '2026-11';
let account = '';
let accounts = 0;
const tasks = () => keptTasksOf(account);
const send = () => sendKept(tasks(), async () => {});
const sent = () => post.mock.calls.map(([, { headers, body }]) => [headers['idempotency-key'], body.title]);

beforeEach(() => {
  store.clear();
  post.mockReset();
  account = `a${++accounts}`;
});

it('a task whose answer was lost is sent again under the key it had, and goes once it is recorded', async () => {
  const { key } = tasks().add('Trực phòng chống bão', PERIOD);
  post.mockRejectedValueOnce(Problem.unreachable());
  expect(await send()).toBe('later');
  expect(tasks().now()).toHaveLength(1);
  await send();
  expect(sent()).toEqual([
    [key, 'Trực phòng chống bão'],
    [key, 'Trực phòng chống bão'],
  ]);
  expect([tasks().now(), store.size]).toEqual([[], 0]);
});

it('on a line that gives no answer it is not waited for: what is kept is sent again under its key', async () => {
  const clock = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
  const { key } = tasks().add('Trực phòng chống bão', PERIOD);
  // As the client does: whoever gives up waiting is told that nobody was reached.
  post.mockImplementationOnce((_path, { signal }: { readonly signal: AbortSignal }) =>
    signal.aborted ? Promise.reject(Problem.unreachable()) : new Promise(() => {}),
  );
  expect(await send()).toBe('later');
  clock.mockRestore();
  await send();
  expect(sent()).toEqual([
    [key, 'Trực phòng chống bão'],
    [key, 'Trực phòng chống bão'],
  ]);
});

it('asked twice at once it is sent once', async () => {
  tasks().add('Tiếp công dân', PERIOD);
  await Promise.all([send(), send()]);
  expect(sent()).toHaveLength(1);
});

it('one that the server refuses stays with what was said, and the next one is sent', async () => {
  tasks().add('Việc của kỳ đã khóa', '2001-01');
  tasks().add('Tiếp công dân', PERIOD);
  post.mockRejectedValueOnce(new Problem(422, 'work.unknown-period', 'không phải một kỳ', 'chọn kỳ khác'));
  await send();
  expect(tasks().now()).toMatchObject([{ period: '2001-01', refused: { detail: 'chọn kỳ khác' } }]);
  await send();
  expect(sent()).toHaveLength(2);
});

it('when the session has run out it waits for somebody to sign in', async () => {
  tasks().add('Tiếp công dân', PERIOD);
  post.mockRejectedValueOnce(new Problem(401, 'session.none', 'hết phiên', 'đăng nhập lại'));
  expect(await send()).toBe('no-session');
  expect(tasks().now()).toMatchObject([{ refused: null }]);
});

it('a page that is opened later finds what was kept, and what is of another account it does not', () => {
  tasks().add('Tiếp công dân', PERIOD);
  store.set('congtam.draft.other.tasks', store.get(`congtam.draft.${account}.tasks`) ?? '');
  expect(keptTasksOf('other').now()).toMatchObject([{ title: 'Tiếp công dân', period: PERIOD }]);
  expect(keptTasksOf('nobody').now()).toEqual([]);
  store.set('congtam.draft.older.tasks', '[{"title":"Tiếp công dân"}]');
  expect(keptTasksOf('older').now()).toEqual([]);
});

it('sent once and not heard of for a day, it is not sent by itself: it might be recorded twice', () => {
  const task = { ...tasks().add('Tiếp công dân', PERIOD), sentAt: '2026-11-26T08:00:00Z' };
  expect(isToSend(task, Date.parse('2026-11-26T20:00:00Z'))).toBe(true);
  expect(isToSend(task, Date.parse('2026-11-27T08:00:00Z'))).toBe(false);
  expect(isToSend({ ...task, sentAt: null }, Date.parse('2026-11-30T08:00:00Z'))).toBe(true);
});
