import type { Bilingual } from '@congtam/engine';
import { say } from '@congtam/engine';
import { z } from 'zod';
import catalogue from '../../problems.json' with { type: 'json' };
import { type Endpoint, publicEndpoint } from './endpoint.ts';
import { notFound } from './problem.ts';

/** Every code this server may answer with, in words; made from the sources together with docs/error-codes.md. */
const TITLES: ReadonlyMap<string, Bilingual> = new Map(
  catalogue.map(({ code, vi, en }) => [code, say(vi, en)]),
);

/** The page that the `type` of a problem leads to: for people as HTML, for programs as JSON. */
export const problemPage: Endpoint = publicEndpoint({
  method: 'get',
  path: '/problems/{code}',
  id: 'problem.explain',
  summary: say('Một mã lỗi nghĩa là gì', 'What the code of a problem means'),
  because: 'the type of every problem leads here; it tells what the program says, no data',
  params: z.strictObject({ code: z.string().max(100) }),
  givesText: ['text/html; charset=utf-8'],
  status: 200,
  reply: z.object({ code: z.string(), title: z.object({ vi: z.string(), en: z.string() }) }),
  handle: async ({ params }, { accepts }) => {
    const title = TITLES.get(params.code);
    if (title === undefined) return notFound();
    const body = { code: params.code, title: { vi: title.vi, en: title.en } };
    if (!/\btext\/html\b/.test(accepts)) return { body };
    return { body, text: { type: 'text/html; charset=utf-8', content: pageOf(params.code, title) } };
  },
});

const pageOf = (code: string, { vi, en }: Bilingual): string => `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(code)} · Công Tâm</title>
<h1>${escaped(vi)}</h1>
<p lang="en">${escaped(en)}</p>
<p>Mã / code: <code>${escaped(code)}</code></p>
<p>Câu trả lời kèm theo nói sửa thế nào; khi báo quản trị, gửi kèm traceId.
<span lang="en">The answer itself says what to do next; when you tell an administrator, add its traceId.</span></p>
</html>
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
