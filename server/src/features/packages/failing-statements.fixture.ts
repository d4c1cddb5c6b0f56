import { randomBytes } from 'node:crypto';
import { newId } from '../../database/new-id.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aRatedProvince } from '../../testing/rated-province.ts';

/** Commands of this feature, each time on things of its own. */
export const packagesCommands = ({ server, superuser, officer, top }: FailingWorld): Commands => {
  const key = () => randomBytes(32).toString('base64');
  const aSender = async (): Promise<string> => {
    const id = newId();
    await superuser.query(
      `insert into congtam.package_sender (id, unit_id, name, origin, key, ground, proposed_by)
       values ($1, $2, 'Tỉnh', 'congtam/khac', $3, 'BB', $4)`,
      [id, top, key(), await anAccount(superuser)],
    );
    return id;
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
    'hand in a package of results': async () => {
      const file = { kind: 'gz', bytes: randomBytes(100) } as const;
      return ['post', `/api/v1/units/${top}/packages-received`, { as: officer, file }];
    },
  };
};
