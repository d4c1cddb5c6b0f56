import { displayExact, type Exact, parseExact, periodInWords, type Regulation } from '@congtam/engine';
import type { JoinedPack } from '@congtam/regulations';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources, RosterBody } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import {
  type AnswerRow,
  answersOf,
  type LevelActRow,
  levelActsOf,
} from '../classification/classification.queries.ts';
import {
  lastDone,
  mayExplain,
  type ResultRow,
  type RunRow,
  resultsOf,
} from '../classification/runs.queries.ts';
import { type CycleRow, cycleById } from '../cycles/cycles.queries.ts';
import { personById, postsOf, titlesOf } from '../people/people.queries.ts';
import { peopleOfIds } from '../people/roster.queries.ts';
import { type UnitOnDay, unitOn } from '../units/units.queries.ts';
import type { ComputedAgain } from './computed-again.ts';
import * as errors from './issued-papers.errors.ts';

/** What a paper of a cycle is made from before there are results: whose cycle it is, and under which texts. */
export interface Opening {
  readonly cycle: CycleRow;
  readonly packs: readonly JoinedPack[];
  readonly agency: UnitOnDay;
  readonly superior: UnitOnDay | undefined;
  readonly year: number;
}

/** What every other paper of a cycle is made from: its newest results, what was decided, and who it is about. */
export interface Ground extends Opening {
  readonly run: RunRow;
  readonly roster: RosterBody;
  readonly acts: readonly LevelActRow[];
  readonly answers: readonly AnswerRow[];
}

/** What a form is filled from. */
export interface Making {
  readonly tx: Tx;
  readonly ground: Ground;
  /** The period the paper is about: that of the cycle, or a finer one within. */
  readonly period: string;
  /** Of several regulations that rate somebody. */
  readonly regulation: string | undefined;
  /** What was computed again for it so far. */
  readonly again: ComputedAgain;
}

/** The agency as the head of a paper names it. */
export const issuerOf = ({ agency, superior }: Pick<Ground, 'agency' | 'superior'>) => ({
  agency: agency.name,
  superior: superior?.name,
});

export async function openingOf(tx: Tx, sources: EvaluationSources, id: string): Promise<Opening | Refusal> {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const to = lastDayOf(cycle.period);
  const agency = await unitOn(tx, cycle.unit, to);
  if (agency === undefined) return noSuchCycle();
  const superior = agency.parent === null ? undefined : await unitOn(tx, agency.parent, to);
  return { cycle, packs, agency, superior, year: Number(cycle.period.slice(0, 4)) };
}

export async function groundOf(tx: Tx, sources: EvaluationSources, id: string): Promise<Ground | Refusal> {
  const opening = await openingOf(tx, sources, id);
  if (isRefusal(opening)) return opening;
  const { cycle } = opening;
  const run = await lastDone(tx, cycle.id);
  if (run === undefined) return errors.noResults();
  return {
    ...opening,
    run,
    roster: await sources.roster(tx, cycle),
    acts: await levelActsOf(tx, { cycle: cycle.id }),
    answers: await answersOf(tx, cycle.id),
  };
}

/** Somebody or a collective as a line of a paper names them. */
export interface Named {
  readonly code: string;
  readonly subject: string;
  readonly post: string | undefined;
  readonly unit: string | undefined;
}

/** Names as they are written today, posts and units of the period, of subjects of a cycle in their order. */
export async function namesOf(
  { tx, ground }: Pick<Making, 'tx' | 'ground'>,
  rows: readonly { readonly subject: string; readonly unit: string; readonly person: string | null }[],
): Promise<readonly Named[]> {
  const to = lastDayOf(ground.cycle.period);
  const people = rows.flatMap(({ person }) => person ?? []);
  const posts = await titlesOf(tx, people, to);
  const names = new Map((await peopleOfIds(tx, people)).map(({ id, fullName }) => [id, fullName]));
  const units = new Map<string, string>();
  for (const { id, kind, name } of ground.roster.subjects.values()) if (kind === 'unit') units.set(id, name);
  return rows.map(({ subject: code, unit, person }) => ({
    code,
    subject: names.get(person ?? '') ?? ground.roster.subjects.get(code)?.name ?? code,
    post: person === null ? undefined : posts.get(person),
    unit: person === null ? undefined : units.get(unit),
  }));
}

/** The words of a level under one of the regulations of a cycle. */
export const levelLabel = ({ packs }: Pick<Opening, 'packs'>, regulation: string, level: string): string =>
  packs.find((pack) => pack.regulation.id === regulation)?.regulation.levels.find(({ id }) => id === level)
    ?.label.vi ?? 'Không xếp loại';

/** A level as papers name it. */
export interface LevelNamed {
  readonly id: string;
  /** The national level it is, or reports as. */
  readonly national: string;
  readonly label: string;
  readonly document: string | null;
}

/** A person or unit of a cycle under one regulation. */
export interface SubjectGround {
  readonly row: ResultRow;
  readonly regulation: Regulation;
  readonly name: string;
  readonly post: string | undefined;
  readonly unitName: string;
  readonly decided: LevelNamed | undefined;
  /** What the run found, as it stands in the results document. */
  readonly found: Found;
}

/** Of a line of the results document. */
export interface Found {
  readonly group?: string;
  readonly scores?: { readonly [period: string]: string };
}

export async function subjectOf(
  tx: Tx,
  ground: Ground,
  asked: { readonly subject: string; readonly regulation?: string | undefined },
): Promise<SubjectGround | Refusal> {
  const rows = (await resultsOf(tx, { run: ground.run.id, ...asked })).filter(
    ({ outcome }) => outcome !== 'other-regime',
  );
  const [row] = rows;
  const pack = ground.packs.find(({ regulation }) => regulation.id === row?.regulation);
  if (row === undefined || pack === undefined) return errors.noSuchSubject();
  const mayBeExplained = await mayExplain(tx, ground.run.id, row.subject);
  const to = lastDayOf(ground.cycle.period);
  const unit = await unitOn(tx, row.unit, to);
  const person = row.person === null ? undefined : await personById(tx, row.person);
  const name = row.person === null ? unit?.name : person?.fullName;
  if (!mayBeExplained || unit === undefined || name === undefined) return errors.noSuchSubject();
  return {
    ...{ row, name },
    regulation: pack.regulation,
    post: row.person === null ? undefined : await postOf(tx, row.person, row.unit, to),
    unitName: unit.name,
    decided: decidedLevel(ground, pack.regulation, row.subject),
    found: readFound(row.line),
  };
}

/** What we wrote ourselves, read back. */
export const readFound = (line: string): Found => JSON.parse(line);

async function postOf(tx: Tx, person: string, unit: string, on: string): Promise<string | undefined> {
  const posts = (await postsOf(tx, person)).filter((post) => post.unit === unit && post.from <= on);
  const [post] = posts.toSorted((a, b) => Number(b.isMain) - Number(a.isMain) || (a.from < b.from ? 1 : -1));
  return post?.title;
}

/** The level that stands decided, here or on a paper brought in; undefined while there is none. */
export function decidedLevel(
  { acts, answers }: Pick<Ground, 'acts' | 'answers'>,
  regulation: Regulation,
  subject: string,
): LevelNamed | undefined {
  const last = acts.findLast((act) => act.subject === subject && act.regulation === regulation.id);
  if (last !== undefined) {
    const isDecided = last.state === 'decided' || last.state === 'decidedUnchanged';
    return isDecided && last.level !== null ? named(regulation, last.level, last.document) : undefined;
  }
  const brought = answers.findLast(
    ({ question, subject: of, regulation: by, isBrought }) =>
      question === 'level' && of === subject && isBrought && (by === null || by === regulation.id),
  );
  return brought && named(regulation, brought.option, brought.document);
}

function named(regulation: Regulation, id: string, document: string | null): LevelNamed {
  const level = regulation.levels.find((one) => one.id === id);
  return { id, national: level?.means ?? id, label: level?.label.vi ?? 'Không xếp loại', document };
}

/** Points for the eye: cut, never rounded up. */
export function shownScore(text: string | null | undefined): string | undefined {
  const exact = parseExact(text ?? '');
  return exact === undefined ? undefined : pointsOf(exact);
}

/** A number of points as papers write it: cut at two decimals, without zeros that say nothing. */
export const pointsOf = (value: Exact): string => withoutIdleZeros(displayExact(value));

export const withoutIdleZeros = (shown: string): string =>
  shown.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** "Năm 2026", as a heading says it. */
export function periodHeading(period: string): string {
  const words = periodInWords(period, 'vi');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** @throws Refused when there is none: the paper says a level that somebody decided */
export function mustBeDecided({ decided }: SubjectGround): LevelNamed {
  if (decided === undefined) throw new Refused(errors.notDecided());
  return decided;
}
