import { say } from '@congtam/engine';
import type { JoinedPack } from '@congtam/regulations';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { bindAttachment } from '../../attachments/attachments.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { noSuchCycle, ofPilot } from '../../evaluation/cycle-refusals.ts';
import { yearOfCycle } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { issuedPaperById } from '../../official-papers/keeping.ts';
import { type FieldFault, isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { levelActsOf } from '../classification/classification.queries.ts';
import { lastDone, resultsOf } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { subjectNames } from '../people/subject-names.queries.ts';
import { stepsTaken } from '../procedure/procedure.queries.ts';
import { lineThrough, unitOn } from '../units/units.queries.ts';
import { checklistOf, isRightRecipient } from './checklist.ts';
import * as errors from './dossiers.errors.ts';
import * as queries from './dossiers.queries.ts';
import { afterDossierAct, type DossierAct } from './dossiers.states.ts';
import { type Beside, besideOf, findingsOf } from './findings.ts';

/** Of a line of the results document. */
interface Found {
  readonly group?: string;
  readonly authority?: { readonly rule: string };
  readonly deadlines?: readonly { readonly of: string; readonly before: string }[];
  readonly missing?: readonly { readonly what: string; readonly period: string }[];
}

async function groundFor(
  tx: Tx,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly subject: string; readonly regulation: string | null },
) {
  const cycle = await cycleById(tx, given.cycle);
  const run = cycle && (await lastDone(tx, cycle.id));
  if (cycle === undefined) return noSuchCycle();
  if (run === undefined) return errors.noSuchSubject();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const { subject } = given;
  const rows = await resultsOf(tx, { run: run.id, subject, regulation: given.regulation ?? undefined });
  const row = rows.find(({ outcome }) => outcome !== 'other-regime');
  const pack = packs.find(({ regulation }) => regulation.id === row?.regulation);
  if (row === undefined || pack === undefined) return errors.noSuchSubject();
  const found: Found = JSON.parse(row.line);
  return { cycle, run, row, pack, found };
}

const authorityIn = ({ regulation }: JoinedPack, found: Found) =>
  regulation.authorities.find(({ id }) => id === found.authority?.rule);

/** Opens the dossier of a subject: its checklist is what the procedure asks for now, and stays. */
export async function openDossier(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly cycle: string;
    readonly subject: string;
    readonly regulation: string | null;
    readonly recipient: string;
  },
): Promise<queries.DossierRow | Refusal> {
  const ground = await groundFor(tx, sources, given);
  if (isRefusal(ground)) return ground;
  const { cycle, row, pack, found } = ground;
  const line = await lineThrough(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, 'dossier.prepare', { line, person: row.person });
  if (why) return why;
  if (cycle.isPilot) return ofPilot();
  const lines = checklistOf(pack.procedure, { group: found.group, authority: found.authority?.rule });
  if (lines === undefined || lines.length === 0) return errors.noChecklist();
  const { regulation, subject, unit, person } = row;
  const acts = await levelActsOf(tx, { cycle: cycle.id, regulation, subject });
  const id = newId();
  const dueOn = found.deadlines?.find(({ of }) => of === 'dossier')?.before ?? null;
  const { recipient } = given;
  await queries.addDossier(tx, {
    ...{ id, cycle: cycle.id, regulation, subject, round: acts.at(-1)?.round ?? 1, unit, person },
    ...{ recipient, dueOn, lines, openedBy: holder.account },
  });
  await record(tx, {
    action: 'dossier.prepare',
    subject: { kind: 'dossier', id },
    unit,
    ...(person === null ? {} : { person }),
    facts: { cycle: cycle.id, regulation, subject, recipient, dueOn, lines: lines.map((one) => one.line) },
  });
  return (await queries.dossierById(tx, id)) ?? errors.noSuchDossier();
}

async function openedFor(
  tx: Tx,
  holder: Holder,
  id: string,
  action: 'dossier.see' | 'dossier.prepare' | 'dossier.receive',
): Promise<queries.DossierRow | Refusal> {
  const row = await queries.dossierById(tx, id);
  if (row === undefined) return errors.noSuchDossier();
  const today = todayInVietnam();
  const own = await lineThrough(tx, row.unit, today);
  const theirs = await lineThrough(tx, row.recipient, today);
  const line = action === 'dossier.receive' ? theirs : action === 'dossier.see' ? [...own, ...theirs] : own;
  return refusalOf(holder, action, { line, person: row.person, state: row.state }) ?? row;
}

/** What is put on a line of the checklist: a file, a paper that was issued, or the number of a classified one. */
export interface PutGiven {
  readonly dossier: string;
  readonly line: string;
  readonly attachment: string | null;
  readonly paper: string | null;
  readonly classified: { readonly number: string; readonly day: string } | null;
}

export async function putPaper(
  tx: Tx,
  holder: Holder,
  given: PutGiven,
): Promise<queries.DossierRow | Refusal> {
  const { line, attachment, paper, classified } = given;
  const row = await openedFor(tx, holder, given.dossier, 'dossier.prepare');
  if (isRefusal(row)) return row;
  const { id, unit, person } = row;
  if (!row.lines.some((one) => one.line === line)) return errors.noSuchLine(row.lines.map((one) => one.line));
  const newest = row.papers.find((one) => one.line === line);
  // What was said to be classified is uploaded by nobody, before somebody takes that back.
  const isClassified = classified !== null || newest?.kind === 'classified';
  if (isClassified && (attachment !== null || paper !== null)) return errors.classifiedIsNotUploaded();
  if (paper !== null && (await issuedPaperById(tx, paper))?.subject !== row.subject)
    return errors.wrongPaper();
  if (attachment !== null) {
    const bound = await bindAttachment(tx, holder, {
      ...{ attachment, subject: { kind: 'dossier', id }, unit, person, seenBy: [] },
    });
    if (isRefusal(bound)) throw new Refused(bound);
  }
  const number = (newest?.number ?? 0) + 1;
  const kind =
    classified !== null
      ? 'classified'
      : attachment !== null
        ? 'attachment'
        : paper !== null
          ? 'issued'
          : 'takenOut';
  await queries.addDossierPaper(tx, id, holder.account, {
    ...{ line, number, kind, paper: attachment === null ? paper : null, attachment },
    ...{ registerNumber: classified?.number ?? null, paperDay: classified?.day ?? null },
  });
  await record(tx, {
    action: 'dossier.put',
    subject: { kind: 'dossier', id },
    unit,
    ...(person === null ? {} : { person }),
    facts: { line, number, kind, attachment, paper, registerNumber: classified?.number ?? null },
  });
  return (await queries.dossierById(tx, id)) ?? errors.noSuchDossier();
}

/** A dossier with all that stands against it, in one answer. */
export type DossierChecked = queries.DossierRow & {
  /** Whom it is about; null for somebody who is not in sight. */
  readonly name: string | null;
  readonly beside: Beside;
  /** Has to be mended. */
  readonly faults: readonly FieldFault[];
  /** Has to be explained. */
  readonly findings: readonly FieldFault[];
};

/** Everything that is lacking, wrong or to be explained, before it is submitted. */
export async function checkDossier(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  id: string,
): Promise<DossierChecked | Refusal> {
  const row = await openedFor(tx, holder, id, 'dossier.see');
  if (isRefusal(row)) return row;
  if (row.person !== null && row.person !== holder.person)
    await record(tx, {
      action: 'dossier.read',
      subject: { kind: 'dossier', id },
      ...{ unit: row.unit, person: row.person },
    });
  return checked(tx, sources, row);
}

async function checked(
  tx: Tx,
  sources: EvaluationSources,
  row: queries.DossierRow,
): Promise<DossierChecked | Refusal> {
  const ground = await groundFor(tx, sources, row);
  if (isRefusal(ground)) return ground;
  const { cycle, run, pack, found } = ground;
  const own = await sources.ownYears(tx, cycle, {
    regulations: [pack.regulation],
    people: row.person === null ? [] : [row.person],
  });
  const { unit, person } = row;
  const whose =
    person === null ? { kind: 'unit' as const, id: unit } : { kind: 'person' as const, id: person };
  const beside = await besideOf(tx, row, { run: run.id, year: yearOfCycle(cycle.period, own?.of(whose)) });
  const today = todayInVietnam();
  const recipient = await unitOn(tx, row.recipient, today);
  const faults: FieldFault[] = row.lines.flatMap(({ line, label, isRequired }) => {
    const on = row.papers.find((one) => one.line === line);
    return isRequired && (on === undefined || on.kind === 'takenOut')
      ? [fault(`/lines/${line}`, 'lacking', say(`còn thiếu: ${label}`, `lacking: ${label}`))]
      : [];
  });
  const authority = authorityIn(pack, found);
  if (
    recipient === undefined ||
    !isRightRecipient(authority, recipient, await lineThrough(tx, row.unit, today))
  ) {
    const named = authority?.dossierTo ?? say('cấp trên của đơn vị', 'a unit above');
    faults.push(
      fault('/recipient', 'wrong-recipient', say(`nơi nhận phải là: ${named.vi}`, `it goes to: ${named.en}`)),
    );
  }
  if (beside.proposed === null)
    faults.push(fault('/level', 'no-proposal', say('chưa có mức đề xuất', 'no level is proposed')));
  const missing = (found.missing ?? []).map(({ what, period }) => `${what} ${period}`);
  const lacking = missing.slice(0, 10).join(', ');
  const evidence =
    missing.length === 0
      ? []
      : [
          fault(
            '/explanations/missing-evidence',
            'missing-evidence',
            say(
              `chưa có ${missing.length} dữ liệu: ${lacking}`,
              `${missing.length} facts are missing: ${lacking}`,
            ),
          ),
        ];
  const name = (await subjectNames(tx, [row]))(row);
  return { ...row, name, beside, faults, findings: [...evidence, ...findingsOf(pack.regulation, beside)] };
}

const fault = (pointer: string, code: string, message: FieldFault['message']): FieldFault => ({
  ...{ pointer, code, message },
});

/** Submits, takes back, receives or returns a dossier. */
export async function stepDossier(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly dossier: string;
    readonly act: DossierAct;
    /** By finding, why it is proposed all the same; by line, what is to be completed. */
    readonly words: { readonly [about: string]: string };
    /** Why it is sent in after the day the procedure names. */
    readonly lateBecause: string | null;
  },
): Promise<queries.DossierRow | Refusal> {
  const { act, words, lateBecause } = given;
  const isTheirs = act === 'receive' || act === 'return';
  const row = await openedFor(tx, holder, given.dossier, isTheirs ? 'dossier.receive' : 'dossier.prepare');
  if (isRefusal(row)) return row;
  const state = afterDossierAct(row.state, act);
  if (state === undefined) return errors.changedAtOnce();
  if (act === 'submit') {
    const found = await checked(tx, sources, row);
    if (isRefusal(found)) return found;
    const open = [...found.faults, ...found.findings.filter(({ code }) => words[code] === undefined)];
    if (open.length > 0) return errors.hasFaults(open);
  }
  const lines = row.lines.map(({ line }) => line);
  const named = Object.keys(words);
  if (act === 'return' && (named.length === 0 || named.some((line) => !lines.includes(line))))
    return errors.returnNeedsLines();
  const number = row.steps.length + 1;
  // The day named in the rules is the first on which it is late.
  const isLate = act === 'submit' && row.dueOn !== null && todayInVietnam() >= row.dueOn;
  await queries.addDossierStep(tx, row.id, holder.account, {
    ...{ number, act, state, words, isLate, takenByName: holder.name },
  });
  await record(tx, {
    action: `dossier.${act}`,
    subject: { kind: 'dossier', id: row.id },
    unit: isTheirs ? row.recipient : row.unit,
    ...(row.person === null ? {} : { person: row.person }),
    facts: { number, state, isLate, about: named },
    texts: words,
  });
  if (act === 'submit' && !(await isSentInBefore(tx, row))) {
    const { cycle, regulation, subject } = row;
    const thing = { kind: 'dossier', id: row.id };
    const taken = await sources.steps.take(tx, holder, {
      ...{ cycle, regulation, subject, does: 'submission', thing, reason: lateBecause },
    });
    if (isRefusal(taken)) throw new Refused(taken);
  }
  return (await queries.dossierById(tx, row.id)) ?? errors.noSuchDossier();
}

/** The step of sending in is taken once: sent in again after it was returned, a dossier is the same one. */
const isSentInBefore = async (
  tx: Tx,
  { cycle, regulation, subject }: Pick<queries.DossierRow, 'cycle' | 'regulation' | 'subject'>,
): Promise<boolean> =>
  (await stepsTaken(tx, { cycle, regulation, subject })).some(({ does }) => does === 'submission');

/** Dossiers of a cycle in sight, those due first. */
export async function listDossiers(tx: Tx, cycle: string) {
  const rows = await queries.dossiersSeen(tx, cycle);
  const [first] = rows;
  if (first !== undefined)
    await record(tx, {
      action: 'dossier.list',
      subject: { kind: 'cycle', id: cycle },
      unit: first.unit,
      facts: { dossiers: rows.length },
    });
  return { dossiers: rows };
}
