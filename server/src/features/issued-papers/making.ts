import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { recordReading } from '../../audit/reading.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { ofPilot } from '../../evaluation/cycle-refusals.ts';
import type { Recomputing } from '../../evaluation/recomputing.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { type AboutWhat, type IssuedPaper, keepPaper } from '../../official-papers/keeping.ts';
import {
  formNamed,
  type MadePaper,
  makePaper,
  type OwnLayout,
  type PaperInput,
  type PaperPress,
} from '../../official-papers/making.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { layoutInUse } from '../paper-templates/paper-templates.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { askingAgain, type ComputedAgain } from './computed-again.ts';
import { type Ground, groundOf, openingOf, subjectOf } from './ground.ts';
import * as errors from './issued-papers.errors.ts';
import { type Given, inputFrom, MAKERS, type OpeningMaker, type ThingMaker } from './makers.ts';

/** A paper somebody wants of a cycle. */
export interface Asked {
  readonly cycle: string;
  readonly form: string;
  /** Code of a person or unit; null for papers of the whole cycle. */
  readonly subject: string | null;
  /** Of several that rate somebody; the first that does when none is named. */
  readonly regulation: string | null;
  /** The meeting, decision, dossier or petition it is of. */
  readonly of: string | null;
  /** A finer period of the cycle, for sheets of months and quarters. */
  readonly period: string | null;
  /** What only people know. */
  readonly given: Given;
}

/** A paper ready to be set: its whole input, and what it is about. */
export interface Prepared {
  readonly asked: Asked;
  readonly input: PaperInput;
  readonly about: AboutWhat;
  readonly layout: OwnLayout | undefined;
}

/** What papers are made with. */
export interface PaperMeans {
  readonly sources: EvaluationSources;
  readonly recomputing: Recomputing;
  readonly press: PaperPress;
}

/** For what a paper is prepared. */
export type PaperAction = 'issuedPaper.draft' | 'issuedPaper.issue';

/**
 * Gathers what a paper says, from the results of the cycle and what was given, for somebody who may draft or issue it there.
 *
 * @param inTransaction opens one in the name of who asks; it is called again after something was computed again
 * @param given.known the same cycle's ground, when many papers are made of it
 */
export const prepare = (
  inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  holderIn: (tx: Tx) => Promise<Holder>,
  { sources, recomputing }: Omit<PaperMeans, 'press'>,
  given: { readonly asked: Asked; readonly action: PaperAction; readonly known?: Ground },
): Promise<Prepared | Refusal> =>
  askingAgain(inTransaction, recomputing, async (tx, again, known = given.known) =>
    prepareIn(tx, await holderIn(tx), sources, { ...given, again, known }),
  );

async function prepareIn(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  {
    asked,
    action,
    again,
    known,
  }: {
    readonly asked: Asked;
    readonly action: PaperAction;
    readonly again: ComputedAgain;
    readonly known: Ground | undefined;
  },
): Promise<Prepared | Refusal> {
  const maker = MAKERS.find(({ form }) => form === asked.form);
  if (maker === undefined) {
    const form = formNamed(asked.form);
    return isRefusal(form) ? form : errors.noMaker();
  }
  const foreign = Object.keys(asked.given).filter((field) => !maker.given.includes(field));
  if (foreign.length > 0) return errors.notYours(foreign.map(faultOfField));
  if (maker.about === 'opening') return prepareOpening(tx, holder, sources, { asked, action }, maker);
  const ground = known ?? (await groundOf(tx, sources, asked.cycle));
  if (isRefusal(ground)) return ground;
  const { cycle, run } = ground;
  if (isTried(cycle, action)) return ofPilot();
  const today = todayInVietnam();
  const period = asked.period ?? cycle.period;
  const making = { tx, ground, period, regulation: asked.regulation ?? undefined, again };
  const about = { cycle: cycle.id, period, run: run.id, batch: null };
  if (isOfThing(maker)) {
    if (asked.of === null) return errors.noSuchThing();
    const isDraft = action === 'issuedPaper.draft';
    const found = await maker.fill({ ...making, of: asked.of, subject: asked.subject, isDraft, sources });
    if (isRefusal(found)) return found;
    const { filled, ...whom } = found;
    const line = await lineThrough(tx, whom.unit, today);
    const right = maker.isOwn ? action : 'issuedPaper.issue';
    const why = refusalOf(holder, right, { line, person: whom.person });
    if (why) return why;
    const input = inputFrom(ground, asked.given, filled);
    const layout = await layoutInUse(tx, asked.form, line);
    return { asked, input, layout, about: { ...about, ...whom } };
  }
  if (maker.about === 'cycle') {
    if (asked.subject !== null) return errors.subjectOrNot('none');
    const line = await lineThrough(tx, cycle.unit, today);
    const why = refusalOf(holder, 'issuedPaper.issue', { line });
    if (why) return why;
    const input = inputFrom(ground, asked.given, await maker.fill(making));
    const layout = await layoutInUse(tx, asked.form, line);
    return { asked, input, layout, about: { ...about, unit: cycle.unit, person: null, subject: null } };
  }
  if (asked.subject === null) return errors.subjectOrNot('subject');
  const subject = await subjectOf(tx, ground, {
    subject: asked.subject,
    regulation: asked.regulation ?? undefined,
  });
  if (isRefusal(subject)) return subject;
  const { row } = subject;
  if (maker.about !== 'subject' && maker.about !== row.kind) return errors.noSuchSubject();
  const line = await lineThrough(tx, row.unit, today);
  const right = maker.isOwn ? action : 'issuedPaper.issue';
  const why = refusalOf(holder, right, { line, person: row.person });
  if (why) return why;
  const input = inputFrom(ground, asked.given, await maker.fill(making, subject));
  const { unit, person } = row;
  const layout = await layoutInUse(tx, asked.form, line);
  return { asked, input, layout, about: { ...about, unit, person, subject: row.subject } };
}

/** Of a pilot papers are drafted to be looked at, and none goes out. */
const isTried = ({ isPilot }: Ground['cycle'], action: PaperAction): boolean =>
  isPilot && action === 'issuedPaper.issue';

/** Letters and plans go out before anybody is rated. */
async function prepareOpening(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { asked, action }: { readonly asked: Asked; readonly action: PaperAction },
  maker: OpeningMaker,
): Promise<Prepared | Refusal> {
  if (asked.subject !== null) return errors.subjectOrNot('none');
  const ground = await openingOf(tx, sources, asked.cycle);
  if (isRefusal(ground)) return ground;
  const { cycle } = ground;
  if (isTried(cycle, action)) return ofPilot();
  const line = await lineThrough(tx, cycle.unit, todayInVietnam());
  const why = refusalOf(holder, 'issuedPaper.issue', { line });
  if (why) return why;
  const input = inputFrom(ground, asked.given, await maker.fill({ tx, ground, sources }));
  const layout = await layoutInUse(tx, asked.form, line);
  const whom = { unit: cycle.unit, person: null, subject: null };
  return {
    ...{ asked, input, layout },
    about: { cycle: cycle.id, period: cycle.period, run: null, batch: null, ...whom },
  };
}

const isOfThing = (maker: (typeof MAKERS)[number]): maker is ThingMaker =>
  maker.about === 'meeting' ||
  maker.about === 'decision' ||
  maker.about === 'dossier' ||
  maker.about === 'petition';

const faultOfField = (field: string) => ({
  pointer: `/given/${field}`,
  code: 'not-yours',
  message: { vi: 'mục này lấy từ dữ liệu', en: 'this comes from the evidence' },
});

/** Sets a prepared paper; outside any transaction, since it takes its time. */
export async function setPaper(press: PaperPress, { asked, input, layout }: Prepared, isDraft = false) {
  const form = formNamed(asked.form);
  return isRefusal(form) ? form : makePaper(press, { form, input, layout, isDraft });
}

/** A draft was taken out: for others than who it is about, an act they see. */
export async function recordDraft(tx: Tx, holder: Holder, { about, asked }: Prepared): Promise<void> {
  if (about.person !== null) {
    await recordReading(tx, holder, about.person, 'paperDraft.read');
    return;
  }
  await record(tx, {
    action: 'issuedPaper.draft',
    subject: { kind: 'cycle', id: asked.cycle },
    unit: about.unit,
    facts: { form: asked.form, subject: about.subject },
  });
}

/** Keeps what was set, if who issues it still may. */
export async function issue(tx: Tx, holder: Holder, made: MadePaper, about: AboutWhat): Promise<IssuedPaper> {
  const line = await lineThrough(tx, about.unit, todayInVietnam());
  const why = refusalOf(holder, 'issuedPaper.issue', { line, person: about.person });
  if (why) throw new Refused(why);
  return keepPaper(tx, holder, made, about);
}
