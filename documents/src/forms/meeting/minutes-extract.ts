import { say } from '@congtam/engine';
import { z } from 'zod';
import { paragraph, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { closing, letterhead, verificationOf } from '../paper-parts.ts';
import { issuer, name, recipients, signatory, verification } from '../values.ts';
import { discussed, discussedBlocks } from './minutes-parts.ts';
import { longest, shortest } from './samples/minutes-extract.ts';

const schema = z.strictObject({
  issuer,
  /** Of which minutes: number, day, matter. */
  minutesOf: name,
  about: name,
  /** The part on this subject alone: what was said of others stays in the minutes. */
  discussion: discussed,
  adoption: name,
  recipients,
  signatory,
  verification: verification.optional(),
});

export type MinutesExtractInput = z.input<typeof schema>;

export const minutesExtract = defineForm({
  id: 'minutes-extract',
  title: say('Trích biên bản họp nhận xét, đánh giá', 'Extract of the minutes of an evaluation meeting'),
  source: 'Nghị định 30/2020/NĐ-CP, bản trích sao, biên bản',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['TRÍCH BIÊN BẢN'], it.about),
    paragraph(`Trích từ ${it.minutesOf}.`),
    ...discussedBlocks(it.discussion, '1.'),
    paragraph(`Biên bản ${it.adoption}.`),
    paragraph('Nội dung trích đúng với biên bản đã được thông qua, lưu tại hồ sơ.'),
    closing(it.recipients, it.signatory),
    ...verificationOf(it.verification),
  ],
});
