import { randomBytes, randomUUID } from 'node:crypto';

/** What names a request in the log, in events and to other programs. */
export interface Trace {
  /** UUID, shown to people as traceId. */
  readonly request: string;
  /** W3C trace id: the caller's when it sent one, 32 hexadecimal digits. */
  readonly trace: string;
  /** Ours within that trace, 16 hexadecimal digits. */
  readonly span: string;
  /** Whether the caller records this trace. */
  readonly isSampled: boolean;
}

/**
 * Takes on the trace of the caller (W3C `traceparent`) and its request id. Only what has exactly the form of one is
 * taken: whatever else stood there would be written into our log.
 */
export function traceOf(header: (name: string) => string | undefined): Trace {
  const given = /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(header('traceparent') ?? '');
  const [, trace = '', parent = '', flags = '00'] = given ?? [];
  const isGiven = /[^0]/.test(trace) && /[^0]/.test(parent);
  const id = header('x-request-id') ?? '';
  const random = randomBytes(24).toString('hex');
  return {
    request: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? id : randomUUID(),
    trace: isGiven ? trace : random.slice(16),
    span: random.slice(0, 16),
    isSampled: isGiven && Number.parseInt(flags, 16) % 2 === 1,
  };
}

export const traceparent = ({ trace, span, isSampled }: Trace): string =>
  `00-${trace}-${span}-${isSampled ? '01' : '00'}`;
