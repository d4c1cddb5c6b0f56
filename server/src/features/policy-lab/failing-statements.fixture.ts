import { newId } from '../../database/new-id.ts';
import type { Commands, FailingWorld } from '../../testing/failing-world.ts';
import { aDraftComment } from '../../testing/policy-lab.ts';
import { aPack } from '../../testing/regulations.ts';

/** Commands of this feature, each time on things of its own. */
export const policyLabCommands = ({ superuser, top, officer, year }: FailingWorld): Commands => ({
  'try a draft': async () => [
    'post',
    `/api/v1/units/${year.commune}/simulations`,
    {
      as: year.officer,
      body: { title: 'Thử', readings: { 'quota-base': 'rated-good' }, cycles: [year.cycleId] },
    },
  ],
  'enter a comment on a draft': async () => {
    const pack = await aPack(superuser, { unit: top, regulation: `p-${newId()}`, states: ['draft'] });
    const body = { author: 'Sở Tư pháp', clause: 'Điều 1', content: 'Làm rõ', receivedOn: '2026-05-01' };
    return ['post', `/api/v1/local-packs/${pack}/comments`, { as: officer, body }];
  },
  'answer a comment on a draft': async () => {
    const comment = await aDraftComment(superuser, { unit: top });
    const body = { verdict: 'partly', explanation: 'Đã sửa khoản 1' };
    return ['post', `/api/v1/draft-comments/${comment}/answer`, { as: officer, body }];
  },
});
