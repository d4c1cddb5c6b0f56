import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { notClosed } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import { type Asked, type Following, type Rated, ratedIn } from './rated.ts';
import * as errors from './use-of-results.errors.ts';
import * as queries from './use-of-results.queries.ts';

/** Why somebody is where they are on the list. */
export interface Why {
  /** `level`: below what is looked at; `rule`: a ground of the regulation; `choice`: of the authority. */
  readonly kind: 'level' | 'rule' | 'choice';
  readonly says: string;
  readonly refs: readonly string[];
}

export interface OnList extends Pick<Rated, 'subject' | 'name' | 'kind' | 'unit' | 'level' | 'isOutdated'> {
  readonly why: readonly Why[];
}

/** Everybody rated stands in one of four lists. */
export interface CommendationList {
  readonly run: string;
  readonly candidates: readonly OnList[];
  readonly notPutForward: readonly OnList[];
  /** A ground may hold, or holds and leaves it to the authority: somebody has to say. */
  readonly open: readonly OnList[];
  /** No level is decided yet. */
  readonly undecided: readonly OnList[];
}

/**
 * Who is put forward for commendation on the levels decided, from one level up, and who is not, each with the reason: the
 * regulation's grounds with their articles, or the word of the authority, which counts before them.
 *
 * @param from the lowest level that is looked at: it belongs to the title in question
 */
export async function commendationList(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  asked: Asked & { readonly regulation: string; readonly from: string },
): Promise<CommendationList | Refusal> {
  const found = await ratedIn(tx, holder, sources, asked, 'result.use');
  if (isRefusal(found)) return found;
  const { run, rated, regulations } = found;
  const levels = regulations.find(({ id }) => id === asked.regulation)?.levels ?? [];
  const lowest = levels.findIndex(({ id }) => id === asked.from);
  if (lowest < 0) return errors.noSuchLevel(levels.map(({ id }) => id));
  const chosen = new Map<string, queries.UseRow>();
  for (const row of await queries.usesOf(tx, { cycle: asked.cycle, rule: queries.COMMENDATION }))
    if (row.regulation === asked.regulation) chosen.set(row.subject, row);
  const lists = {
    candidates: [] as OnList[],
    notPutForward: [] as OnList[],
    open: [] as OnList[],
    undecided: [] as OnList[],
  };
  for (const one of rated) {
    const { subject, name, kind, unit, level, isOutdated } = one;
    const put = (list: keyof typeof lists, why: readonly Why[]) =>
      lists[list].push({ subject, name, kind, unit, level, isOutdated, why });
    const grounds = against(one).map(({ says, refs }) => ({ kind: 'rule' as const, says, refs }));
    const choice = chosen.get(subject);
    const rank = levels.findIndex(({ id }) => id === level);
    if (choice !== undefined)
      put(choice.act === 'putForward' ? 'candidates' : 'notPutForward', [wordOf(choice), ...grounds]);
    else if (!one.isDecided) put('undecided', grounds);
    else if (rank < 0 || rank > lowest)
      put('notPutForward', [
        { kind: 'level', says: levels[rank]?.label[asked.language] ?? '', refs: [] },
        ...grounds,
      ]);
    else if (against(one).some(({ holds }) => holds === 'yes')) put('notPutForward', grounds);
    else put(grounds.length > 0 ? 'open' : 'candidates', grounds);
  }
  return { run, ...lists };
}

const wordOf = ({ reason, document }: queries.UseRow): Why => ({
  kind: 'choice',
  says: reason ?? '',
  refs: document === null ? [] : [document],
});

const against = ({ follows }: Rated): readonly Following[] =>
  follows.filter(({ use }) => use === 'no-commendation');

/**
 * The authority puts somebody forward, or does not. Where a ground of the regulation speaks against it, which need not bar
 * it, putting forward takes a reason and a document; not putting forward always takes a reason.
 */
export async function chooseForCommendation(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: Asked & {
    readonly regulation: string;
    readonly subject: string;
    readonly isPutForward: boolean;
    readonly reason: string | null;
    readonly document: string | null;
  },
): Promise<Pick<queries.UseRow, 'subject' | 'regulation' | 'number' | 'act'> | Refusal> {
  const one = await ratedForAct(tx, holder, sources, given, 'result.commend');
  if (isRefusal(one)) return one;
  const { regulation, subject, isPutForward, reason, document } = given;
  if (!one.isDecided) return errors.notDecided();
  const needsMore = isPutForward
    ? against(one).length > 0 && (reason === null || document === null)
    : reason === null;
  if (needsMore) return errors.needsReason();
  const before = await queries.usesOf(tx, { cycle: given.cycle, subject, rule: queries.COMMENDATION });
  const number = before.filter((row) => row.regulation === regulation).length + 1;
  const act = isPutForward ? 'putForward' : 'hold';
  const { unit, person } = one;
  await queries.addUse(tx, given.cycle, {
    ...{ regulation, subject, rule: queries.COMMENDATION, number, act, reason, document, unit, person },
    takenBy: holder.account,
  });
  await record(tx, {
    action: 'result.commend',
    subject: {
      kind: 'resultUse',
      id: `${given.cycle}/${regulation}/${subject}/${queries.COMMENDATION}/${number}`,
    },
    unit,
    ...(person === null ? {} : { person }),
    facts: { cycle: given.cycle, regulation, subject, act, document },
    ...(reason === null ? {} : { texts: { reason } }),
  });
  return { regulation, subject, number, act };
}

/** Somebody rated in a closed cycle, for who may act on them where they lie today. */
export async function ratedForAct(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: Asked & { readonly regulation: string; readonly subject: string },
  action: 'result.commend' | 'result.followUp',
): Promise<Rated | Refusal> {
  const found = await ratedIn(tx, holder, sources, given, 'result.use');
  if (isRefusal(found)) return found;
  if (found.cycle.state !== 'closed') return notClosed();
  const one = found.rated.find(({ subject }) => subject === given.subject);
  if (one === undefined) return errors.noSuchSubject();
  const line = await lineThrough(tx, one.unit, todayInVietnam());
  return refusalOf(holder, action, { line, person: one.person }) ?? one;
}
