import { toDocx } from '@congtam/documents';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aTemplate } from '../../testing/papers.ts';

const A_LAYOUT = Buffer.from(
  toDocx({ title: 'Mẫu', landscape: false, blocks: [{ kind: 'paragraph', text: '{ho_ten}' }] }),
);

/** Commands of this feature, each time on things of its own. */
export const paperTemplatesCommands = ({ superuser, top, officer, anOffice }: FailingWorld): Commands => ({
  'put in a layout of papers': async () => [
    'post',
    `/api/v1/units/${top}/paper-templates?form=personal-notice&ground=KH%2001`,
    { as: officer, file: { kind: 'docx', bytes: A_LAYOUT } },
  ],
  'agree to a layout': async () => [
    'post',
    `/api/v1/paper-templates/${await aTemplate(superuser, { unit: await anOffice() })}/agreement`,
    { as: officer, body: { ground } },
  ],
  'end the use of a layout': async () => [
    'post',
    `/api/v1/paper-templates/${await aTemplate(superuser, { unit: await anOffice() })}/end`,
    { as: officer, body: { ground } },
  ],
});
