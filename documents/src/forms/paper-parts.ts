import type { z } from 'zod';
import { bold, centered, italic, paragraph, room } from '../content/build.ts';
import type { Block, Letterhead, Signer } from '../content/paper.ts';
import {
  type issuer,
  type Level,
  level,
  levelNames,
  longDay,
  shownCount,
  type signatory,
  type verification,
} from './values.ts';

type Issuer = z.output<typeof issuer>;
type Signatory = z.output<typeof signatory>;

/** Number and day as the clerk has recorded them; what is not recorded yet is left open. */
export interface Recorded {
  readonly number?: string | undefined;
  readonly day?: string | undefined;
}

const numberOf = (number: string | undefined, signs: string | undefined): string | undefined => {
  if (number === undefined) return signs === undefined ? undefined : `${room(8)}/${signs}`;
  return ` ${number.includes('/') || signs === undefined ? number : `${number}/${signs}`}`;
};

const dayOf = (day: string | undefined, year: number): string =>
  day === undefined ? `ngày${room(6)}tháng${room(6)}năm ${year}` : longDay(day);

/** Day and month are the clerk's to write; the year is known. */
export const openDate = (place: string, year: number): string => `${place}, ${dayOf(undefined, year)}`;

/** Under the name of an annex: what it is issued with. */
export const issuedWith = (kind: string, from: Issuer, { number, day }: Recorded = {}): string =>
  `(Kèm theo ${kind} số${numberOf(number, from.numberSigns ?? '')} ${dayOf(day, from.year)} của ${from.agency})`;

/** National heading, agency, number and date (NĐ 30/2020, annex I, part II). */
export function letterhead(from: Issuer, about?: string, { number, day }: Recorded = {}): Letterhead {
  const shown = numberOf(number, from.numberSigns);
  return {
    kind: 'letterhead',
    heading: 'state',
    agency: from.agency,
    ...(from.superior === undefined ? {} : { superior: from.superior }),
    ...(shown === undefined ? {} : { number: `Số:${shown}` }),
    ...(about === undefined ? {} : { about }),
    dateline: `${from.place}, ${dayOf(day, from.year)}`,
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

/** Many type the dash that the paper sets before every recipient. */
const withoutDash = (line: string): string => line.replace(/^[\s\-–—•]+/, '').replace(/[\s.;,]+$/, '');

export const closing = (recipients: readonly string[], who: Signatory): Block => ({
  kind: 'closing',
  recipients: recipients.map((each, at) => `${withoutDash(each)}${at === recipients.length - 1 ? '.' : ';'}`),
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
