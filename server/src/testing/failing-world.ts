import { afterAll } from 'vitest';
import { makeAsActor } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { openPool } from '../database/pool.ts';
import { identityProvider } from '../features/accounts/identity-provider.ts';
import { paperPress } from '../official-papers/making.ts';
import { aGrant, anAccount } from './accounts.ts';
import { aCycle } from './computed-cycle.ts';
import { decidedCycle } from './decided-cycle.ts';
import { faultyPool } from './faulty-pool.ts';
import { testSigner } from './test-database.ts';
import { type Ask, testServer } from './test-server.ts';
import { aPerson, aUnit } from './units.ts';

/**
 * A command as it is sent. One that is `forgotten` leaves no memory of its request: sent again after it was done, it is
 * refused, and not answered as before.
 */
export type Command = readonly ['post' | 'put' | 'delete', string, Ask, 'forgotten'?];

/** Commands of a feature by what they are to do; each call prepares things of its own. */
export type Commands = { readonly [name: string]: () => Promise<Command> };

export const ground = 'QĐ 01';

/** Of what was read as its first version. */
export const seenFirst = (as: string): Ask => ({ as, headers: { 'if-match': '"v1"' } });

export const aScan = () => ({ kind: 'pdf', bytes: Buffer.from(`%PDF-1.7 ${newId()}`) }) as const;

/** Never reached: whose an identity is, is said without asking the provider. */
const provider = identityProvider({
  issuer: new URL('https://id.example'),
  clientId: 'congtam',
  loginClaim: 'email',
  returnTo: new URL('https://congtam.example/sign-in/return'),
  otherOrigins: [],
  bindsAtFirstSignIn: false,
});

export type FailingWorld = Awaited<ReturnType<typeof failingWorld>>;

/** A server whose statements fail when told to, and people who may do what there is to do. */
export async function failingWorld() {
  /** What is set on paper is no matter of statements. */
  const press = { ...paperPress(undefined), print: async () => Buffer.from('%PDF-1.7') };
  const server = await testServer({}, provider, undefined, press);
  const { superuser, logins } = server.database;
  const real = openPool(logins.congtam_app, 4);
  afterAll(() => real.end());
  const faulty = faultyPool(real);
  const top = await aUnit(superuser, { name: 'Tỉnh' });
  const withRole = async (role: string, unit?: string) => {
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role, ...(unit === undefined ? {} : { unit }) });
    return { account, session: await server.session(account) };
  };
  const [officer, authority] = [await withRole('personnelOfficer', top), await withRole('authority', top)];
  const anOffice = () => aUnit(superuser, { name: 'Phòng', parent: top });
  const codeOf = async (person: string) => {
    const { rows } = await superuser.query('select staff_code from congtam.person where id = $1', [person]);
    return String(rows[0].staff_code);
  };
  /** Somebody in an office below the top, with an account. */
  const somebodyIn = async () => {
    const unit = await anOffice();
    const person = await aPerson(superuser, { name: 'Người', unit });
    return { unit, person, own: await server.session(await anAccount(superuser, { person })) };
  };
  return {
    ...{ server, superuser, top, faulty, provider, anOffice, codeOf, somebodyIn },
    /** Over connections of which one statement fails. */
    ask: server.over(makeAsActor(faulty.pool, testSigner)),
    admin: (await withRole('administrator')).session,
    ...{ officer: officer.session, officerAccount: officer.account },
    ...{ authority: authority.session, authorityAccount: authority.account },
    second: (await withRole('personnelOfficer', top)).session,
    head: (await withRole('head', top)).session,
    year: await decidedCycle(server),
    /** An open cycle of an office with one person, who has an account. */
    openCycle: async () => {
      const { unit, person, own } = await somebodyIn();
      const cycle = await aCycle(superuser, { unit, states: ['planned', 'open'] });
      return { cycle, unit, person, code: await codeOf(person), own };
    },
  };
}
