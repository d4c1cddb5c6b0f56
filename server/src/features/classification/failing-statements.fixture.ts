import { aComputedCycle, aCycle } from '../../testing/computed-cycle.ts';
import { type Commands, type FailingWorld, ground, seenFirst } from '../../testing/failing-world.ts';
import { anEntry } from '../../testing/registers.ts';

const PLACE = { regulation: 'nd-335-2025', quota: 'excellent-people' };

/** Commands of this feature, each time on things of its own. */
export const classificationCommands = ({
  server,
  superuser,
  top,
  authority,
  officer,
  anOffice,
  openCycle,
}: FailingWorld): Commands => ({
  'compute a cycle': async () => {
    const cycle = await aCycle(superuser, { unit: top, states: ['planned', 'open'] });
    return ['post', `/api/v1/cycles/${cycle}/runs`, { as: officer, body: {} }];
  },
  'bring decisions': async () => {
    const { cycle, code } = await openCycle();
    const row = {
      ...{ question: 'excellent-place', subject: code, period: '2026', option: 'given' },
      ...{ by: 'Chủ tịch', on: '2026-12-11', document: ground },
    };
    return ['put', `/api/v1/cycles/${cycle}/decisions`, { as: authority, body: { rows: [row] } }];
  },
  'choose for a place': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    const body = { ...PLACE, subject: code, isGiven: true, reason: ground };
    return ['post', `/api/v1/cycles/${cycle}/quota-places`, { as: authority, body }];
  },
  'decide a level': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    const path = `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/decision`;
    return ['post', path, { as: authority, body: { level: 'good' }, headers: { 'if-match': '"v0"' } }];
  },
  'propose a level': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    const path = `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/proposal`;
    return ['post', path, { as: authority, body: { level: 'good' }, headers: { 'if-match': '"v0"' } }];
  },
  'rate somebody again': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    const path = `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}`;
    await server.ask('post', `${path}/decision`, {
      ...{ as: authority, body: { level: 'good' }, headers: { 'if-match': '"v0"' } },
    });
    return ['post', `${path}/rounds`, { ...seenFirst(authority), body: { reason: ground } }];
  },
  'ask for an exception above the quota': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 0 });
    const body = { ...PLACE, subject: code, ground, document: ground };
    return ['post', `/api/v1/cycles/${cycle}/quota-exceptions`, { as: authority, body }];
  },
  'settle what a discipline touches': async () => {
    const unit = await anOffice();
    const { cycle, person } = await aComputedCycle(superuser, { unit, places: 1 });
    const entry = await anEntry(superuser, { unit, person });
    const body = { touched: 'level:nd-335-2025', outcome: 'upheld', ground };
    return ['post', `/api/v1/cycles/${cycle}/touched-by/${entry}`, { as: authority, body }];
  },
});
