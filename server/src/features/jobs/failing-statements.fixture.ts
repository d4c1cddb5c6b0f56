import { newId } from '../../database/new-id.ts';
import type { Commands, FailingWorld } from '../../testing/failing-world.ts';

/** Commands of this feature, each time on things of its own. */
export const jobsCommands = ({ superuser, officer, officerAccount }: FailingWorld): Commands => ({
  'call off a job': async () => {
    const id = newId();
    await superuser.query(
      "insert into congtam.job (id, kind, payload, requested_by) values ($1, 'none', '{}', $2)",
      [id, officerAccount],
    );
    return ['post', `/api/v1/jobs/${id}/cancellation`, { as: officer }];
  },
});
