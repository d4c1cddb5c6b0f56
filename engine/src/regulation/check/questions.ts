import { NOT_RATED } from '../../classification/classification.ts';
import { compare, formatExact } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Effect } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { Context } from './context.ts';
import { quoted, spot } from './report.ts';

type Kind = Effect['kind'];

/** Where a question is asked: which effects are taken there, and which of them one option at least must have. */
const ROLES = {
  number: { takes: ['value', 'enter', 'leave-out'], needs: ['value', 'enter', 'leave-out'] },
  'missing-periods': { takes: ['accept'], needs: ['accept'] },
  ladder: { takes: ['level'], needs: ['level'] },
  'not-rated': { takes: ['level', 'accept'], needs: ['level', 'accept'] },
  forced: { takes: ['level', 'accept'], needs: ['level', 'accept'] },
  /** Accepting lifts the ceiling; a level is the most that is left. */
  ceiling: { takes: ['level', 'accept'], needs: ['accept'] },
  'two-units': { takes: ['accept', 'leave-out'], needs: ['accept', 'leave-out'] },
  place: { takes: ['level', 'accept', 'leave-out'], needs: ['level', 'accept'] },
  /** How many places, or which share, in a scope: none, one, or a number. */
  places: { takes: ['accept', 'enter', 'value', 'leave-out'], needs: ['accept', 'enter', 'value'] },
  'planned-share': { takes: ['enter', 'value'], needs: ['enter', 'value'] },
  raised: { takes: ['accept', 'enter', 'leave-out'], needs: ['accept', 'enter'] },
  /** Nobody answers here: the subject waits for another's level. */
  waiting: { takes: ['level', 'value', 'enter', 'leave-out', 'accept'], needs: [] },
} as const satisfies Record<string, { takes: readonly Kind[]; needs: readonly Kind[] }>;
export type QuestionRole = keyof typeof ROLES;

/** A question named at a place: it exists, and its options are of use there. */
export function checkQuestion(context: Context, id: string, role: QuestionRole, at: Cursor): void {
  const { regulation, names, report } = context;
  if (!names.use('question', id, at)) return;
  const takes: readonly Kind[] = ROLES[role].takes;
  const needs: readonly Kind[] = ROLES[role].needs;
  const options = [...regulation.questions.get(id)!.options];
  const useless = options.filter(([, o]) => !takes.includes(o.effect.kind)).map(([option]) => option);
  if (useless.length > 0) {
    report.refuse(
      at,
      'pack.effect-out-of-place',
      say(
        `lựa chọn ${quoted(useless).vi} của “${id}” không có tác dụng ở đây`,
        `the option ${quoted(useless).en} of '${id}' has no effect here`,
      ),
      say(
        `dùng: ${takes.join(', ')}; hoặc hỏi câu khác`,
        `use: ${takes.join(', ')}; or ask another question`,
      ),
    );
  }
  if (needs.length > 0 && !options.some(([, o]) => needs.includes(o.effect.kind))) {
    report.refuse(
      at,
      'pack.question-without-way-out',
      say(`không lựa chọn nào của “${id}” giải quyết được việc`, `no option of '${id}' settles the matter`),
      say(`thêm lựa chọn có ${needs.join(' / ')}`, `add an option with ${needs.join(' or ')}`),
    );
  }
}

/** What the options themselves say. */
export function checkOptions({ regulation, names, report }: Context): void {
  for (const question of regulation.questions.values()) {
    for (const [id, { effect }] of question.options) {
      const at = spot(question.at, 'options', id);
      if (effect.kind === 'level' && effect.level !== NOT_RATED)
        names.use('level', effect.level, spot(at, 'level'));
      if (effect.kind !== 'enter' || compare(effect.min, effect.max) <= 0) continue;
      report.refuse(
        spot(at, 'enter'),
        'pack.bounds-out-of-order',
        say(
          `từ ${formatExact(effect.min)} đến ${formatExact(effect.max)} không có số nào`,
          `there is no number from ${formatExact(effect.min)} to ${formatExact(effect.max)}`,
        ),
        say('đổi chỗ at-least và at-most', 'swap at-least and at-most'),
      );
    }
  }
}

/** Questions of the quantities. */
export function checkMeasureQuestions(context: Context): void {
  for (const measure of context.regulation.measures) {
    const role = OF_PERIODS.includes(measure.rule.kind) ? 'missing-periods' : 'number';
    for (const id of measure.rule.references.questions ?? [])
      checkQuestion(context, id, role, askedAt(measure.at, id));
  }
}

const OF_PERIODS = ['mean-over-periods', 'over-periods', 'levels-of-periods'];
const ASKING_KEYS = ['when-nothing', 'otherwise', 'when-nobody', 'when-none', 'when-some-are-missing'];
const askedAt = (at: Cursor, question: string): Cursor => {
  const key = ASKING_KEYS.find((k) => at.optional(k)?.optional('ask')?.plain === question);
  return key === undefined ? at : spot(at, key, 'ask');
};
