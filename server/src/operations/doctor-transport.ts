import { createPrivateKey, X509Certificate } from 'node:crypto';
import { say } from '@congtam/engine';
import type { Transport } from '../config/config.ts';
import { type Finding, fine, wrong } from './finding.ts';

const DAY = 24 * 3600 * 1000;
const SOON = 21 * DAY;

/** How requests come in: encrypted, with a certificate that fits its key and does not run out soon. */
export function checkTransport(transport: Transport, now: Date): readonly Finding[] {
  if (transport.kind === 'plain') {
    return [
      wrong(
        'tls',
        say(
          'CONGTAM_PLAIN_HTTP=allow: mật khẩu đi qua mạng không mã hóa',
          'CONGTAM_PLAIN_HTTP=allow: passwords cross the network in the clear',
        ),
        say(
          'bỏ nó, đặt CONGTAM_TLS_CERT và CONGTAM_TLS_KEY hoặc CONGTAM_PROXY=https',
          'remove it and set CONGTAM_TLS_CERT and CONGTAM_TLS_KEY, or CONGTAM_PROXY=https',
        ),
      ),
    ];
  }
  if (transport.kind !== 'tls') {
    const isProxy = transport.kind === 'proxy';
    return [
      fine(
        'tls',
        isProxy
          ? say('HTTPS do reverse proxy trên máy này', 'HTTPS is spoken by a reverse proxy on this machine')
          : say('chỉ phục vụ trên máy này', 'served on this machine only'),
      ),
    ];
  }
  return [checkCertificate(transport, now)];
}

function checkCertificate({ certificate, key }: Extract<Transport, { kind: 'tls' }>, now: Date): Finding {
  const renew = say(
    'gia hạn chứng thư rồi khởi động lại máy chủ',
    'renew the certificate and restart the server',
  );
  try {
    const read = new X509Certificate(certificate);
    const until = new Date(read.validTo);
    const day = until.toISOString().slice(0, 10);
    if (!read.checkPrivateKey(createPrivateKey(key))) {
      return wrong(
        'tls',
        say('khóa TLS không phải của chứng thư', 'the TLS key is not that of the certificate'),
        say(
          'đặt CONGTAM_TLS_KEY tới đúng khóa của CONGTAM_TLS_CERT',
          'set CONGTAM_TLS_KEY to the key of CONGTAM_TLS_CERT',
        ),
      );
    }
    if (until < now)
      return wrong(
        'tls',
        say(`chứng thư đã hết hạn ngày ${day}`, `the certificate ran out on ${day}`),
        renew,
      );
    if (until.getTime() - now.getTime() < SOON) {
      return wrong('tls', say(`chứng thư hết hạn ngày ${day}`, `the certificate runs out on ${day}`), renew);
    }
    return fine('tls', say(`chứng thư còn hạn đến ${day}`, `the certificate is good until ${day}`));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return wrong(
      'tls',
      say(
        `không đọc được chứng thư hoặc khóa TLS: ${reason}`,
        `certificate or key cannot be read: ${reason}`,
      ),
      say('đặt hai tệp PEM', 'set two PEM files'),
    );
  }
}
