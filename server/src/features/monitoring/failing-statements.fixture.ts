import { anAccount } from '../../testing/accounts.ts';
import { POINTS } from '../../testing/decided-cycle.ts';
import type { Commands, FailingWorld } from '../../testing/failing-world.ts';

const SAID = { sheet: 'general-criteria', cells: { rater: 'self', 'I.1': '5' } };

/** Commands of this feature, each time on things of its own. */
export const monitoringCommands = ({
  server,
  superuser,
  authority,
  head,
  officer,
  openCycle,
}: FailingWorld): Commands => ({
  'save what one says of oneself': async () => {
    const { cycle, person, own } = await openCycle();
    const body = { rows: [SAID] };
    const headers = { 'if-match': '"v0"' };
    return [
      'put',
      `/api/v1/cycles/${cycle}/people/${person}/monitoring/2026-03/self`,
      { as: own, body, headers },
    ];
  },
  'confirm a month': async () => {
    const { cycle, person, own } = await openCycle();
    const path = `/api/v1/cycles/${cycle}/people/${person}/monitoring/2026-03`;
    await server.ask('put', `${path}/self`, {
      as: own,
      body: { rows: [SAID] },
      headers: { 'if-match': '"v0"' },
    });
    await server.ask('post', `${path}/submission`, { as: own, body: {}, headers: { 'if-match': '"v1"' } });
    return ['post', `${path}/confirmation`, { as: head, body: {}, headers: { 'if-match': '"v2"' } }];
  },
  'send results to where somebody works now': async () => {
    const { cycle, person, own } = await openCycle();
    const place = `/api/v1/cycles/${cycle}/people/${person}`;
    const path = `${place}/monitoring/2026-Q1`;
    const work = {
      product: 'x',
      coefficient: '1',
      assigned: '10',
      completed: '9',
      meetingQuality: '9',
      onTime: '9',
    };
    const rows = [
      { ...SAID, cells: { rater: 'self', ...POINTS } },
      { sheet: 'work-products', key: '1', cells: work },
    ];
    const seen = (version: string, as: string) => ({ as, headers: { 'if-match': `"${version}"` } });
    await server.ask('put', `${path}/self`, { ...seen('v0', own), body: { rows } });
    await server.ask('post', `${path}/submission`, { ...seen('v1', own), body: {} });
    await server.ask('post', `${path}/confirmation`, { ...seen('v2', head), body: {} });
    return ['post', `${place}/results-sent`, { as: officer, body: { document: 'CV 5' } }];
  },
  'open an approved month again': async () => {
    const { cycle, person, unit } = await openCycle();
    await superuser.query(
      `insert into congtam.monitoring_act (cycle_id, person_id, period, number, act, step, state, unit_id, is_late, taken_by)
       values ($1, $2, '2026-03', 1, 'approve', 'authority', 'approved', $3, false, $4)`,
      [cycle, person, unit, await anAccount(superuser)],
    );
    const path = `/api/v1/cycles/${cycle}/people/${person}/monitoring/2026-03/reopening`;
    const body = { reason: 'có sai sót' };
    return ['post', path, { as: authority, body, headers: { 'if-match': '"v1"' } }];
  },
});
