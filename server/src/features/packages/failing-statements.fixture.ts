import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { leafHash, publicKeyText, signCheckpoint, signPromise } from '@congtam/evidence';
import { newId } from '../../database/new-id.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aRatedProvince } from '../../testing/rated-province.ts';
import { writeBody, writeSeal } from './package-format.ts';

/** Commands of this feature, each time on things of its own. */
export const packagesCommands = ({ server, superuser, officer, top }: FailingWorld): Commands => {
  const key = () => randomBytes(32).toString('base64');
  const aSender = async (origin = 'congtam/khac', of = key()): Promise<string> => {
    const id = newId();
    await superuser.query(
      `insert into congtam.package_sender (id, unit_id, name, origin, key, ground, proposed_by)
       values ($1, $2, 'Tỉnh', $3, $4, 'BB', $5)`,
      [id, top, origin, of, await anAccount(superuser)],
    );
    return id;
  };
  /** A package of another installation whose key is known here: its log holds the sending alone. */
  const aPackage = async (): Promise<Buffer> => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const origin = `congtam/${newId()}`;
    const sender = await aSender(origin, publicKeyText(publicKey));
    await superuser.query(
      `insert into congtam.package_sender_step (sender_id, step, ground, taken_by) values ($1, 'confirmed', 'BB', $2)`,
      [sender, await anAccount(superuser)],
    );
    const of = { regulation: 'nd-335-2025', kind: 'person', unit: 'X', group: 'staff', why: null } as const;
    const body = writeBody({
      head: {
        ...{ format: 'congtam/package', version: 1, needs: 1, origin, period: '2026', number: 1 },
        sender: { code: 'X', name: 'Xã' },
      },
      units: [{ code: 'X', name: 'Xã', parent: null }],
      results: [{ ...of, subject: 'X-1', level: 'good' }],
    });
    const facts = { body: createHash('sha256').update(body).digest('hex') };
    const event = JSON.stringify({ action: 'package.send', facts });
    const root = leafHash(Buffer.from(event));
    const promise = signPromise(
      { origin, event: newId(), hash: root.toString('hex'), at: '2026-12-20T01:00:00.000Z' },
      privateKey,
    );
    const checkpoint = signCheckpoint({ origin, size: 1, root }, privateKey);
    const receipt = { promise, inclusion: { index: 0, proof: [], checkpoint } };
    return gzipSync(Buffer.concat([body, writeSeal({ event, receipt, proofs: [] })]));
  };
  return {
    'send a package of results': async () => {
      const { province } = await aRatedProvince(superuser, { communes: [[1, 2, 3]] });
      const account = await anAccount(superuser);
      await aGrant(superuser, { account, role: 'homeAffairs', unit: province });
      const as = await server.session(account);
      return ['post', `/api/v1/units/${province}/packages`, { as, body: { period: '2026', ground } }];
    },
    'make the key of a sender known': async () => {
      const body = { name: 'Tỉnh', origin: 'congtam/khac', key: key(), ground };
      return ['post', `/api/v1/units/${top}/package-senders`, { as: officer, body }];
    },
    'confirm the key of a sender': async () => [
      'post',
      `/api/v1/package-senders/${await aSender()}/confirmation`,
      { as: officer, body: { ground } },
    ],
    'take nothing more that is signed with a key': async () => [
      'post',
      `/api/v1/package-senders/${await aSender()}/end`,
      { as: officer, body: { ground } },
    ],
    'take a package of results': async () => {
      const file = { kind: 'gz', bytes: await aPackage() } as const;
      return ['post', `/api/v1/units/${top}/packages-received`, { as: officer, file }];
    },
  };
};
