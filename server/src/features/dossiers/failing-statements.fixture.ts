import { aComputedCycle } from '../../testing/computed-cycle.ts';
import type { Commands, FailingWorld } from '../../testing/failing-world.ts';
import { aDossier } from '../../testing/papers.ts';

/** Commands of this feature, each time on things of its own. */
export const dossiersCommands = ({
  server,
  superuser,
  top,
  officer,
  year,
  anOffice,
}: FailingWorld): Commands => ({
  'open a dossier': async () => {
    await superuser.query(
      `insert into congtam.level_act (cycle_id, regulation, subject_code, number, act, state, round, level, suggested,
         unit_id, person_id, run_id, taken_by)
       select cycle_id, regulation, subject_code, number + 1, act, state, round + 1, level, level, unit_id, person_id,
         run_id, taken_by
       from congtam.level_act where cycle_id = $1 and subject_code = $2 order by number desc limit 1`,
      [year.cycleId, year.anCode],
    );
    const body = { subject: year.anCode, recipient: year.commune };
    return ['post', `/api/v1/cycles/${year.cycleId}/dossiers`, { as: year.officer, body }];
  },
  'put a paper into a dossier': async () => {
    const id = await aDossier(superuser, { unit: await anOffice(), isSubmitted: false });
    const body = { classified: { number: '07/M', day: '2026-01-01' } };
    return ['put', `/api/v1/dossiers/${id}/lines/meeting`, { as: officer, body }];
  },
  'send a dossier in': async () => {
    const unit = await anOffice();
    const { cycle, code } = await aComputedCycle(superuser, { unit, places: 1 });
    const opened = await server.ask('post', `/api/v1/cycles/${cycle}/dossiers`, {
      as: officer,
      body: { subject: code, recipient: top },
    });
    const path = `/api/v1/dossiers/${opened.body.id}`;
    for (const { line } of opened.body.lines ?? [])
      await server.ask('put', `${path}/lines/${line}`, {
        as: officer,
        body: { classified: { number: '07/M', day: '2026-01-01' } },
      });
    return ['post', `${path}/steps`, { as: officer, body: { act: 'submit' } }];
  },
  'receive a dossier': async () => {
    const id = await aDossier(superuser, { unit: await anOffice() });
    return ['post', `/api/v1/dossiers/${id}/receipt`, { as: officer, body: { act: 'receive' } }];
  },
  'take a dossier back': async () => {
    const id = await aDossier(superuser, { unit: await anOffice() });
    return ['post', `/api/v1/dossiers/${id}/steps`, { as: officer, body: { act: 'takeBack' } }];
  },
  'return a dossier': async () => {
    const id = await aDossier(superuser, { unit: await anOffice() });
    const body = { act: 'return', words: { meeting: 'Thiếu chữ ký' } };
    return ['post', `/api/v1/dossiers/${id}/receipt`, { as: officer, body }];
  },
});
