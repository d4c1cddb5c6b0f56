import { leafHash } from '@congtam/evidence';
import type { Issued } from './issued-statements.ts';

interface AddedEvent {
  readonly id: string;
  readonly canonical: string;
}

/**
 * The same statement with the events changed that it writes (see `database/as-actor.ts`). An event says its own hash:
 * changed, it is another, and its signature is not worked out.
 */
export function withEventsChanged(
  { text, values }: Issued,
  change: (event: AddedEvent) => AddedEvent = (event) => event,
): Issued {
  if (values === undefined) return { text };
  const hashed = (event: AddedEvent) => {
    const { id, canonical } = change(event);
    return { id, canonical, hash: leafHash(Buffer.from(canonical, 'utf8')) };
  };
  if (text.startsWith('select audit.add_event(')) {
    const [given, said, , ...more] = values;
    const { id, canonical, hash } = hashed({ id: String(given), canonical: String(said) });
    return { text, values: [id, canonical, hash, ...more] };
  }
  if (!text.startsWith('select audit.add_events(')) return { text, values };
  const events: readonly AddedEvent[] = JSON.parse(String(values[0]));
  const changed = events.map((event) => {
    const { hash, ...said } = hashed(event);
    return { ...event, ...said, hash: hash.toString('hex') };
  });
  return { text, values: [JSON.stringify(changed)] };
}
