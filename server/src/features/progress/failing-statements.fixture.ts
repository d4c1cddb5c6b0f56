import type { Commands, FailingWorld } from '../../testing/failing-world.ts';

/** Commands of this feature, each time on things of its own. */
export const progressCommands = ({ officer, anOffice }: FailingWorld): Commands => ({
  'urge units': async () => [
    'post',
    '/api/v1/urgings',
    {
      as: officer,
      body: {
        units: [await anOffice(), await anOffice()],
        period: '2026',
        about: 'cycle',
        words: 'Đề nghị đóng đợt',
      },
    },
  ],
});
