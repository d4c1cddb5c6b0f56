import { aScan, type Commands, type FailingWorld } from '../../testing/failing-world.ts';
import { anIssuedPaper } from '../../testing/papers.ts';

const SHEET = { form: 'nd-335-form-02', given: { authority: { capacity: ['CHỦ TỊCH'] } } };

/** Commands of this feature, each time on things of its own. */
export const issuedPapersCommands = ({ server, superuser, top, officer, year }: FailingWorld): Commands => ({
  'issue an official paper': async () => [
    'post',
    `/api/v1/cycles/${year.cycleId}/issued-papers`,
    { as: year.officer, body: { ...SHEET, subject: year.anCode } },
  ],
  'ask for the papers of many': async () => [
    'post',
    `/api/v1/cycles/${year.cycleId}/paper-batches`,
    { as: year.officer, body: SHEET },
  ],
  'bind a signed file to a paper': async () => {
    const { body } = await server.ask('post', '/api/v1/attachments', { as: officer, file: aScan() });
    const paper = await anIssuedPaper(superuser, { unit: top });
    const copy = { attachment: body.id, number: '1/TB', signedOn: '2026-01-01' };
    return ['post', `/api/v1/issued-papers/${paper}/copies`, { as: officer, body: copy }];
  },
});
