import { type Bilingual, say } from '@congtam/engine';
import type { Action } from './features/session/session.ts';

interface Place {
  readonly to: '/' | '/regulations';
  readonly label: Bilingual;
  /** Offered to whom this act is allowed somewhere; absent: to everybody. */
  readonly needs?: Action;
}

const PLACES: readonly Place[] = [
  { to: '/', label: say('Việc cần làm', 'Next to do') },
  { to: '/regulations', label: say('Quy định', 'Regulations'), needs: 'regulation.see' },
];

/** Where somebody with these rights can go: a door that would not open is not shown. */
export const offeredTo = (actions: readonly Action[]): readonly Place[] =>
  PLACES.filter(({ needs }) => needs === undefined || actions.includes(needs));
