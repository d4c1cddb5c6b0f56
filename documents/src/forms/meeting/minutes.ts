import { say } from '@congtam/engine';
import { z } from 'zod';
import { title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { letterhead, signerOf, verificationOf } from '../paper-parts.ts';
import { issuer, signatory, verification } from '../values.ts';
import { minutesBlocks, minutesPaper } from './minutes-parts.ts';
import { longest, shortest } from './samples/minutes.ts';

const schema = z.strictObject({
  issuer,
  ...minutesPaper,
  chair: signatory,
  secretary: signatory,
  verification: verification.optional(),
});

export type MinutesInput = z.input<typeof schema>;

export const minutes = defineForm({
  id: 'meeting-minutes',
  title: say('Biên bản họp nhận xét, đánh giá', 'Minutes of an evaluation meeting'),
  source: 'Nghị định 30/2020/NĐ-CP, biên bản; Nghị định 335/2025/NĐ-CP, Điều 21',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['BIÊN BẢN'], it.matter),
    ...minutesBlocks(it),
    {
      kind: 'signatures',
      signers: [signerOf(it.secretary, '(Ký, ghi rõ họ tên)'), signerOf(it.chair, '(Ký, ghi rõ họ tên)')],
    },
    ...verificationOf(it.verification),
  ],
});
