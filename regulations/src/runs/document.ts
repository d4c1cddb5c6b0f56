import {
  type CalendarDay,
  type CanonicalValue,
  canonicalJson,
  citesOf,
  type Decision,
  ENGINE_VERSION,
  formatDay,
  formatExact,
  placeholdersOf,
  type Standing,
  type SubjectResult,
} from '@congtam/engine';
import type { Run } from './evaluate-packs.ts';
import { whoIs } from './who-is.ts';

export const RESULTS_FORMAT = 'congtam/results/1';

/** What one regulation adds to a document: its frame and, line by line in canonical JSON, whom it rates and its quotas. */
export interface DocumentLines {
  readonly frame: string;
  readonly units: Iterable<string>;
  readonly people: Iterable<string>;
  readonly quotas: Iterable<string>;
}

/**
 * results.json, piece by piece: canonical JSON with every subject on a line of its own, so that two of them can be
 * compared line by line. The same runs give the same bytes. Its shape is schemas/results.schema.json.
 */
export function resultsDocument(runs: readonly Run[]): Generator<string> {
  const first = runs[0];
  if (first === undefined) throw new Error('results need a run');
  return documentFrom(first.evaluation, runs.map(linesOf));
}

/** The same document from lines that were kept. */
export function* documentFrom(
  { period, asOf }: { readonly period: { readonly id: string }; readonly asOf: CalendarDay },
  parts: readonly DocumentLines[],
): Generator<string> {
  const head = canonicalJson({
    format: RESULTS_FORMAT,
    engine: ENGINE_VERSION,
    period: period.id,
    asOf: formatDay(asOf),
  });
  yield `${head.slice(0, -1)},"evaluations":[\n`;
  for (const [index, { frame, units, people, quotas }] of parts.entries()) {
    yield `${index === 0 ? '' : ',\n'}${frame.slice(0, -1)},\n"units":[`;
    yield* listed(units);
    yield '],\n"people":[';
    yield* listed(people);
    yield '],\n"quotas":[';
    yield* listed(quotas);
    yield ']}';
  }
  yield '\n]}\n';
}

/** The lines of one run. */
export const linesOf = (run: Run): DocumentLines => ({
  frame: canonicalJson(frameOf(run)),
  units: eachOf(run.evaluation.units, (r) => subjectOf(run, r)),
  people: eachOf(run.evaluation.people, (r) => subjectOf(run, r)),
  quotas: eachOf(run.evaluation.quotas, standingOf),
});

/** Made when asked for, each time anew: a document of a nation is never in memory as a whole. */
const eachOf = <T>(items: readonly T[], of: (item: T) => CanonicalValue): Iterable<string> => ({
  *[Symbol.iterator]() {
    for (const item of items) yield canonicalJson(of(item));
  },
});

function* listed(lines: Iterable<string>): Generator<string> {
  let isFirst = true;
  for (const line of lines) {
    yield `${isFirst ? '\n' : ',\n'}${line}`;
    isFirst = false;
  }
}

function frameOf({ pack, evaluation, readings }: Run): CanonicalValue {
  const { regulation, layers, files } = pack;
  return {
    regulation: regulation.id,
    number: regulation.number,
    title: { ...regulation.title },
    invented: regulation.invented,
    layers,
    parts: files.map(({ regulation: id, name, sha256 }) => ({ regulation: id, name, sha256 })),
    stage: evaluation.stage,
    levels: regulation.levels.map(({ id, label, short, means }) => ({
      id,
      label: { ...label },
      short,
      means,
    })),
    placeholders: placeholdersOf(regulation).map(({ id }) => `unverified:${id}`),
    readings: readings.map(({ reading, option, chosenBy }) => ({ reading, option, chosenBy })),
  };
}

function subjectOf(run: Run, result: SubjectResult): CanonicalValue {
  const { name, unit } = whoIs(run, result);
  const { score, decided, quota, quotas, payout } = result;
  return {
    subject: result.subject,
    name,
    kind: result.kind,
    unit: unit === '' ? undefined : unit,
    group: result.group,
    outcome: result.outcome,
    score: score && formatExact(score),
    band: result.band,
    levelBeforeQuota: result.levelBeforeQuota,
    proposed: result.proposed,
    decided: decided && {
      level: decided.level,
      ...paperOf(decided.decision),
      replaces: decided.replaces.map((d) => ({ level: d.option, ...paperOf(d) })),
    },
    quota: quota && { ...quota },
    quotas: quotas?.map((place) => ({ ...place })),
    cites: citesOf(result),
    payout: payout && {
      rule: payout.rule,
      coefficient: formatExact(payout.coefficient),
      ...(payout.isLimit ? { isLimit: true } : {}),
      articles: payout.articles,
    },
    authority: result.authority && { ...result.authority },
    consequences: consequencesOf(result),
    deadlines: result.deadlines?.map(({ rule, alsoBy, of, before, articles }) => ({
      rule,
      ...(alsoBy === undefined ? {} : { alsoBy }),
      of,
      before: formatDay(before),
      articles,
    })),
    mask: result.mask,
    missing: result.missing.map((m) => ({ ...m })),
    questions: result.questions.map((q) => ({ ...q })),
    findings: result.findings.map(({ code, articles }) => ({ code, articles })),
    standsOn: result.standsOn,
    scores: scoresOf(run, result),
  };
}

function consequencesOf({ consequences }: SubjectResult): CanonicalValue | undefined {
  if (consequences.length === 0) return undefined;
  return consequences.map(({ rule, holds, articles, missing, questions }) => ({
    rule,
    holds,
    articles,
    missing: missing.map((m) => ({ ...m })),
    questions: questions.map((q) => ({ ...q })),
  }));
}

const paperOf = ({ by, on, document, reason }: Decision) => ({ by, on: formatDay(on), document, reason });

function scoresOf({ within }: Run, { kind, index }: SubjectResult): CanonicalValue | undefined {
  const scores = within.flatMap(({ period, people, units }) => {
    const score = (kind === 'person' ? people : units)[index];
    return score === undefined ? [] : [[period.id, formatExact(score)]];
  });
  return scores.length === 0 ? undefined : Object.fromEntries(scores);
}

function standingOf(standing: Standing): CanonicalValue {
  const { line, share } = standing;
  return {
    quota: standing.quota,
    scope: standing.scope,
    dutyGroup: standing.dutyGroup,
    eligible: standing.eligible,
    rated: standing.rated,
    share: formatExact(share),
    raisedBy: standing.raisedBy,
    places: standing.places,
    placesByBase: { ...standing.placesByBase },
    binding: standing.binding,
    chosen: standing.chosen,
    free: standing.free,
    moreForNextPlace: standing.moreForNextPlace,
    line: line && {
      lastIn: line.lastIn && formatExact(line.lastIn),
      firstOut: line.firstOut && formatExact(line.firstOut),
      tied: line.tied,
    },
    candidates: standing.candidates.map(({ subject, score, rank, state, why, document }) => ({
      subject,
      score: score && formatExact(score),
      rank,
      state,
      why,
      document,
    })),
    notes: standing.notes,
  };
}
