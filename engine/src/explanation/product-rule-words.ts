import type { Exact } from '../exact.ts';
import { type Bilingual, type Language, say } from '../problem.ts';
import type { ConditionNode, Parameter } from '../regulation/format.ts';
import type { Name } from '../rules/kinds.ts';
import { columnsInWords } from './column-words.ts';
import { shownPercent } from './show.ts';

interface Rule {
  readonly table: string;
  readonly quantity: string;
  readonly coefficient: string;
  readonly where: ConditionNode | undefined;
  readonly loss:
    | {
        readonly events: string | undefined;
        readonly share: Parameter<Exact> | undefined;
        readonly appliesTo: Parameter<'product' | 'line'> | undefined;
      }
    | undefined;
}

/** The conversion itself: what is multiplied, over which lines, and what each event takes off. */
export function productRuleInWords(rule: Rule, name: Name): Bilingual {
  const column = (id: string, language: Language) => name(`${rule.table}.${id}`)[language];
  const lines = (language: Language) =>
    rule.where === undefined ? '' : ` (${columnsInWords(rule.where, rule.table, name, language)})`;
  const share = (language: Language): string => {
    const of = rule.loss?.share;
    if (of === undefined) return '';
    const options = 'fixed' in of ? [of.fixed] : [...of.options.values()];
    return options.map((o) => shownPercent(o, language)).join(language === 'vi' ? ' hoặc ' : ' or ');
  };
  const loss = (language: Language): string => {
    const events = rule.loss?.events;
    if (events === undefined) return '';
    return language === 'vi'
      ? `; mỗi lần (${column(events, language)}) trừ ${share(language)}`
      : `; each event (${column(events, language)}) takes ${share(language)} off`;
  };
  return say(
    `tổng của ${column(rule.coefficient, 'vi')} × ${column(rule.quantity, 'vi')} trên các dòng “${name(rule.table).vi}”${lines('vi')}${loss('vi')}`,
    `sum of ${column(rule.coefficient, 'en')} × ${column(rule.quantity, 'en')} over the lines of “${name(rule.table).en}”${lines('en')}${loss('en')}`,
  );
}
