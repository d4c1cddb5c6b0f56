/** The three marks of doubt: readings, what was not verified, questions to a person. */
import { type Bilingual, say } from '../../problem.ts';
import type { Effect, Question, Reading, Unverified } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { RuleReader } from './rule.ts';
import { present, readArticles, readBilingual, readRecords } from './text.ts';

/** Two lawful interpretations. */
export function readReading(id: string, at: Cursor): Reading | undefined {
  const map = at.map(['doubt?', 'article', 'question', 'options', 'default', 'decider']);
  const question = readBilingual(map?.field('question'));
  const options = readRecords<Bilingual>(map?.field('options'), (_, c) => readBilingual(c));
  const chosen = map?.field('default')?.oneOf([...options.keys()]);
  const decider = readBilingual(map?.field('decider'));
  if (!map || !question || !decider || chosen === undefined) return undefined;
  if (options.size < 2) {
    return map.refuse(
      'pack.reading-needs-options',
      say('một cách hiểu cần ít nhất hai lựa chọn', 'a reading needs at least two options'),
      say('thêm lựa chọn, hoặc chuyển sang mục unverified', 'add an option, or move it to unverified'),
    );
  }
  return {
    id,
    at,
    question,
    options,
    default: chosen,
    decider,
    articles: readArticles(map.field('article')),
    ...doubtOf(map),
  };
}

const doubtOf = (map: Cursor) => present<{ doubt: string }>({ doubt: map.optional('doubt')?.text() });

export function readUnverified(id: string, at: Cursor): Unverified | undefined {
  const map = at.map(['doubt?', 'article', 'says', 'placeholder?']);
  const says = readBilingual(map?.field('says'));
  if (!map || !says) return undefined;
  const placeholder = map.optional('placeholder')?.flag() ? { placeholder: true as const } : {};
  return { id, at, says, articles: readArticles(map.field('article')), ...doubtOf(map), ...placeholder };
}

export function readQuestion(id: string, at: Cursor, rules: RuleReader): Question | undefined {
  const map = at.map(['doubt?', 'article', 'ground', 'decider', 'options']);
  const ground = readBilingual(map?.field('ground'));
  const decider = readBilingual(map?.field('decider'));
  const options = readRecords(map?.field('options'), (_, c) => {
    const option = c.map(['says', 'level?', 'value?', 'enter?', 'then?']);
    const says = readBilingual(option?.field('says'));
    const effect = option && readEffect(option, rules);
    return says && effect ? { says, effect } : undefined;
  });
  if (!map || !ground || !decider) return undefined;
  return { id, at, ground, decider, options, articles: readArticles(map.field('article')), ...doubtOf(map) };
}

function readEffect(at: Cursor, rules: RuleReader): Effect | undefined {
  const level = at.optional('level')?.id();
  if (level !== undefined) return { kind: 'level', level };
  const value = at.optional('value') && rules.exact(at.optional('value'));
  if (value !== undefined) return { kind: 'value', value };
  const enter = at.optional('enter')?.map(['at-least', 'at-most']);
  const min = enter && rules.exact(enter.field('at-least'));
  const max = enter && rules.exact(enter.field('at-most'));
  if (min !== undefined && max !== undefined) return { kind: 'enter', min, max };
  const then = at.optional('then')?.oneOf(['leave-out', 'accept']);
  if (then !== undefined) return { kind: then };
  return at.refuse(
    'pack.option-without-effect',
    say('lựa chọn không nói sẽ làm gì', 'the option does not say what it does'),
    say(
      'ghi level, value, enter hoặc then (leave-out, accept)',
      'write level, value, enter or then (leave-out, accept)',
    ),
  );
}
