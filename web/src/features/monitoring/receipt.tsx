import { Alert, Anchor, Code, Text } from '@mantine/core';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { texts } from './texts.ts';

export interface ReceiptOf {
  readonly event: string;
  readonly at: string;
}

/** The promise that came with an answer: that what was done stands in the log of evidence. */
export function receiptIn(response: Response): ReceiptOf | undefined {
  const sent = response.headers.get('congtam-receipt');
  if (sent === null) return undefined;
  const promise: unknown = JSON.parse(atob(sent.replaceAll('-', '+').replaceAll('_', '/')));
  if (typeof promise !== 'object' || promise === null || !('event' in promise) || !('at' in promise))
    return undefined;
  const { event, at } = promise;
  return typeof event === 'string' && typeof at === 'string' ? { event, at } : undefined;
}

/** Says that something was submitted, when, and how to keep the proof of it. */
export function ReceiptNote({ receipt: { event, at } }: { readonly receipt: ReceiptOf }) {
  const { t } = useSpeech();
  return (
    <Alert color="green" variant="light" role="status">
      <Text size="sm">
        {t(texts.receipt)} <Code>{event.slice(-12)}</Code>, {writtenMoment(at)} ·{' '}
        <Anchor
          size="sm"
          underline="always"
          href={`/api/v1/events/${event}/receipt`}
          download={`bien-nhan-${event}.json`}
        >
          {t(texts.download)}
        </Anchor>
      </Text>
    </Alert>
  );
}
