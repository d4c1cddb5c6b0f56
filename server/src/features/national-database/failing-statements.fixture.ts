import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aRatedProvince } from '../../testing/rated-province.ts';

/** Commands of this feature, each time on things of its own. */
export const nationalDatabaseCommands = ({ server, superuser }: FailingWorld): Commands => {
  const aDepartment = async () => {
    const { province } = await aRatedProvince(superuser, { communes: [[1, 2, 3]] });
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'homeAffairs', unit: province });
    return { province, as: await server.session(account) };
  };
  return {
    'give results over to the national database': async () => {
      const { province, as } = await aDepartment();
      return ['post', `/api/v1/units/${province}/national-deliveries`, { as, body: { ground } }];
    },
    'record what the national database answered': async () => {
      const { province, as } = await aDepartment();
      const path = `/api/v1/units/${province}/national-deliveries`;
      const { body } = await server.ask('post', path, { as, body: { ground } });
      const answers = [{ position: 1, outcome: 'accepted' }];
      return ['post', `/api/v1/national-deliveries/${body.id}/answers`, { as, body: { answers } }];
    },
  };
};
