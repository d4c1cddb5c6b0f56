import { periodInWords } from '@congtam/engine';
import type { Holder } from '../../access/roles.ts';
import type { TransactionOptions, Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { keepPaper } from '../../official-papers/keeping.ts';
import { formNamed, makePaper, type PaperInput, type PaperPress } from '../../official-papers/making.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { personById } from '../people/people.queries.ts';
import { unitOn } from '../units/units.queries.ts';
import * as errors from './petitions.errors.ts';
import { petitionById } from './petitions.queries.ts';
import { openedFor, type PetitionSeen, readPetition, takeStep } from './petitions.ts';

export interface AnswerGiven {
  readonly petition: string;
  readonly outcome: 'kept' | 'changed';
  readonly findings: string;
  readonly newLevel: string | null;
  readonly replacingDocument: string | null;
  readonly signatory: { readonly capacity: readonly string[]; readonly name?: string | undefined };
  readonly recipients: readonly string[];
  readonly place: string;
}

type As = <T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions) => Promise<T>;

/**
 * Answers a petition with a paper that stays. Where the level is to change, the answer says to which; the level itself is
 * changed by a decision that replaces the one before.
 */
export async function answerPetition(
  as: As,
  holder: Holder,
  { sources, press }: { readonly sources: EvaluationSources; readonly press: PaperPress },
  given: AnswerGiven,
): Promise<PetitionSeen | Refusal> {
  const input = await as((tx) => inputOf(tx, sources, given), { isReadOnly: true });
  if (isRefusal(input)) return input;
  const form = formNamed('petition-answer');
  if (isRefusal(form)) return form;
  const made = await makePaper(press, { form, input, isDraft: false });
  if (isRefusal(made)) return made;
  return as(async (tx) => {
    const row = await openedFor(tx, holder, given.petition, 'petition.answer');
    if (isRefusal(row)) return row;
    const { cycle, unit, person, subject } = row;
    const about = { cycle, unit, person, subject, period: null, run: null, batch: null, petition: row.id };
    const { id: paper } = await keepPaper(tx, holder, made, about);
    const { outcome, findings, newLevel, replacingDocument } = given;
    await takeStep(tx, holder, row, { act: 'answer', outcome, findings, newLevel, replacingDocument, paper });
    return readPetition(tx, holder, row.id);
  });
}

/** What the answer says; that it may be given is asked when it is kept, so that an answer sent twice is one. */
async function inputOf(
  tx: Tx,
  sources: EvaluationSources,
  given: AnswerGiven,
): Promise<PaperInput | Refusal> {
  const row = await petitionById(tx, given.petition);
  const cycle = row && (await cycleById(tx, row.cycle));
  if (row === undefined) return errors.noSuchPetition();
  if (cycle === undefined) return noSuchCycle();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const levels = packs.find(({ regulation }) => regulation.id === row.regulation)?.regulation.levels ?? [];
  const level = levels.find(({ id }) => id === given.newLevel);
  if ((given.outcome === 'changed') !== (level !== undefined))
    return errors.noSuchLevel(levels.map(({ id }) => id));
  const today = todayInVietnam();
  const agency = await unitOn(tx, cycle.unit, today);
  const superior = agency?.parent ? await unitOn(tx, agency.parent, today) : undefined;
  const unit = await unitOn(tx, row.unit, today);
  const who = await personById(tx, row.person);
  if (agency === undefined || unit === undefined || who === undefined) return errors.noSuchPetition();
  const { signatory } = given;
  return {
    issuer: {
      agency: agency.name,
      ...(superior === undefined ? {} : { superior: superior.name }),
      place: given.place,
      year: Number(today.slice(0, 4)),
    },
    ...{ personName: who.fullName, unit: unit.name, period: periodInWords(cycle.period, 'vi') },
    receivedOn: row.receivedOn,
    ...(row.dueOn === null ? {} : { dueOn: row.dueOn }),
    ...{ contested: row.contested, findings: given.findings, outcome: given.outcome },
    ...(level === undefined ? {} : { newLevelName: level.label.vi }),
    ...(given.replacingDocument === null ? {} : { replacingDocument: given.replacingDocument }),
    recipients: [...given.recipients],
    signatory: {
      capacity: [...signatory.capacity],
      ...(signatory.name === undefined ? {} : { name: signatory.name }),
    },
  };
}
