import { z } from 'zod';
import { bold, heading, paragraph } from '../../content/build.ts';
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
  ...(it.selfReview === undefined ? [] : labelled('Tự nhận xét', it.selfReview)),
  ...it.opinions.flatMap(({ speaker, words }) => labelled(`Ý kiến của ${speaker}`, words)),
  ...(it.answer === undefined ? [] : labelled('Giải trình', it.answer)),
  ...labelled('Kết luận', it.conclusion),
];

/** The label in bold before the first paragraph of what was said. */
function labelled(label: string, words: string): Block[] {
  const [first = '', ...more] = words.split('\n');
  return [paragraph([bold(`${label}: `), { text: first }]), ...more.map((line) => paragraph(line))];
}
