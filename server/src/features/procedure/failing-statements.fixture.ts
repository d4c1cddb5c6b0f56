import { anAccount } from '../../testing/accounts.ts';
import { aComputedCycle } from '../../testing/computed-cycle.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';

/** Commands of this feature, each time on things of its own. */
export const procedureCommands = ({
  server,
  superuser,
  top,
  authority,
  officer,
  anOffice,
}: FailingWorld): Commands => ({
  'begin a procedure': async () => {
    const { cycle } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    return ['post', `/api/v1/cycles/${cycle}/procedure`, { as: officer, body: { ground } }];
  },
  'take a step of a procedure': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    await server.ask('post', `/api/v1/cycles/${cycle}/procedure`, { as: officer, body: { ground } });
    const { rows } = await superuser.query(
      'select t.person_id from congtam.evaluation_result t where t.subject_code = $1',
      [code],
    );
    const own = await server.session(await anAccount(superuser, { person: rows[0].person_id }));
    const path = `/api/v1/cycles/${cycle}/procedure/nd-335-2025/${code}/steps/self-review`;
    return ['post', path, { as: own, body: { reason: ground } }];
  },
  'say who sits in a seat of authority': async () => {
    const body = {
      ...{ regulation: 'nd-335-2025', authority: 'classifies-others', seat: 'authority', body: top },
      ...{ document: ground, documentDay: '2026-01-01', from: '2026-01-01' },
    };
    return ['post', `/api/v1/units/${await anOffice()}/authority-seats`, { as: authority, body }];
  },
});
