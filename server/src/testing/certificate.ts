import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate that signs itself (X.509, Ed25519), good between two days, and its key: both PEM. */
export function selfSigned(from: Date, until: Date): { readonly certificate: Buffer; readonly key: Buffer } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const algorithm = der(0x30, Buffer.from('06032b6570', 'hex'));
  const commonName = der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('congtam.test')));
  const name = der(0x30, der(0x31, commonName));
  const body = der(
    0x30,
    der(0x02, Buffer.of(1)),
    algorithm,
    name,
    der(0x30, time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.of(0), sign(null, body, privateKey));
  const lines = der(0x30, body, algorithm, signature)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n');
  return {
    certificate: Buffer.from(`-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`),
    key: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  const length =
    value.length < 128 ? Buffer.of(value.length) : Buffer.of(0x82, value.length >> 8, value.length & 255);
  return Buffer.concat([Buffer.of(tag), length, value]);
}

/** UTCTime. */
const time = (day: Date): Buffer =>
  der(0x17, Buffer.from(`${day.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
