import { aDelegation, anAccount, anActingHead } from '../../testing/accounts.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

/** Commands of this feature, each time on things of its own. */
export const delegationsCommands = ({
  server,
  superuser,
  top,
  authority,
  officer,
  authorityAccount,
}: FailingWorld): Commands => {
  async function somebodyWithAccount() {
    const person = await aPerson(superuser, { name: 'Có tài khoản', unit: top });
    return { person, account: await anAccount(superuser, { person }) };
  }
  async function somebodyDelegated(isAccepted: boolean) {
    const { person, account } = await somebodyWithAccount();
    const given = { by: authorityAccount, to: account, person, role: 'authority', unit: top, isAccepted };
    return { account, delegation: await aDelegation(superuser, given) };
  }
  return {
    'propose a delegation': async () => {
      const { person } = await somebodyWithAccount();
      const days = { from: '2026-01-01', to: '2026-12-31', document: ground, documentDay: '2026-01-01' };
      return [
        'post',
        '/api/v1/delegations',
        { as: authority, body: { unit: top, role: 'authority', person, ...days } },
      ];
    },
    'accept a delegation': async () => {
      const { account, delegation } = await somebodyDelegated(false);
      return ['post', `/api/v1/delegations/${delegation}/acceptance`, { as: await server.session(account) }];
    },
    'end a delegation': async () => {
      const { delegation } = await somebodyDelegated(true);
      return ['post', `/api/v1/delegations/${delegation}/end`, { as: authority, body: { reason: ground } }];
    },
    'record an acting head': async () => {
      const { person } = await somebodyWithAccount();
      const body = {
        person,
        kind: 'acting',
        from: '2026-01-01',
        document: ground,
        documentDay: '2026-01-01',
      };
      return ['post', `/api/v1/units/${top}/acting-heads`, { as: officer, body }];
    },
    'confirm an acting head': async () => {
      const unit = await aUnit(superuser, { name: 'Phòng', parent: top });
      const { person } = await somebodyWithAccount();
      const acting = await anActingHead(superuser, { unit, person, isConfirmed: false });
      return ['post', `/api/v1/acting-heads/${acting}/confirmation`, { as: authority }];
    },
    'end an acting head': async () => {
      const unit = await aUnit(superuser, { name: 'Phòng', parent: top });
      const { person } = await somebodyWithAccount();
      const acting = await anActingHead(superuser, { unit, person });
      return ['post', `/api/v1/acting-heads/${acting}/end`, { as: officer, body: { document: ground } }];
    },
  };
};
