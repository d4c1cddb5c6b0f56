import { aGrant, anAccount } from '../../testing/accounts.ts';
import { daysFromToday } from '../../testing/days.ts';
import type { Commands, FailingWorld } from '../../testing/failing-world.ts';
import { aReviewPoint } from '../../testing/inspections.ts';

/** Commands of this feature, each time on things of its own. */
export const reviewPointsCommands = ({ server, superuser, year }: FailingWorld): Commands => {
  const overseeing = async () => {
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'homeAffairs', unit: year.commune });
    return server.session(account);
  };
  const body = { words: 'Đã đối chiếu' };
  return {
    'look through a cycle': async () => {
      const path = `/api/v1/cycles/${year.cycleId}/review-searches`;
      return ['post', path, { as: await overseeing(), body: { answerBy: daysFromToday(5) } }];
    },
    'set thresholds': async () => {
      const path = `/api/v1/units/${year.commune}/review-thresholds`;
      return [
        'put',
        path,
        { as: await overseeing(), body: { thresholds: { lateEdits: 6 }, document: 'HD 1' } },
      ];
    },
    'answer a point': async () => {
      const id = await aReviewPoint(superuser, { unit: year.office });
      return ['post', `/api/v1/review-points/${id}/answer`, { as: year.head, body }];
    },
    'close a point': async () => {
      const id = await aReviewPoint(superuser, { unit: year.office, isAnswered: true });
      return ['post', `/api/v1/review-points/${id}/closing`, { as: await overseeing(), body }];
    },
  };
};
