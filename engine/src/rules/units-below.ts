import { ratio, ZERO } from '../exact.ts';
import type { Input } from '../explanation/trace.ts';
import { type Language, say } from '../problem.ts';
import { ask } from './ask.ts';
import type { RuleKind } from './kinds.ts';
import { missingFact } from './measured.ts';

/**
 * Directly subordinate units by their level: how many are at one of `levels`, or which share of them is.
 * A unit whose level is open makes the number unknown.
 */
export const unitsBelow: RuleKind = {
  kind: 'units-below',
  keys: ['levels', 'as', 'when-none?'],
  read(at, read) {
    const levels = read.ids(at.field('levels'));
    const as = at.field('as')?.oneOf(['count', 'share']);
    const question = at.optional('when-none')?.map(['ask'])?.field('ask')?.id();
    if (levels === undefined || as === undefined) return undefined;
    if (as === 'share' && question === undefined) {
      return at.refuse(
        'pack.share-of-none',
        say('tỷ lệ trên số đơn vị bằng 0 là bao nhiêu?', 'what is the share when there is no unit?'),
        say('thêm when-none: {ask: câu hỏi}', 'add when-none: {ask: a question}'),
      );
    }
    return {
      kind: 'units-below',
      references: { levels, ...(question ? { questions: [question] } : {}) },
      range: () => ({ min: ZERO, ...(as === 'share' ? { max: ratio(1) } : {}) }),
      link(linker) {
        const asked = question === undefined ? undefined : linker.question(question);
        const { articles } = linker;
        return (view) => {
          const unit = view.world.structure.unitOf(view.kind, view.index, view.period);
          const below = unit ? view.world.structure.subUnits(unit, view.period.to) : [];
          const inputs: Input[] = [];
          let counted = 0;
          let at = 0;
          let open = 0;
          for (const sub of below) {
            const possible = view.world.possibleLevelsOfUnit(sub.index, view.period);
            if (possible === undefined) continue;
            if (view.traced)
              inputs.push({
                id: 'level',
                subject: sub.id,
                value: possible.length === 1 ? possible[0] : undefined,
              });
            counted += 1;
            const inside = possible.filter((level) => levels.includes(level)).length;
            if (inside === possible.length) at += 1;
            else if (inside > 0) open += 1;
          }
          if (view.traced) view.note({ inputs, details: { at, counted, open } });
          if (open > 0) {
            const where = { subject: view.id, period: view.period.id };
            const all = as === 'count' ? 1 : counted;
            const range = { min: ratio(at, all), max: ratio(at + open, all) };
            return { ...missingFact({ ...where, what: 'units-below:level', articles }), range };
          }
          if (as === 'count') return ratio(at);
          if (counted === 0) return ask(view, asked!);
          return ratio(at, counted);
        };
      },
      explain: (step, language, telling) => {
        const named = levels.map((level) => telling.level(level)).join(', ');
        const at = step.inputs
          .filter((i) => typeof i.value === 'string' && levels.includes(i.value))
          .map((i) => telling.unitName(i.subject ?? ''));
        const who = at.length > 0 ? `: ${at.join(', ')}` : '';
        return language === 'vi'
          ? `${step.details.at} trong ${step.details.counted} đơn vị trực thuộc ở mức ${named}${who}`
          : `${step.details.at} of ${step.details.counted} subordinate units at ${named}${who}`;
      },
      inWords: (name) => {
        const named = (language: Language) => levels.map((level) => name(level)[language]).join(', ');
        const [vi, en] = as === 'share' ? ['tỷ lệ', 'share of'] : ['số', 'number of'];
        return say(
          `${vi} đơn vị trực thuộc ở mức ${named('vi')}`,
          `${en} subordinate units at ${named('en')}`,
        );
      },
    };
  },
};
