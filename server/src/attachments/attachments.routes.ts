import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../http/endpoint.ts';
import { id } from '../http/texts.ts';
import { isRefusal } from '../refusal.ts';
import { addAttachment, openAttachment } from './attachments.ts';

export const attachmentReply = z.object({
  id,
  kind: z.enum(['pdf', 'jpg', 'png']),
  bytes: z.int(),
  sha256: z.string(),
});

export const attachmentRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/attachments',
    id: 'attachment.add',
    summary: say('Tải lên bản quét, tệp đính kèm', 'Put in a scan or another file'),
    action: 'attachment.add',
    takesFile: ['pdf', 'jpg', 'png'],
    status: 201,
    reply: attachmentReply,
    handle: async ({ file }, { as, holder }) => {
      if (file === undefined) throw new Error('a route that takes a file got none');
      return answered(await as((tx) => addAttachment(tx, holder, file)));
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/attachments/{attachment}/file',
    id: 'attachment.read',
    summary: say('Lấy tệp đính kèm (được ghi nhật ký)', 'The file itself (which is logged)'),
    action: 'attachment.read',
    params: z.strictObject({ attachment: id }),
    givesFile: ['pdf', 'jpg', 'png'],
    status: 200,
    reply: z.object({}),
    handle: async ({ params }, { as, holder }) => {
      const file = await as((tx) => openAttachment(tx, holder, params.attachment));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
];
