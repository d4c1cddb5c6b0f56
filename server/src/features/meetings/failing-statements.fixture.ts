import { newId } from '../../database/new-id.ts';
import { anAccount } from '../../testing/accounts.ts';
import { aComputedCycle } from '../../testing/computed-cycle.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aPerson } from '../../testing/units.ts';

/** A text that asks for secret ballots. */
const CITY = ['nd-90-2020@2020-08-20', 'city-directive@2020-08-20'];

/** Commands of this feature, each time on things of its own. */
export const meetingsCommands = ({
  server,
  superuser,
  officer,
  officerAccount,
  anOffice,
}: FailingWorld): Commands => {
  /** A meeting about somebody with one invited, brought through these acts. */
  async function aMeeting(acts: readonly ('call' | 'hold')[], regulations = ['nd-335-2025@2026-01-01']) {
    const unit = await anOffice();
    const frame = { group: 'staff', authority: { rule: 'rates-civil-servants' } };
    const { cycle, code, person } = await aComputedCycle(superuser, { unit, places: 1, frame, regulations });
    const meeting = newId();
    await superuser.query(
      `insert into congtam.meeting (id, cycle_id, regulation, unit_id, kind, on_day, place, called_by)
     values ($1, $2, $5, $3, 'meeting', '2026-12-01', 'x', $4)`,
      [meeting, cycle, unit, officerAccount, regulations[0]?.split('@')[0]],
    );
    await superuser.query(
      'insert into congtam.meeting_subject (meeting_id, subject_code, unit_id, person_id) values ($1, $2, $3, $4)',
      [meeting, code, unit, person],
    );
    await superuser.query(
      `insert into congtam.meeting_invitee (meeting_id, position, unit_id, name, stands_for, directs)
     values ($1, 1, $2, 'Bà Chi', 'x', false)`,
      [meeting, unit],
    );
    for (const [at, act] of acts.entries())
      await superuser.query(
        `insert into congtam.meeting_act (meeting_id, number, act, unit_id, attended, taken_by)
       values ($1, $2, $3, $4, $5, $6)`,
        [meeting, at + 1, act, unit, act === 'hold' ? [1] : [], officerAccount],
      );
    return { path: `/api/v1/meetings/${meeting}`, code, meeting, unit };
  }
  /** A secret ballot with two voters; the session of the first. */
  async function aPoll() {
    const { code, meeting, unit } = await aMeeting(['call']);
    const voters = [
      await aPerson(superuser, { name: 'Cử tri', unit }),
      await aPerson(superuser, { name: 'Cử tri', unit }),
    ];
    const poll = newId();
    await superuser.query(
      `insert into congtam.poll (id, meeting_id, subject_code, unit_id, question, options, voters, suppress_below, opened_by)
       values ($1, $2, $3, $4, 'x', '{good,completed}', $5, 5, $6)`,
      [poll, meeting, code, unit, voters, officerAccount],
    );
    const own = await server.session(await anAccount(superuser, { person: String(voters[0]) }));
    return { path: `/api/v1/polls/${poll}`, own };
  }
  return {
    'call a meeting': async () => {
      const unit = await anOffice();
      const { cycle, code } = await aComputedCycle(superuser, { unit, places: 1 });
      await aPerson(superuser, { name: 'Đồng nghiệp', unit });
      const body = {
        ...{ regulation: 'nd-335-2025', unit, on: '2026-12-01', place: 'x', subjects: [code] },
        invitees: [{ name: 'Bà Chi', standsFor: 'x' }],
      };
      return ['post', `/api/v1/cycles/${cycle}/meetings`, { as: officer, body }];
    },
    'hold a meeting': async () => {
      const { path } = await aMeeting(['call']);
      return ['post', `${path}/attendance`, { as: officer, body: { attended: [1] } }];
    },
    'record an opinion': async () => {
      const { path, code: subject } = await aMeeting(['call', 'hold']);
      const body = { subject, position: 1, side: 'meeting', opinion: ground };
      return ['post', `${path}/opinions`, { as: officer, body }];
    },
    'adopt minutes': async () => {
      const { path } = await aMeeting(['call', 'hold']);
      const body = { conclusions: ground, minutes: ground, isRead: true };
      return ['post', `${path}/minutes`, { as: officer, body }];
    },
    'call a meeting off': async () => {
      const { path } = await aMeeting(['call']);
      return ['post', `${path}/cancellation`, { as: officer, body: { reason: ground } }];
    },
    'open a secret ballot': async () => {
      const { path, code: subject, unit } = await aMeeting(['call'], CITY);
      const voters = [await aPerson(superuser, { name: 'Cử tri', unit })];
      const body = { subject, question: 'x', options: ['good', 'completed'], voters };
      return ['post', `${path}/polls`, { as: officer, body }];
    },
    'vote in secret': async () => {
      const { path, own } = await aPoll();
      return ['post', `${path}/votes`, { as: own, body: { choice: 'good' } }, 'forgotten'];
    },
    'close a secret ballot': async () => {
      const { path } = await aPoll();
      return ['post', `${path}/closing`, { as: officer }];
    },
    'record how paper ballots were counted': async () => {
      const { path, code: subject } = await aMeeting(['call']);
      const body = {
        ...{ subject, question: 'x', issued: 3, returned: 2, invalid: 0, counts: { good: 2 } },
        ...{ counters: 'x', document: ground },
      };
      return ['post', `${path}/counting-records`, { as: officer, body }];
    },
  };
};
