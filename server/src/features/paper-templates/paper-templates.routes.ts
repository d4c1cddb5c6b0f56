import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { ground, id } from '../../http/texts.ts';
import { isRefusal } from '../../refusal.ts';
import { listTemplates, openTemplate, stepTemplate, uploadTemplate } from './paper-templates.ts';

const unitParams = z.strictObject({ unit: id });
const templateParams = z.strictObject({ template: id });
const templateReply = z.object({
  id,
  unit: id,
  form: z.string(),
  kind: z.enum(['docx', 'xlsx']),
  sha256: z.string(),
  tags: z.array(z.string()).readonly(),
  ground: z.string(),
  uploadedAt: z.iso.datetime(),
  state: z.enum(['proposed', 'inUse', 'ended']),
});

/** An agency's own layouts of official papers. */
export const paperTemplateRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/paper-templates',
    id: 'paperTemplate.upload',
    summary: say(
      'Tải lên mẫu văn bản riêng (DOCX; bảng tổng hợp còn nhận XLSX)',
      'Put in a layout of one’s own (DOCX; for the summary of levels XLSX too)',
    ),
    action: 'paperTemplate.upload',
    params: unitParams,
    query: z.strictObject({ form: z.string().regex(/^[a-z0-9][a-z0-9-]{1,49}$/), ground }),
    takesFile: ['docx', 'xlsx'],
    status: 201,
    reply: templateReply,
    handle: async ({ params, query, file }, { as, holder }) => {
      if (file === undefined) throw new Error('a route that takes a file got none');
      return answered(await as((tx) => uploadTemplate(tx, holder, { ...params, ...query, file })));
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/paper-templates',
    id: 'paperTemplate.list',
    summary: say('Mẫu văn bản riêng của đơn vị', 'Layouts of a unit'),
    action: 'paperTemplate.see',
    params: unitParams,
    status: 200,
    reply: z.object({ templates: z.array(templateReply).readonly() }),
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => listTemplates(tx, params.unit), { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/paper-templates/{template}/file',
    id: 'paperTemplate.file',
    summary: say('Tệp mẫu, hoặc bản điền thử', 'The layout, or filled with a sample'),
    action: 'paperTemplate.see',
    params: templateParams,
    query: z.strictObject({ filled: z.enum(['yes', 'no']).default('no') }),
    givesFile: ['docx', 'xlsx'],
    status: 200,
    reply: z.object({}),
    handle: async ({ params, query }, { as }) => {
      const file = await as((tx) => openTemplate(tx, { ...params, filled: query.filled === 'yes' }), {
        isReadOnly: true,
      });
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  ...(['agree', 'end'] as const).map((act) =>
    endpoint({
      method: 'post',
      path: `/api/v1/paper-templates/{template}/${act === 'agree' ? 'agreement' : 'end'}`,
      id: `paperTemplate.${act}`,
      summary:
        act === 'agree'
          ? say('Đồng ý cho dùng mẫu (người thứ hai)', 'Agree to a layout (a second person)')
          : say('Thôi dùng mẫu', 'End the use of a layout'),
      action: `paperTemplate.${act}`,
      params: templateParams,
      body: z.strictObject({ ground }),
      status: 201,
      reply: templateReply,
      handle: async ({ params, body }, { as, holder }) =>
        answered(await as((tx) => stepTemplate(tx, holder, { ...params, ...body, act }))),
    }),
  ),
];
