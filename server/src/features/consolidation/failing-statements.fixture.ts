import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aRatedProvince } from '../../testing/rated-province.ts';

/** Commands of this feature, each time on things of its own. */
export const consolidationCommands = ({ server, superuser }: FailingWorld): Commands => ({
  'send a consolidated report': async () => {
    const { province } = await aRatedProvince(superuser, { communes: [[1, 2, 3]] });
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'homeAffairs', unit: province });
    const as = await server.session(account);
    return ['post', `/api/v1/units/${province}/consolidations`, { as, body: { period: '2026', ground } }];
  },
});
