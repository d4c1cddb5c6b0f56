import { type Language, type Sentence, why } from '@congtam/engine';
import type { Run } from '@congtam/regulations';

/** Why a subject has its result under one regulation, as it is sent; undefined where the regulation is not about it. */
export function explanationOf(run: Run, subject: string, language: Language) {
  const { people, units } = run.evaluation;
  const result = [...people, ...units].find((one) => one.subject === subject);
  if (result === undefined || result.outcome === 'other-regime') return undefined;
  const { heading, summary, sections, wouldHaveChanged, standsOn } = why(result, run, language);
  return {
    regulation: run.pack.regulation.id,
    heading,
    summary,
    sections: sections.map((section) => ({ title: section.title, sentences: plain(section.sentences) })),
    wouldHaveChanged: plain(wouldHaveChanged),
    standsOn: plain(standsOn),
  };
}

/** Sentences as they are sent, with their articles. */
export type Explained = NonNullable<ReturnType<typeof explanationOf>>;

const plain = (list: readonly Sentence[]) =>
  list.map(({ text, articles, refs }) => ({ text, articles: [...articles], refs: refs ?? null }));
