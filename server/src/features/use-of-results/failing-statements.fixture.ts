import { aComputedCycle } from '../../testing/computed-cycle.ts';
import type { Commands, FailingWorld } from '../../testing/failing-world.ts';

/** Commands of this feature, each time on things of its own. */
export const useOfResultsCommands = ({ server, superuser, authority, anOffice }: FailingWorld): Commands => ({
  'put somebody forward for commendation': async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit: await anOffice(), places: 1 });
    const path = `/api/v1/cycles/${cycle}`;
    await server.ask('post', `${path}/levels/nd-335-2025/${code}/decision`, {
      ...{ as: authority, body: { level: 'good' }, headers: { 'if-match': '"v0"' } },
    });
    return [
      'post',
      `${path}/commendation/nd-335-2025/${code}`,
      { as: authority, body: { isPutForward: true } },
    ];
  },
  'take a follow-up up': async () => {
    const rule = 'lower-post-or-dismissal';
    const unit = await anOffice();
    const frame = { consequences: [{ rule, holds: 'yes' }] };
    const { cycle, code } = await aComputedCycle(superuser, { unit, places: 1, frame });
    const path = `/api/v1/cycles/${cycle}/follow-ups/nd-335-2025/${code}/${rule}`;
    return ['post', path, { as: authority, body: { act: 'takeUp' } }];
  },
});
