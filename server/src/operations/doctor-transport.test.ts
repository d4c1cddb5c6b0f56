import { expect, it } from 'vitest';
import { selfSigned } from '../testing/certificate.ts';
import { checkTransport } from './doctor-transport.ts';

const { certificate, key } = selfSigned(new Date('2026-01-01'), new Date('2026-07-01'));
const tls = { kind: 'tls', certificate, key } as const;
const wordOf = (given: Parameters<typeof checkTransport>[0], day: string): string => {
  const [finding] = checkTransport(given, new Date(day));
  if (finding === undefined) throw new Error('nothing was found');
  return `${finding.mend === undefined ? 'ok' : 'mend'} ${finding.says.en}`;
};

it('a certificate is well until three weeks before it runs out', () => {
  expect(wordOf(tls, '2026-03-01')).toBe('ok the certificate is good until 2026-07-01');
  expect(wordOf(tls, '2026-06-15')).toBe('mend the certificate runs out on 2026-07-01');
  expect(wordOf(tls, '2026-07-02')).toBe('mend the certificate ran out on 2026-07-01');
});

it('a key of another certificate, and what is no certificate, are told', () => {
  const other = selfSigned(new Date('2026-01-01'), new Date('2026-07-01'));
  expect(wordOf({ ...tls, key: other.key }, '2026-03-01')).toMatch(/^mend .*not that of the certificate/);
  expect(wordOf({ ...tls, certificate: Buffer.from('x') }, '2026-03-01')).toMatch(/^mend .*cannot be read/);
});

it('plain HTTP beyond this machine is never well; behind a proxy or on this machine alone it is', () => {
  expect(wordOf({ kind: 'plain' }, '2026-03-01')).toMatch(/^mend /);
  expect(wordOf({ kind: 'proxy' }, '2026-03-01')).toMatch(/^ok /);
  expect(wordOf({ kind: 'local' }, '2026-03-01')).toMatch(/^ok /);
});
