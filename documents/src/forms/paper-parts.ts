import type { z } from 'zod';
import { bold, centered, italic, paragraph, room } from '../content/build.ts';
import type { Block, Letterhead, Signer } from '../content/paper.ts';
import {
  type issuer,
  type Level,
  level,
  levelNames,
  shownCount,
  type signatory,
  type verification,
} from './values.ts';

type Issuer = z.output<typeof issuer>;
type Signatory = z.output<typeof signatory>;

const openNumber = (signs: string | undefined): string => `Số:${room(8)}/${signs ?? ''}`;

/** Day and month are the clerk's to write; the year is known. */
export const openDate = (place: string, year: number): string =>
  `${place}, ngày${room(6)}tháng${room(6)}năm ${year}`;

/** Under the name of an annex: what it is issued with; number and day are the clerk's to write. */
export const issuedWith = (kind: string, from: Issuer): string =>
  `(Kèm theo ${kind} số${room(8)}/${from.numberSigns ?? ''} ngày${room(6)}tháng${room(6)}năm ${from.year} của ${from.agency})`;

/** National heading, agency, open number and date (NĐ 30/2020, annex I, part II). */
export function letterhead(from: Issuer, about?: string): Letterhead {
  return {
    kind: 'letterhead',
    heading: 'state',
    agency: from.agency,
    ...(from.superior === undefined ? {} : { superior: from.superior }),
    ...(from.numberSigns === undefined ? {} : { number: openNumber(from.numberSigns) }),
    ...(about === undefined ? {} : { about }),
    dateline: openDate(from.place, from.year),
  };
}

/** The same for a form a person fills in: no number, and the date stands above the signature. */
export function formHead(from: { superior?: string | undefined; agency: string }): Letterhead {
  return {
    kind: 'letterhead',
    heading: 'state',
    agency: from.agency,
    ...(from.superior === undefined ? {} : { superior: from.superior }),
  };
}

export const signerOf = (who: Signatory, note?: string): Signer => ({
  capacity: who.capacity,
  ...(note === undefined ? {} : { note }),
  ...(who.name === undefined ? {} : { name: who.name }),
});

export const closing = (recipients: readonly string[], who: Signatory): Block => ({
  kind: 'closing',
  recipients: recipients.map(
    (each, at) => `${each.replace(/[\s.;,]+$/, '')}${at === recipients.length - 1 ? '.' : ';'}`,
  ),
  signer: signerOf(who),
});

/** How a list ends: what it counts, so that nobody adds to it, and whoever signs has a sentence above. */
export const countedAs = (count: number, what: string, whole = 'Danh sách'): Block[] =>
  count === 0 ? [] : [paragraph(`${whole} gồm ${shownCount(count)} ${what}.`)];

/** The four boxes of the official forms, the chosen one crossed. */
export const levelChoices = (chosen: Level | undefined): Block => ({
  kind: 'choices',
  options: level.options.map((each) => ({ label: levelNames[each], chosen: each === chosen })),
});

export function verificationOf(it: z.output<typeof verification> | undefined): Block[] {
  if (it === undefined) return [];
  return [
    {
      kind: 'verification',
      code: it.code,
      note: 'Mã kiểm tra của văn bản (đối chiếu bằng công cụ congtam-verify):',
    },
  ];
}

/** "Căn cứ …;" in italics; the last ends with a full stop. */
export const basesOf = (bases: readonly string[]): Block[] =>
  bases.map((base, at) => paragraph([italic(`${base}${at === bases.length - 1 ? '.' : ';'}`)]));

/** "Kính gửi:", in one line for one addressee, below each other for several. */
export const addressedTo = (to: readonly string[]): Block[] =>
  to.length === 1
    ? [centered(`Kính gửi: ${to[0] ?? ''}`)]
    : [
        centered('Kính gửi:'),
        ...to.map((each, at) => paragraph(`- ${each}${at === to.length - 1 ? '.' : ';'}`)),
      ];

/** Điều 1. … with its label in bold. */
export const articles = (texts: readonly string[]): Block[] =>
  texts.map((words, at) => paragraph([bold(`Điều ${at + 1}. `), { text: words }]));
