import { forms } from '@congtam/documents';
import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { isRefusal } from '../../refusal.ts';
import { askBatch, fileOfBatch, readBatch } from './batches.ts';
import { noSuchFile } from './issued-papers.errors.ts';
import { batchesOf } from './issued-papers.queries.ts';
import * as shapes from './issued-papers.schemas.ts';
import { bindCopy, fileName, listPapers, openPaper, readPaper } from './issued-papers.ts';
import { MAKERS } from './makers.ts';
import { issue, type PaperMeans, prepare, recordDraft, setPaper } from './making.ts';

/** Official papers of cycles: drafts, papers that were issued, and many at once. */
export function issuedPaperRoutes(means: PaperMeans): readonly Endpoint[] {
  const { sources, press } = means;
  return [
    endpoint({
      method: 'get',
      path: '/api/v1/paper-forms',
      id: 'issuedPaper.forms',
      summary: say('Các biểu mẫu văn bản', 'Forms of official papers'),
      action: 'issuedPaper.list',
      status: 200,
      reply: shapes.formsReply,
      handle: async () => ({
        body: {
          forms: forms.map(({ id, title, source, unverified }) => {
            const maker = MAKERS.find(({ form }) => form === id);
            const { about = null, given = [] } = maker ?? {};
            const of = about === 'opening' ? 'cycle' : about;
            return { id, title, source, unverified: unverified ?? null, about: of, given };
          }),
        },
      }),
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/cycles/{cycle}/paper-drafts',
      id: 'issuedPaper.draft',
      summary: say(
        'Xem trước văn bản, chưa phát hành (được ghi nhật ký)',
        'A draft of a paper, not issued (which is logged)',
      ),
      action: 'issuedPaper.draft',
      params: shapes.cycleParams,
      body: shapes.draftBody,
      givesFile: ['docx', 'pdf'],
      status: 200,
      reply: shapes.nothing,
      handle: async ({ params, body }, { as, holder }) => {
        const { kind, ...asked } = body;
        const prepared = await prepare(
          (work) => as(work, { isReadOnly: true }),
          async () => holder,
          means,
          { asked: { ...params, ...asked }, action: 'issuedPaper.draft' },
        );
        if (isRefusal(prepared)) return prepared;
        const made = await setPaper(press, prepared, true);
        if (isRefusal(made)) return made;
        const file = made.files.find((one) => one.kind === kind);
        if (file === undefined) return noSuchFile();
        await as((tx) => recordDraft(tx, holder, prepared));
        return { body: {}, file: { kind, name: `nhap-${fileName(made, kind)}`, bytes: file.content } };
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/cycles/{cycle}/issued-papers',
      id: 'issuedPaper.issue',
      summary: say('Phát hành văn bản', 'Issue a paper'),
      action: 'issuedPaper.issue',
      params: shapes.cycleParams,
      body: shapes.issueBody,
      status: 201,
      reply: shapes.issuedReply,
      handle: async ({ params, body }, { as, holder }) => {
        const prepared = await prepare(
          (work) => as(work, { isReadOnly: true }),
          async () => holder,
          means,
          { asked: { ...params, ...body }, action: 'issuedPaper.issue' },
        );
        if (isRefusal(prepared)) return prepared;
        const made = await setPaper(press, prepared);
        if (isRefusal(made)) return made;
        return answered(await as((tx) => issue(tx, holder, made, prepared.about)));
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/issued-papers',
      id: 'issuedPaper.list',
      summary: say('Văn bản đã phát hành', 'Papers that were issued'),
      action: 'issuedPaper.list',
      query: shapes.listQuery,
      status: 200,
      reply: shapes.papersReply,
      handle: async ({ query }, { as, holder }) => answered(await as((tx) => listPapers(tx, holder, query))),
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/issued-papers/{paper}',
      id: 'issuedPaper.read',
      summary: say('Một văn bản đã phát hành', 'A paper that was issued'),
      action: 'issuedPaper.see',
      params: shapes.paperParams,
      status: 200,
      reply: shapes.paperReply,
      handle: async ({ params }, { as, holder }) =>
        answered(await as((tx) => readPaper(tx, holder, params.paper), { isReadOnly: true })),
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/issued-papers/{paper}/file',
      id: 'issuedPaper.file',
      summary: say(
        'Tệp đúng như lúc phát hành (được ghi nhật ký)',
        'The file as it was issued (which is logged)',
      ),
      action: 'issuedPaper.see',
      params: shapes.paperParams,
      query: shapes.fileQuery,
      givesFile: ['docx', 'pdf'],
      status: 200,
      reply: shapes.nothing,
      handle: async ({ params, query }, { as, holder }) => {
        const file = await as((tx) => openPaper(tx, holder, { ...params, ...query }));
        return isRefusal(file) ? file : { body: {}, file };
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/issued-papers/{paper}/copies',
      id: 'issuedPaper.bindCopy',
      summary: say('Gắn bản quét hoặc bản đã ký số vào văn bản', 'Bind a scan or the signed file to a paper'),
      action: 'issuedPaper.bindCopy',
      params: shapes.paperParams,
      body: shapes.copyBody,
      status: 201,
      reply: shapes.paperReply,
      handle: async ({ params, body }, { as, holder }) =>
        answered(await as((tx) => bindCopy(tx, holder, { ...params, ...body }))),
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/cycles/{cycle}/paper-batches',
      id: 'issuedPaper.issueMany',
      summary: say('Phát hành hàng loạt', 'Issue papers of many at once'),
      action: 'issuedPaper.issueMany',
      params: shapes.cycleParams,
      body: shapes.batchBody,
      status: 201,
      reply: shapes.batchReply,
      handle: async ({ params, body }, { as, holder }) => {
        const batch = await as((tx) => askBatch(tx, holder, sources, { ...params, ...body }));
        return isRefusal(batch) ? batch : { body: { ...batch, subjects: batch.subjects.length } };
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/cycles/{cycle}/paper-batches',
      id: 'issuedPaper.batches',
      summary: say('Các lượt phát hành hàng loạt', 'Batches of papers'),
      action: 'issuedPaper.issueMany',
      params: shapes.cycleParams,
      status: 200,
      reply: shapes.batchesReply,
      handle: async ({ params }, { as }) => {
        const batches = await as((tx) => batchesOf(tx, params.cycle), { isReadOnly: true });
        return {
          body: { batches: batches.map((batch) => ({ ...batch, subjects: batch.subjects.length })) },
        };
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/paper-batches/{batch}',
      id: 'issuedPaper.batch',
      summary: say(
        'Một lượt: tiến độ, ai chưa lập được và vì sao',
        'A batch: progress, who got no paper and why',
      ),
      action: 'issuedPaper.issueMany',
      params: shapes.batchParams,
      status: 200,
      reply: shapes.openedBatchReply,
      handle: async ({ params }, { as, holder }) =>
        answered(await as((tx) => readBatch(tx, holder, params.batch), { isReadOnly: true })),
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/paper-batches/{batch}/file',
      id: 'issuedPaper.batchFile',
      summary: say(
        'Cả lượt trong một tệp ZIP, hoặc một tệp PDF để in',
        'The whole batch as one ZIP, or as one PDF for the printer',
      ),
      action: 'issuedPaper.issueMany',
      params: shapes.batchParams,
      query: shapes.batchFileQuery,
      givesFile: ['zip', 'pdf'],
      status: 200,
      reply: shapes.nothing,
      handle: async ({ params, query }, { as, holder }) => {
        const file = await as((tx) => fileOfBatch(tx, holder, { ...params, ...query }));
        return isRefusal(file) ? file : { body: {}, file };
      },
    }),
  ];
}
