import { leafHash } from '@congtam/evidence';
import { escapeLiteral } from 'pg';

/** The events that go with a commit, with their values in its text (see `database/as-actor.ts`): several as one JSON. */
const ADDED = /audit\.add_events\(( E)?'((?:[^']|'')*)'\)/g;
const ADDED_ONE = /audit\.add_event\('([0-9a-f-]{36})', ( E)?'((?:[^']|'')*)', '\\x[0-9a-f]{64}'/g;

interface AddedEvent {
  readonly id: string;
  readonly canonical: string;
}

/**
 * The same statement with its events changed. An event says its own hash: changed, it is another, and its signature is not
 * worked out.
 */
export function withEventsChanged(text: string, change: (event: AddedEvent) => AddedEvent): string {
  return text
    .replace(ADDED_ONE, (_, id: string, escaped: string | undefined, literal: string) => {
      const event = change({ id, canonical: textOf(literal, escaped) });
      return `audit.add_event('${event.id}', ${escapeLiteral(event.canonical)}, '\\x${hashOf(event)}'`;
    })
    .replace(ADDED, (_, escaped: string | undefined, literal: string) => {
      const given: AddedEvent[] = JSON.parse(textOf(literal, escaped));
      const events = given.map((event) => {
        const changed = { ...event, ...change(event) };
        return { ...changed, hash: hashOf(changed) };
      });
      return `audit.add_events(${escapeLiteral(JSON.stringify(events))})`;
    });
}

const hashOf = ({ canonical }: AddedEvent): string => leafHash(Buffer.from(canonical)).toString('hex');

function textOf(literal: string, escaped: string | undefined): string {
  const quoted = literal.replaceAll("''", "'");
  return escaped === undefined ? quoted : quoted.replaceAll('\\\\', '\\');
}
