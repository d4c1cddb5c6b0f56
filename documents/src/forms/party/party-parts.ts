import { z } from 'zod';
import type { Block, Letterhead } from '../../content/paper.ts';
import { openDate, signerOf } from '../paper-parts.ts';
import { name, signatory, verification, year } from '../values.ts';

/** What every summary form of the Party has: whose it is, of which period, and who signs. */
export const partyPaper = {
  superiorCommittee: name.optional(),
  committee: name,
  place: name,
  year,
  period: name,
  signatory,
  verification: verification.optional(),
} as const;

const paper = z.object(partyPaper);

/** The heading of the Party: no name of the state. */
export const partyHead = (it: z.output<typeof paper>): Letterhead => ({
  kind: 'letterhead',
  heading: 'party',
  agency: it.committee,
  ...(it.superiorCommittee === undefined ? {} : { superior: it.superiorCommittee }),
  dateline: openDate(it.place, it.year),
});

/** Recipients as they were written: how the lines of a Party paper end is not the state's to say. */
export const partyClosing = (recipients: readonly string[], who: z.output<typeof signatory>): Block => ({
  kind: 'closing',
  recipients,
  signer: signerOf(who),
});
