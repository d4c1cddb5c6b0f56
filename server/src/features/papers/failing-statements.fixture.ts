import { aScan, type Commands, type FailingWorld } from '../../testing/failing-world.ts';
import { aPerson } from '../../testing/units.ts';

/** Commands of this feature, each time on things of its own. */
export const papersCommands = ({ server, superuser, top, officer }: FailingWorld): Commands => ({
  'put in an attachment': async () => ['post', '/api/v1/attachments', { as: officer, file: aScan() }],
  'enter a paper for somebody': async () => {
    const person = await aPerson(superuser, { name: 'Không dùng máy', unit: top });
    const { body: scan } = await server.ask('post', '/api/v1/attachments', { as: officer, file: aScan() });
    const body = { unit: top, title: 'Phiếu', signedOn: '2026-03-02', attachment: scan.id };
    return ['post', `/api/v1/people/${person}/papers`, { as: officer, body }];
  },
});
