import type { View } from '../evaluation/view.ts';
import type { Question } from '../regulation/format.ts';
import { EXCUSED, isGap, type Measured, openQuestion } from './measured.ts';

/**
 * The answer a person has given to a question, as a number; without one, the question stays open. `leave-out` makes the
 * period not count. An option that the question does not offer has been refused at the intake.
 */
export function ask(view: View, question: Question): Measured {
  const open = openQuestion({ question: question.id, subject: view.id, period: view.period.id });
  const decision = view.world.decision(question.id, view.kind, view.index, view.period);
  const effect = decision && question.options.get(decision.option)?.effect;
  if (decision === undefined || effect === undefined) return open;
  if (view.traced)
    view.note({ details: { decidedBy: decision.by, document: decision.document, option: decision.option } });
  switch (effect.kind) {
    case 'value':
      return effect.value;
    case 'enter':
      return decision.value ?? open;
    case 'leave-out':
      return EXCUSED;
    case 'accept':
    case 'level':
      return open;
  }
}

/** Whether a person has accepted to go on with what there is. */
export function isAccepted(view: View, question: Question): boolean {
  const decision = view.world.decision(question.id, view.kind, view.index, view.period);
  return decision !== undefined && question.options.get(decision.option)?.effect.kind === 'accept';
}

export { isGap };
