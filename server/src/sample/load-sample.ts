import { sql } from 'kysely';
import type { Holder, RoleName } from '../access/roles.ts';
import { type AsActor, account, nobody, type Tx } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open-database.ts';
import type { EvaluationSources } from '../evaluation/sources.ts';
import { accounts as accountsSeen, holderOfActor } from '../features/accounts/accounts.queries.ts';
import * as accounts from '../features/accounts/accounts.ts';
import { activateAccount, confirmReset } from '../features/accounts/activation.ts';
import type { PasswordProfile } from '../features/accounts/password-policy.ts';
import { confirmRole, proposeRole } from '../features/accounts/role-grants.ts';
import { codeHash, newCode } from '../features/accounts/secrets.ts';
import { SIGN_IN_DEFAULTS } from '../features/accounts/sign-in.ts';
import { decideGroups } from '../features/duty-groups/duty-groups.ts';
import { bindAccount } from '../features/people/corrections.ts';
import { recordPerson } from '../features/people/people.ts';
import { rosterJobs } from '../features/people/roster.jobs.ts';
import { peopleOfCodes, rosterById } from '../features/people/roster.queries.ts';
import { letApply, putIn, rosterVersion } from '../features/people/roster.ts';
import { recordEntry, takeStep } from '../features/registers/registers.ts';
import { markAsSample } from '../features/system/system.ts';
import { planHash } from '../features/units/unit-list-plan.ts';
import { applyUnitList, checkUnitList } from '../features/units/unit-lists.ts';
import { unitsOn } from '../features/units/units.queries.ts';
import { type SheetsInFile, sheetsInFile } from '../http/sheets-in-file.ts';
import { ADMINISTRATORS, newPassword, OFFICER, OTHERS, type SampleAccount } from './sample-accounts.ts';
import { sampleEntries } from './sample-registers.ts';
import { fileOf, rowsOf } from './sample-tables.ts';
import { BODY, done, openSampleYear } from './sample-year.ts';

/** Who may sign in to the sample; shown once, kept nowhere. */
export interface SampleLogin {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly RoleName[];
  readonly password: string;
}

/** Everything of the sample stands from here on: before the year of the schools begins. */
const SINCE = '2025-01-01';
const GROUND = 'Số liệu mẫu (hư cấu)';
const ROOT = 'TINH';

/**
 * Fills an empty database with the sample commune, by the same use cases as people would, each step with the rights of
 * who takes it, all in one transaction: it is there as a whole or not at all.
 */
export async function loadSample(
  { together }: Pick<Database, 'together'>,
  { profile, sources }: { readonly profile: PasswordProfile; readonly sources: EvaluationSources },
): Promise<readonly SampleLogin[]> {
  const all = [...ADMINISTRATORS, OFFICER, ...OTHERS].map((each) => ({
    ...each,
    displayName: each.displayName || nameOf(each.person),
    password: newPassword(profile),
  }));
  await together((as) => fill(as, all, { profile, sources }));
  return all.map(({ login, displayName, roles, password }) => ({
    ...{ login, displayName, password },
    roles: [...new Set(roles.map(({ role }) => role))],
  }));
}

type Given = SampleAccount & { readonly password: string };

async function fill(
  as: AsActor,
  all: readonly Given[],
  { profile, sources }: { readonly profile: PasswordProfile; readonly sources: EvaluationSources },
): Promise<void> {
  // A slow machine may think for long between two statements, and nobody waits for what is locked meanwhile.
  await as(nobody, ({ db }) => sql`set local idle_in_transaction_session_timeout = '10min'`.execute(db));
  const administrators = await setUp(as, all, profile);
  const [first] = administrators;
  await by(as, first, markAsSample);
  const units = await sheetsInFile(fileOf('units'), undefined);
  const unitOf = await by(as, first, (tx, holder) => foundUnits(tx, holder, units));
  const idOf = new Map<string, string>();
  for (const each of all.slice(ADMINISTRATORS.length)) {
    idOf.set(each.login, await makeAccount(as, administrators, each, profile));
  }
  const grantAll = async ({ login, roles }: SampleAccount) => {
    for (const held of roles)
      await grant(as, administrators, { account: idOf.get(login) ?? '', ...held }, unitOf);
  };
  // The first officer records the people; every other role is somebody's.
  await grantAll(OFFICER);
  const officer = idOf.get(OFFICER.login) ?? '';
  await by(as, officer, (tx, holder) => decideDutyGroups(tx, holder, unitOf));
  await importRoster(as, officer, unitOf.get(ROOT) ?? '');
  await by(as, officer, async (tx, holder) => {
    const people = new Map(
      (await peopleOfCodes(tx, [...new Set(rowsOf('people').map(({ id }) => id ?? ''))])).map((person) => [
        person.staffCode,
        person,
      ]),
    );
    for (const { login, person, displayName, roles } of OTHERS) {
      const at = unitOf.get(roles[0]?.unit ?? '') ?? '';
      const id = people.get(person ?? '')?.id ?? (await employ(tx, holder, { login, displayName, at }));
      done(await bindAccount(tx, holder, id, { login, ground: GROUND }));
    }
    await fillRegisters(tx, holder, { unitOf, people });
  });
  for (const each of OTHERS) await grantAll(each);
  const unit = unitOf.get(BODY) ?? '';
  await by(as, officer, (tx, holder) => openSampleYear(tx, holder, { sources, unit }));
}

async function setUp(
  as: AsActor,
  all: readonly Given[],
  profile: PasswordProfile,
): Promise<[string, string]> {
  const [first, second] = all;
  if (first === undefined || second === undefined) throw new Error('two administrators are needed');
  const code = newCode();
  const activation = await as(nobody, async (tx) =>
    done(
      await accounts.setUpInstallation(
        tx,
        { code, ground: GROUND, first, second },
        { code: codeHash(code), profile },
      ),
    ),
  );
  await activate(as, activation, second, profile);
  const ids = await as(account(activation.account), async (tx) =>
    (await accountsSeen(tx, { limit: 2 })).map(({ id }) => id),
  );
  const firstId = ids.find((id) => id !== activation.account);
  if (firstId === undefined) throw new Error('the set-up made one administrator');
  return [firstId, activation.account];
}

async function activate(
  as: AsActor,
  { login, code }: accounts.Activation,
  { password }: Given,
  profile: PasswordProfile,
): Promise<void> {
  const given = { login, code, password, address: 'sample' };
  done(await activateAccount(as, given, { profile, limits: SIGN_IN_DEFAULTS }));
}

/** Invited by two administrators, each with half a code. */
async function makeAccount(
  as: AsActor,
  [first, second]: [string, string],
  given: Given,
  profile: PasswordProfile,
): Promise<string> {
  const { login, displayName } = given;
  const invited = await by(as, first, async (tx, holder) =>
    done(await accounts.inviteAccount(tx, holder, { login, displayName, byTwo: true })),
  );
  const other = await by(as, second, async (tx, holder) =>
    done(await confirmReset(tx, holder, invited.account)),
  );
  await activate(as, { ...invited, code: `${invited.code} ${other.code}` }, given, profile);
  return invited.account;
}

/** A role, proposed by the one administrator and confirmed by the other. */
async function grant(
  as: AsActor,
  [first, second]: [string, string],
  given: { readonly account: string; readonly role: RoleName; readonly unit: string | null },
  unitOf: ReadonlyMap<string, string>,
): Promise<void> {
  const unit = given.unit === null ? null : (unitOf.get(given.unit) ?? given.unit);
  const wanted = { ...given, unit, from: SINCE, to: null, ground: GROUND };
  const proposed = await by(as, first, async (tx, holder) => done(await proposeRole(tx, holder, wanted)));
  await by(as, second, async (tx, holder) => done(await confirmRole(tx, holder, proposed.id)));
}

/** Somebody of the sample who is in no table of it: works where their role is held. */
async function employ(
  tx: Tx,
  holder: Holder,
  { login, displayName, at }: { readonly login: string; readonly displayName: string; readonly at: string },
): Promise<string> {
  const post = {
    unit: at,
    title: 'Chuyên viên',
    leads: 'none',
    service: 'civilServant',
    professionalTitle: null,
    jobPosition: null,
    managementTier: null,
    isMain: true,
    secondedFrom: null,
    secondedFromName: null,
    contractKind: null,
    dutyGroup: null,
    fieldsInCharge: [],
    unitsInCharge: [],
    from: SINCE,
    to: null,
    ground: GROUND,
  } as const;
  const file = done(
    await recordPerson(tx, holder, {
      staffCode: login.toUpperCase(),
      fullName: displayName.replace(' (mẫu)', ''),
      bornOn: null,
      sex: null,
      idNumber: null,
      serviceFrom: null,
      post,
    }),
  );
  return file.id;
}

/** The units as the file an administrator would put in: looked at, and then founded all at once. */
async function foundUnits(tx: Tx, holder: Holder, file: SheetsInFile): Promise<ReadonlyMap<string, string>> {
  const given = { on: SINCE, under: null, file };
  const plan = done(await checkUnitList(tx, holder, given));
  done(await applyUnitList(tx, holder, { ...given, ground: GROUND, plan: planHash(plan) }));
  return new Map((await unitsOn(tx, SINCE)).map(({ code, id }) => [code, id]));
}

/** Every body that uses people decides its duty groups, and that a quota counts over itself and all below. */
async function decideDutyGroups(tx: Tx, holder: Holder, unitOf: ReadonlyMap<string, string>): Promise<void> {
  const units = rowsOf('units');
  const bodyOf = (code: string | undefined): string | undefined => {
    const unit = units.find(({ id }) => id === code);
    return unit === undefined || unit.role === 'usingBody' ? code : bodyOf(unit.parent);
  };
  const people = rowsOf('people');
  for (const { id: code = '' } of units.filter(({ role }) => role === 'usingBody')) {
    const own = people.filter(({ unit }) => bodyOf(unit) === code);
    const groups = [...new Set(own.flatMap(({ dutyGroup }) => dutyGroup ?? []))];
    if (own.length === 0) continue;
    const unit = unitOf.get(code) ?? code;
    done(
      await decideGroups(
        tx,
        holder,
        { unit, from: SINCE, quotaScope: 'withBelow', groups, ground: GROUND },
        undefined,
      ),
    );
  }
}

/** The roster as a file: put in, checked, let be applied, applied, by the very work of the queue. */
async function importRoster(as: AsActor, officer: string, unit: string): Promise<void> {
  const roster = await by(as, officer, async (tx, holder) =>
    done(await putIn(tx, holder, { unit, on: SINCE, ground: GROUND, file: fileOf('people') })),
  );
  await carry(as, officer, 'roster.check', roster.id);
  await by(as, officer, async (tx, holder) => {
    const checked = await rosterById(tx, roster.id);
    if (checked?.state !== 'checked') {
      throw new Error(`the roster of the sample is faulty: ${JSON.stringify(checked?.report)}`);
    }
    done(await letApply(tx, holder, roster.id, rosterVersion(checked)));
  });
  await carry(as, officer, 'roster.apply', roster.id);
  const applied = await as(account(officer), (tx) => rosterById(tx, roster.id));
  if (applied?.state !== 'applied') throw new Error('the roster of the sample was not applied');
}

/** The job as a worker would do it; what was queued finds nothing left to do. */
async function carry(as: AsActor, officer: string, kind: string, roster: string): Promise<void> {
  const asOfficer = <T>(work: (tx: Tx) => Promise<T>) => as(account(officer), work);
  const job = { id: newId(), kind, payload: { roster }, requestedBy: officer, attempts: 1, lease: newId() };
  const handler = rosterJobs(undefined)[kind];
  if (handler === undefined) throw new Error(`nobody does ${kind}`);
  await handler({ job, asRequester: asOfficer, finishing: asOfficer, report: async () => {} });
}

type People = Awaited<ReturnType<typeof peopleOfCodes>>[number];

async function fillRegisters(
  tx: Tx,
  holder: Holder,
  {
    unitOf,
    people,
  }: { readonly unitOf: ReadonlyMap<string, string>; readonly people: ReadonlyMap<string, People> },
): Promise<void> {
  for (const { register, about, content, steps } of sampleEntries()) {
    const person = people.get(about);
    const { on } = register.daysOf(content);
    const served = person?.posts.find(
      (post) => post.isMain && post.from <= on && (post.to === null || post.to >= on),
    );
    const unit = person === undefined ? unitOf.get(about) : served?.unit;
    if (unit === undefined) throw new Error(`${about} is nowhere on ${on}`);
    const subject = { unit, person: person?.id ?? null, field: null };
    let entry = done(await recordEntry(tx, holder, register, { ...subject, content }));
    for (const { id, part } of steps) {
      const step = register.steps.find((each) => each.id === id);
      if (step === undefined) throw new Error(`${register.id} has no step ${id}`);
      entry = done(
        await takeStep(tx, holder, { register, step }, { entry: entry.id, part, seen: `v${entry.revision}` }),
      );
    }
  }
}

const nameOf = (person: string | undefined): string =>
  rowsOf('people').find(({ id }) => id === person)?.name ?? '';

const by = <T>(as: AsActor, who: string, work: (tx: Tx, holder: Holder) => Promise<T>): Promise<T> =>
  as(account(who), async (tx) => work(tx, await holderOfActor(tx)));
