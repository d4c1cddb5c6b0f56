import { aCycle } from '../../testing/computed-cycle.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';

/** Commands of this feature, each time on things of its own. */
export const cyclesCommands = ({ superuser, top, officer, openCycle }: FailingWorld): Commands => ({
  'plan a cycle': async () => [
    'post',
    '/api/v1/cycles',
    {
      as: officer,
      body: { unit: top, kind: 'year', period: '2027', regulations: [{ regulation: 'nd-335-2025' }], ground },
    },
  ],
  'close a cycle': async () => {
    const cycle = await aCycle(superuser, { unit: top, states: ['planned', 'open'] });
    return ['post', `/api/v1/cycles/${cycle}/closing`, { as: officer, body: { ground } }];
  },
  'give a unit another last day': async () => {
    const cycle = await aCycle(superuser, { unit: top, states: ['planned', 'open'] });
    const body = { unit: top, entryUntil: '2027-01-15', ground };
    return ['post', `/api/v1/cycles/${cycle}/exceptions`, { as: officer, body }];
  },
  'record a sheet': async () => {
    const { cycle, code } = await openCycle();
    const cells = { kind: 'sick', from: '2026-04-01', document: ground };
    const body = { rows: [{ subject: code, key: 'a', cells }] };
    return ['put', `/api/v1/cycles/${cycle}/sheets/leave`, { as: officer, body }];
  },
});
