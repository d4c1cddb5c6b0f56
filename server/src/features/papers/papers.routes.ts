import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { day, id, moment, text } from '../../http/texts.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { enteredBefore } from './papers.errors.ts';
import { enterPaper, readPapers } from './papers.ts';

const personParams = z.strictObject({ person: id });
const paperBody = z.strictObject({ unit: id, title: text(300), signedOn: day, attachment: id });
const paperReply = z.object({
  id,
  person: id,
  unit: id,
  title: z.string(),
  signedOn: day,
  attachment: id,
  enteredByName: z.string(),
  enteredAt: moment,
});

export const paperRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/papers',
    id: 'paper.enter',
    summary: say(
      'Nhập thay một người không dùng máy, kèm bản quét giấy đã ký',
      'Enter on behalf of somebody who does not sign in, with the scan of what they signed',
    ),
    action: 'paper.enter',
    params: personParams,
    body: paperBody,
    status: 201,
    reply: paperReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => enterPaper(tx, holder, { ...params, ...body })),
          { paper_once: enteredBefore() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/people/{person}/papers',
    id: 'paper.ofPerson',
    summary: say(
      'Giấy đã ký được nhập thay (được ghi nhật ký)',
      'Papers entered on behalf (which is logged)',
    ),
    action: 'paper.see',
    params: personParams,
    status: 200,
    reply: z.object({ papers: z.array(paperReply).readonly() }),
    handle: async ({ params }, { as, holder }) => {
      const papers = await as((tx) => readPapers(tx, holder, params.person));
      return isRefusal(papers) ? papers : { body: { papers } };
    },
  }),
];
