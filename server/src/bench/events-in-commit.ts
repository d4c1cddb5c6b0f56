import { leafHash } from '@congtam/evidence';
import { escapeLiteral } from 'pg';

/** The events that go with a commit, as one value in its text (see `database/as-actor.ts`). */
const ADDED = /audit\.add_events\(( E)?'((?:[^']|'')*)'\)/g;

interface AddedEvent {
  readonly id: string;
  readonly canonical: string;
}

/**
 * The same statement with its events changed. An event says its own hash: changed, it is another, and its signature is not
 * worked out.
 */
export function withEventsChanged(text: string, change: (event: AddedEvent) => AddedEvent): string {
  return text.replace(ADDED, (_, escaped: string | undefined, literal: string) => {
    const quoted = literal.replaceAll("''", "'");
    const given: AddedEvent[] = JSON.parse(escaped === undefined ? quoted : quoted.replaceAll('\\\\', '\\'));
    const events = given.map((event) => {
      const changed = { ...event, ...change(event) };
      return { ...changed, hash: leafHash(Buffer.from(changed.canonical)).toString('hex') };
    });
    return `audit.add_events(${escapeLiteral(JSON.stringify(events))})`;
  });
}
