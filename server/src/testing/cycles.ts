import { classificationJobs } from '../features/classification/classification.jobs.ts';
import { cycleJobs } from '../features/cycles/cycles.jobs.ts';
import { evidenceBookJobs } from '../features/evidence-books/evidence-books.jobs.ts';
import { policyLabJobs } from '../features/policy-lab/policy-lab.jobs.ts';
import { WORKER_DEFAULTS, workOnce } from '../jobs/worker.ts';
import { SOURCES, TAKER } from '../routes.ts';
import { aGrant, anAccount } from './accounts.ts';
import type { Reply, TestServer } from './test-server.ts';
import { aPerson, aUnit } from './units.ts';

/** A commune with an office in which two people work under a head, and everybody a cycle needs. */
export interface SmallCommune {
  readonly commune: string;
  readonly office: string;
  readonly an: string;
  readonly anCode: string;
  readonly binh: string;
  readonly binhCode: string;
  readonly headPerson: string;
  readonly officer: string;
  readonly officerAccount: string;
  readonly second: string;
  readonly authority: string;
  readonly head: string;
  readonly anSession: string;
  readonly binhSession: string;
  /** Does every job there is; fails when one fails. */
  work(): Promise<void>;
  cycle(more?: object): Promise<string>;
}

const GROUND = 'KH 01/KH-UBND';

export async function smallCommune(server: TestServer): Promise<SmallCommune> {
  const { ask, database, session } = server;
  const { superuser } = database;
  const commune = await aUnit(superuser, { name: 'UBND xã' });
  const office = await aUnit(superuser, { name: 'Văn phòng', parent: commune });
  const [an, binh, headPerson] = [
    await aPerson(superuser, { name: 'An', unit: office }),
    await aPerson(superuser, { name: 'Bình', unit: office }),
    await aPerson(superuser, { name: 'Chi', unit: office }),
  ];
  await superuser.query(
    "update congtam.post set leads = 'head', title = 'Chánh Văn phòng' where person_id = $1",
    [headPerson],
  );
  const withRole = async (role: string | null, unit: string, person?: string) => {
    const account = await anAccount(superuser);
    if (person !== undefined)
      await superuser.query('update congtam.account set person_id = $2 where id = $1', [account, person]);
    if (role !== null) await aGrant(superuser, { account, role, unit });
    return { account, session: await session(account) };
  };
  const officer = await withRole('personnelOfficer', commune);
  const codeOf = async (person: string) =>
    String(
      (await superuser.query('select staff_code from congtam.person where id = $1', [person])).rows[0]
        .staff_code,
    );
  const failures: unknown[] = [];
  const handlers = {
    ...cycleJobs(SOURCES),
    ...evidenceBookJobs(SOURCES, TAKER, undefined),
    ...classificationJobs(SOURCES),
    ...policyLabJobs(SOURCES),
  };
  return {
    ...{ commune, office, an, binh, headPerson },
    anCode: await codeOf(an),
    binhCode: await codeOf(binh),
    officer: officer.session,
    officerAccount: officer.account,
    second: (await withRole('personnelOfficer', commune)).session,
    authority: (await withRole('authority', commune)).session,
    head: (await withRole('head', office, headPerson)).session,
    anSession: (await withRole(null, office, an)).session,
    binhSession: (await withRole(null, office, binh)).session,
    work: async () => {
      const onFailure = (_: string, error: unknown) => failures.push(error);
      while (await workOnce(database, handlers, { ...WORKER_DEFAULTS, onFailure }));
      if (failures.length > 0) throw failures[0];
    },
    cycle: async (more = {}) => {
      const plan = {
        ...{ unit: commune, kind: 'year', period: '2026', ground: GROUND },
        regulations: [{ regulation: 'nd-335-2025' }],
        ...more,
      };
      const planned = await ask('post', '/api/v1/cycles', { as: officer.session, body: plan });
      if (planned.status !== 201) throw new Error(JSON.stringify(planned.body));
      const opened = await ask('post', `/api/v1/cycles/${planned.body.id}/open`, {
        as: officer.session,
        body: { ground: GROUND, isOnPaper: true },
      });
      if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
      return String(planned.body.id);
    },
  };
}

/** Status and code of a refusal. */
export const said = ({ status, body }: Reply) => [status, body.code];
