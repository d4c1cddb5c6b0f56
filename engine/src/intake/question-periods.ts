import { covers, PERIOD_UNITS, type Period, type PeriodUnit, periodsOfYear } from '../period.ts';
import { say } from '../problem.ts';
import type { Ceiling, ForcedLevel, Regulation } from '../regulation/format.ts';
import { EXAMPLES } from './period-column.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The kinds of period in which these regulations may put a question: those of the stages of the rules that ask it. */
export function unitsAsked(regulations: readonly Regulation[], question: string): readonly PeriodUnit[] {
  const units = new Set(
    regulations.flatMap((regulation) =>
      (stagesAsking(regulation, question) ?? [...regulation.stages.keys()]).flatMap(
        (stage) => regulation.stages.get(stage)?.periods ?? [],
      ),
    ),
  );
  return PERIOD_UNITS.filter((unit) => units.has(unit));
}

/** Undefined where it cannot be told: the level itself, readings, questions of quotas, those that no rule asks. */
function stagesAsking(regulation: Regulation, question: string): readonly string[] | undefined {
  if (!regulation.questions.has(question) || mentions(regulation.quotas, question)) return undefined;
  const { measures, ladders, notRated, forcedLevels, ceilings, caps } = regulation;
  const asks = ({ then }: ForcedLevel | Ceiling): boolean => 'ask' in then && then.ask === question;
  const asking = [
    ...measures.filter((m) => m.rule.references.questions?.includes(question)),
    ...ladders.filter((l) => l.otherwise === question),
    ...[...notRated, ...forcedLevels, ...ceilings].filter(asks),
    ...caps.filter((c) => c.twoUnits === question || c.undetermined === question),
  ];
  return asking.length === 0 ? undefined : asking.flatMap((rule) => rule.stages);
}

/** Whether a text stands anywhere in a value, the place in the file aside. */
function mentions(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text;
  if (value instanceof Map) return [...value].some((entry) => mentions(entry, text));
  if (Array.isArray(value)) return value.some((each) => mentions(each, text));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, each]) => key !== 'at' && mentions(each, text));
}

/** An answer for a period that holds none of those in which the question may be put. */
export function neverAsked(period: Period, units: readonly PeriodUnit[]): Refusal | undefined {
  const isAsked = (unit: PeriodUnit) => periodsOfYear(period.year, unit).some((p) => covers(period, p));
  if (units.some(isAsked)) return undefined;
  const like = units.map((unit) => EXAMPLES[unit]).join(', ');
  return refuse(
    'period-never-asked',
    say(
      `câu hỏi này không đặt cho kỳ “${period.id}”, câu trả lời sẽ không được dùng`,
      `the question is not put for '${period.id}', the answer would not be used`,
    ),
    say(`ghi kỳ như ${like}, hoặc kỳ dài hơn`, `write a period like ${like}, or a longer one`),
  );
}
