import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aUnit } from '../../testing/units.ts';

/** Commands of this feature, each time on things of its own. */
export const dutyGroupsCommands = ({ superuser, top, officer }: FailingWorld): Commands => ({
  'decide duty groups': async () => [
    'post',
    `/api/v1/units/${await aUnit(superuser, { name: 'Phòng', parent: top })}/duty-groups`,
    { as: officer, body: { from: '2025-01-01', quotaScope: 'unit', groups: ['Một cửa'], ground } },
  ],
});
