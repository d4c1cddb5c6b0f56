import { answerOf, api } from '../../api/client.ts';
import { choiceOf } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { ABOUT, texts } from './texts.ts';

/** Urges all units chosen at once: who does personnel work there is told. */
export function UrgeDialog({
  units,
  period,
  about: first = null,
  done,
}: {
  readonly units: readonly string[];
  readonly period: string;
  /** What it is about, where the list they were chosen from says so. */
  readonly about?: keyof typeof ABOUT | null;
  readonly done: () => void;
}) {
  return (
    <FormDialog
      act={texts.urge}
      says={texts.urgeSays}
      fields={{
        about: { kind: 'choice', label: texts.about, options: ABOUT, isRequired: true },
        words: { kind: 'area', label: texts.words, isRequired: true },
        dueOn: { kind: 'day', label: texts.dueOn },
      }}
      first={{ about: first }}
      run={async ({ about, words: said, dueOn }) => {
        await answerOf(
          api.POST('/api/v1/urgings', {
            body: {
              ...{ units: [...units], period, words: said, dueOn: dueOn || null },
              about: choiceOf(ABOUT, about),
            },
          }),
        );
        done();
      }}
    />
  );
}
