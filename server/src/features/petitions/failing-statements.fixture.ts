import { aGrant, anAccount } from '../../testing/accounts.ts';
import type { Commands, FailingWorld } from '../../testing/failing-world.ts';
import { aPetition } from '../../testing/papers.ts';

/** Commands of this feature, each time on things of its own. */
export const petitionsCommands = ({
  server,
  superuser,
  authority,
  year,
  somebodyIn,
}: FailingWorld): Commands => ({
  'petition against a level': async () => {
    await superuser.query(
      `insert into congtam.level_act (cycle_id, regulation, subject_code, number, act, state, round, level, suggested,
         unit_id, person_id, run_id, taken_by)
       select cycle_id, regulation, subject_code, number + 1, act, state, round, level, level, unit_id, person_id, run_id,
         taken_by
       from congtam.level_act where cycle_id = $1 and subject_code = $2 order by number desc limit 1`,
      [year.cycleId, year.anCode],
    );
    const body = { contested: 'Không nhất trí' };
    return ['post', `/api/v1/cycles/${year.cycleId}/petitions`, { as: year.anSession, body }];
  },
  'take a petition on': async () => {
    const { unit, person } = await somebodyIn();
    const id = await aPetition(superuser, { unit, person });
    return ['post', `/api/v1/petitions/${id}/taking`, { as: authority }];
  },
  'take back a petition': async () => {
    const { unit, person, own } = await somebodyIn();
    const id = await aPetition(superuser, { unit, person });
    return ['post', `/api/v1/petitions/${id}/withdrawal`, { as: own }];
  },
  'answer a petition': async () => {
    const given = { unit: year.office, person: year.binh, isTaken: true, cycle: year.cycleId };
    const id = await aPetition(superuser, given);
    const another = await anAccount(superuser);
    await aGrant(superuser, { account: another, role: 'authority', unit: year.commune });
    const signatory = { capacity: ['CHỦ TỊCH'] };
    const body = {
      ...{ outcome: 'kept', findings: 'Đúng', signatory, recipients: ['Như trên'], place: 'Bình An' },
    };
    return ['post', `/api/v1/petitions/${id}/answer`, { as: await server.session(another), body }];
  },
});
