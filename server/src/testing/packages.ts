import { generateKeyPairSync } from 'node:crypto';
import { leafHash, publicKeyText, signCheckpoint, signPromise } from '@congtam/evidence';
import { newId } from '../database/new-id.ts';
import { type PackageParts, packBody, sealedFile } from '../features/packages/package-format.ts';

/** Another installation: the log that its packages are sealed by, and its key. */
export interface OtherInstallation {
  readonly origin: string;
  /** Its public key, as it is made known. */
  readonly key: string;
  /** The file of a package, whose sending is all that its log holds. */
  package(given: Omit<PackageParts, 'head'> & { readonly number?: number }): Promise<Buffer>;
}

export function otherInstallation(origin: string): OtherInstallation {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    origin,
    key: publicKeyText(publicKey),
    package: async ({ number = 1, ...parts }) => {
      const [code] = origin.split('/').slice(-1);
      const { packed, hash } = await packBody({
        ...parts,
        head: {
          ...{ format: 'congtam/package', version: 1, needs: 1, origin, period: '2026', number },
          sender: { code: code ?? origin, name: `Nơi gửi ${code}` },
        },
      });
      const event = JSON.stringify({ action: 'package.send', facts: { body: hash.toString('hex') } });
      const root = leafHash(Buffer.from(event));
      const promise = signPromise(
        { origin, event: newId(), hash: root.toString('hex'), at: '2026-12-20T01:00:00.000Z' },
        privateKey,
      );
      const checkpoint = signCheckpoint({ origin, size: 1, root }, privateKey);
      return sealedFile(packed, {
        event,
        receipt: { promise, inclusion: { index: 0, proof: [], checkpoint } },
        proofs: [],
      });
    },
  };
}
