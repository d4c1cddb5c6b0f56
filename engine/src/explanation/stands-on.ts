import { stanceInWords } from '../regulation/placeholders.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';

/** What decided something for this subject: the readings chosen, then the clauses taken without being verified. */
export function standsOn(of: Case): Sentence[] {
  const { result, words, program } = of;
  const isReading = (mark: string) => mark.startsWith('reading:');
  const marks = [...result.standsOn.filter(isReading), ...result.standsOn.filter((m) => !isReading(m))];
  return marks.flatMap((mark) => {
    const [kind, id] = [mark.slice(0, mark.indexOf(':')), mark.slice(mark.indexOf(':') + 1)];
    if (kind === 'reading') {
      const reading = words.regulation.readings.get(id);
      if (reading === undefined) return [];
      const chosen = program.readings.get(id) ?? reading.default;
      const option = reading.options.get(chosen);
      const says = option ? words.of(option) : chosen;
      return [
        words.sentence(
          `${words.of(reading.question)} ${chosenBy(id, chosen, says, words.of(reading.decider), of)}`,
          reading.articles,
        ),
      ];
    }
    const stance = words.regulation.unverified.get(id);
    if (stance === undefined) return [];
    const says = words.of(stance.says);
    return [words.sentence(`${words.of(stanceInWords(stance))}: ${says}`, stance.articles)];
  });
}

/** The reading with who chose it on which paper; without a recorded choice, that it is the default. */
function chosenBy(reading: string, option: string, says: string, decider: string, of: Case): string {
  const { words } = of;
  const decision = of.register.decisions
    .filter((d) => d.question === `reading:${reading}` && d.option === option && d.on <= of.evaluation.asOf)
    .at(-1);
  if (decision) {
    return words.say(
      `${words.decider(decision)} chọn cách hiểu “${says}”${words.paper(decision)}`,
      `${words.decider(decision)} chose the reading “${says}”${words.paper(decision)}`,
    );
  }
  const isDefault = words.regulation.readings.get(reading)?.default === option;
  const how = isDefault ? words.say('mặc định', 'default') : words.say('được đặt', 'set');
  return words.say(
    `Cách hiểu ${how}: “${says}”; người có quyền chọn: ${decider}`,
    `Reading (${how}): “${says}”; who may choose: ${decider}`,
  );
}
