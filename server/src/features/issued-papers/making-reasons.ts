import { NOT_RATED } from '@congtam/engine';
import type { Explained } from '../../evaluation/explained.ts';
import { answerIn } from './computed-again.ts';
import { issuerOf, type Making, periodHeading, type SubjectGround } from './ground.ts';

/** Why a subject has its result, computed again from what the run was computed on. */
function reasonsOf(making: Making, { row: { subject }, regulation }: SubjectGround): Explained | undefined {
  const { reasons } = answerIn(making, subject, { kind: 'why', subjects: [subject], language: 'vi' });
  return reasons.find((one) => one.regulation === regulation.id);
}

/** The sentences of the level itself, each with its articles: what the notice tells. */
export const reasonsFor = (making: Making, subject: SubjectGround): readonly string[] =>
  sentencesOf(reasonsOf(making, subject));

export const sentencesOf = (explanation: Explained | undefined): readonly string[] =>
  (explanation?.sections[0]?.sentences ?? [])
    .map(({ text, refs }) => (refs ? `${text} (${refs})` : text))
    .slice(0, 60);

/** Everything that can be said about why the level is what it is. */
export function reasonsSheet(making: Making, subject: SubjectGround) {
  const explanation = reasonsOf(making, subject);
  const { ground } = making;
  const { row, regulation, decided } = subject;
  const level = decided?.id ?? row.suggested;
  const label = regulation.levels.find(({ id }) => id === level)?.label.vi;
  return {
    ...issuerOf(ground),
    period: periodHeading(ground.cycle.period),
    subject: subject.name,
    post: subject.post,
    unit: subject.unitName,
    regulation: regulation.title.vi,
    levelName: label ?? (level === NOT_RATED ? 'Không xếp loại' : 'Chưa xếp loại'),
    summary: explanation?.summary || 'Chưa đủ dữ liệu để xếp loại.',
    sections: (explanation?.sections ?? []).map(({ title, sentences }) => ({
      section: title,
      sentences: sentences.map(({ text, refs }) => ({ says: text, articles: refs || undefined })),
    })),
    otherwise: (explanation?.wouldHaveChanged ?? []).map(({ text }) => text),
    standsOn: (explanation?.standsOn ?? []).map(({ text }) => text),
  };
}
