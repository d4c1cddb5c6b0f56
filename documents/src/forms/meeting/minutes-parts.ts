import { z } from 'zod';
import { bold, heading, paragraph, written } from '../../content/build.ts';
import type { Block } from '../../content/paper.ts';
import { name, text } from '../values.ts';

/** What was said about one subject, and what the meeting concluded. */
export const discussed = z.strictObject({
  subject: name,
  post: text.optional(),
  selfReview: text.optional(),
  opinions: z.array(z.strictObject({ speaker: name, words: name })).max(200),
  answer: text.optional(),
  conclusion: name,
});

export const discussedBlocks = (it: z.output<typeof discussed>, number: string): Block[] => [
  heading(`${number} ${it.subject}${it.post === undefined || it.post === '' ? '' : `, ${it.post}`}`, 2),
  ...(it.selfReview === undefined ? [] : [paragraph([bold('Tự nhận xét: '), { text: it.selfReview }])]),
  ...it.opinions.map(({ speaker, words }) => paragraph([bold(`Ý kiến của ${speaker}: `), { text: words }])),
  ...(it.answer === undefined ? [] : [paragraph([bold('Giải trình: ')]), ...written(it.answer)]),
  paragraph([bold('Kết luận: '), { text: it.conclusion }]),
];
