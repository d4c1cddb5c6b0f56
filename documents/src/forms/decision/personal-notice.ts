import { say } from '@congtam/engine';
import { z } from 'zod';
import { bold, paragraph, title } from '../../content/build.ts';
import { defineForm } from '../form.ts';
import { addressedTo, closing, letterhead, verificationOf } from '../paper-parts.ts';
import {
  day,
  issuer,
  longDay,
  name,
  points,
  recipients,
  shownPoints,
  signatory,
  text,
  verification,
} from '../values.ts';
import { longest, shortest } from './samples/personal-notice.ts';

const schema = z.strictObject({
  issuer,
  personName: name,
  post: text.optional(),
  unit: name,
  period: name,
  levelName: name,
  score: points.optional(),
  /** Sentences that say how the level came about, with their articles. */
  reasons: z.array(name).max(60),
  /** "Quyết định số 12/QĐ-UBND ngày 14/12/2026", or left open. */
  decisionDocument: name.optional(),
  petitionTo: name,
  petitionBefore: day.optional(),
  recipients,
  signatory,
  /** How the notice was handed over, once it was; a refusal to sign is a fact too. */
  handedOver: z.strictObject({ on: day, acknowledged: z.boolean(), witness: name.optional() }).optional(),
  verification: verification.optional(),
});

export type PersonalNoticeInput = z.input<typeof schema>;

export const personalNotice = defineForm({
  id: 'personal-notice',
  title: say('Thông báo kết quả xếp loại chất lượng', 'Notice of the level to the person'),
  source: 'Nghị định 30/2020/NĐ-CP, thông báo; Nghị định 335/2025/NĐ-CP, Điều 21, 22',
  schema,
  samples: { shortest, longest },
  blocks: (it) => [
    letterhead(it.issuer),
    title(['THÔNG BÁO'], `Kết quả xếp loại chất lượng ${it.period}`),
    ...addressedTo([`${it.personName}${it.post === undefined ? '' : `, ${it.post}`}, ${it.unit}`]),
    paragraph(
      `${it.issuer.agency} thông báo kết quả xếp loại chất lượng ${it.period}${it.decisionDocument === undefined ? '' : ` theo ${it.decisionDocument}`}:`,
    ),
    paragraph([bold('Mức xếp loại: '), bold(it.levelName)]),
    ...(it.score === undefined ? [] : [paragraph(`Điểm: ${shownPoints(it.score)}`)]),
    ...(it.reasons.length === 0 ? [] : [paragraph([bold('Căn cứ của kết quả:')])]),
    ...it.reasons.map((reason) => paragraph(`- ${reason}`)),
    paragraph(
      `Nếu không nhất trí với kết quả, ông (bà) có quyền kiến nghị với ${it.petitionTo}${it.petitionBefore === undefined ? '' : ` trước ${longDay(it.petitionBefore)}`}.`,
    ),
    closing(it.recipients, it.signatory),
    ...(it.handedOver === undefined
      ? []
      : [
          paragraph(
            it.handedOver.acknowledged
              ? `Đã nhận thông báo ${longDay(it.handedOver.on)}.`
              : `Đã giao thông báo ${longDay(it.handedOver.on)}, người nhận không ký${it.handedOver.witness === undefined ? '' : `; người chứng kiến: ${it.handedOver.witness}`}.`,
          ),
        ]),
    ...verificationOf(it.verification),
  ],
});
