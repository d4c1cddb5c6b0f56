import { newId } from '../../database/new-id.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { anApp, enrolled } from '../../testing/second-factor.ts';
import { aPerson } from '../../testing/units.ts';

/** Commands of this feature, each time on things of its own. */
export const accountsCommands = ({ server, superuser, top, admin, provider }: FailingWorld): Commands => {
  async function aProposedSubject(): Promise<string> {
    const id = newId();
    await superuser.query(
      `insert into congtam.sign_on_subject (id, account_id, issuer, subject, proposed_by)
     values ($1::uuid, $2, $3, $1::text, $4)`,
      [id, await anAccount(superuser), provider.issuer, await anAccount(superuser)],
    );
    return id;
  }
  return {
    'invite an account': async () => [
      'post',
      '/api/v1/accounts',
      { as: admin, body: { login: `l-${newId()}`, displayName: 'Mời' } },
    ],
    'reset an account': async () => [
      'post',
      `/api/v1/accounts/${await anAccount(superuser)}/activation`,
      { as: admin },
    ],
    'hand out the other half of a code': async () => {
      const account = await anAccount(superuser);
      await superuser.query(
        `insert into congtam.activation (account_id, code_hash, expires_at, takes_two, started_by)
       values ($1, sha256('x'), now() + interval '1 day', true, $2)`,
        [account, await anAccount(superuser)],
      );
      return ['post', `/api/v1/accounts/${account}/activation/confirmation`, { as: admin }];
    },
    'disable an account': async () => [
      'put',
      `/api/v1/accounts/${await anAccount(superuser)}/status`,
      { as: admin, body: { status: 'disabled', ground } },
    ],
    'propose a role': async () => [
      'post',
      '/api/v1/role-grants',
      {
        as: admin,
        body: { account: await anAccount(superuser), role: 'head', unit: top, from: '2024-01-01', ground },
      },
    ],
    'end a role': async () => {
      const grant = await aGrant(superuser, { account: await anAccount(superuser), role: 'head', unit: top });
      return ['post', `/api/v1/role-grants/${grant}/end`, { as: admin }];
    },
    'confirm a role': async () => {
      const account = await anAccount(superuser, {
        person: await aPerson(superuser, { name: 'Ai', unit: top }),
      });
      const grant = await aGrant(superuser, { account, role: 'head', unit: top });
      await superuser.query(
        'update congtam.role_grant set confirmed_by = null, confirmed_at = null where id = $1',
        [grant],
      );
      return ['post', `/api/v1/role-grants/${grant}/confirmation`, { as: admin }];
    },
    'take a second factor': async () => {
      const as = await server.session(await anAccount(superuser));
      const { body } = await server.ask('post', '/api/v1/me/second-factor/offer', { as });
      return ['post', '/api/v1/me/second-factor', { as, body: { code: anApp(String(body.secret))(1) } }];
    },
    'give up a second factor': async () => {
      const as = await server.session(await anAccount(superuser));
      await enrolled(server.ask, as);
      return ['delete', '/api/v1/me/second-factor', { as }];
    },
    'remove a second factor that was lost': async () => {
      const account = await anAccount(superuser);
      await enrolled(server.ask, await server.session(account));
      return ['post', `/api/v1/accounts/${account}/second-factor-removal`, { as: admin, body: { ground } }];
    },
    'say where notices go': async () => [
      'put',
      '/api/v1/me/mail',
      { as: await server.session(await anAccount(superuser)), body: { mail: 'lan@xa.example' } },
    ],
    'end other sessions': async () => {
      const account = await anAccount(superuser);
      await server.session(account);
      return ['post', '/api/v1/me/sessions/end-others', { as: await server.session(account) }];
    },
    'propose whose account an identity is': async () => [
      'post',
      `/api/v1/accounts/${await anAccount(superuser)}/sign-on-subjects`,
      { as: admin, body: { subject: newId(), ground } },
    ],
    'confirm whose account an identity is': async () => [
      'post',
      `/api/v1/sign-on-subjects/${await aProposedSubject()}/confirmation`,
      { as: admin },
    ],
    'end an identity': async () => [
      'post',
      `/api/v1/sign-on-subjects/${await aProposedSubject()}/end`,
      { as: admin },
    ],
  };
};
