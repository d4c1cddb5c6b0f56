import { Anchor, Box } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { sessionQuery, useSession } from '../session/session.ts';
import { isToSend, keptTasksOf } from './kept-tasks.ts';
import { texts } from './kept-texts.ts';
import { sendKept } from './send-kept.ts';

/** A line may come back without the browser noticing; whoever wrote something watches whether it goes. */
const TRIED_AGAIN_MS = 5_000;

export function useKeptTasks() {
  const { account } = useSession();
  const tasks = keptTasksOf(account);
  return { tasks, kept: useSyncExternalStore(tasks.listen, tasks.now) };
}

/** On whatever page somebody is: sends what was recorded without a network, and says what still waits or was refused. */
export function KeptNote() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const { pathname } = useLocation();
  const { tasks, kept } = useKeptTasks();
  // Asked anew when somebody has signed in again.
  const { dataUpdatedAt } = useQuery(sessionQuery);
  const waits = kept.some((one) => isToSend(one, Date.now()));
  useEffect(() => {
    if (!waits || dataUpdatedAt === 0) return;
    let isBarred = false;
    const send = async () => {
      if (isBarred || !navigator.onLine) return;
      // They are asked to sign in once, not again and again.
      isBarred = (await sendKept(tasks, () => queries.invalidateQueries())) === 'no-session';
    };
    void send();
    addEventListener('online', send);
    const clock = setInterval(send, TRIED_AGAIN_MS);
    return () => {
      removeEventListener('online', send);
      clearInterval(clock);
    };
  }, [waits, dataUpdatedAt, tasks, queries]);
  // Another window sent what this one shows as waiting: here it is to be seen as recorded.
  useEffect(() => {
    let there = tasks.now().length;
    return tasks.listen((isElsewhere) => {
      const before = there;
      there = tasks.now().length;
      if (isElsewhere && there < before) void queries.invalidateQueries();
    });
  }, [tasks, queries]);
  if (kept.length === 0 || pathname === '/work') return null;
  const waiting = kept.filter((one) => isToSend(one, Date.now())).length;
  const says = [
    ...(waiting < kept.length ? [`${t(texts.notRecorded)}: ${kept.length - waiting}`] : []),
    ...(waiting > 0 ? [`${t(texts.waiting)}: ${waiting}`] : []),
  ];
  return (
    <Box role="status" className="no-print" bg="yellow.1" p="xs" mb="sm" fz="sm" style={{ borderRadius: 4 }}>
      {says.join('. ')}.{' '}
      <Anchor size="sm" underline="always" renderRoot={(props) => <Link to="/work" {...props} />}>
        {t(texts.toWork)}
      </Anchor>
    </Box>
  );
}
