import { formatDay, type Regulation, regulationInWords, say } from '@congtam/engine';
import { procedureInWords, replacementInWords } from '@congtam/regulations';
import type { Pack } from './library.ts';

/** A regulation as a document: its articles, and under each what the program does by it. */
export type RegulationText = ReturnType<typeof write>;

const written = new WeakMap<
  Regulation,
  { readonly below: readonly Regulation[]; readonly text: RegulationText }
>();

/**
 * A regulation never changes while it is held, so it is put into words once, as long as it lies on the same texts.
 *
 * @param below what it lies on, the lowest text first; nothing where that is not known
 */
export function textOf(regulation: Regulation, below: readonly Regulation[]): RegulationText {
  const known = written.get(regulation);
  if (known?.below.length === below.length && known.below.every((one, at) => one === below[at]))
    return known.text;
  const text = write(regulation, below);
  written.set(regulation, { below, text });
  return text;
}

function write(regulation: Regulation, below: readonly Regulation[]) {
  const english = regulationInWords(regulation, 'en', below);
  const rules = regulationInWords(regulation, 'vi', below).flatMap(({ part, rule, articles, ...vi }, at) => {
    const en = english[at];
    if (part === 'article' || en === undefined) return [];
    return [
      {
        ...{ part, rule, articles },
        label: { vi: vi.label, en: en.label },
        text: { vi: vi.text, en: en.text },
      },
    ];
  });
  const articles = [...regulation.articles.values()].map(
    ({ id, ref, document, says, certainty, source, verifiedOn }) => ({
      ...{ id, ref, document, says, certainty, source: source ?? null },
      verifiedOn: verifiedOn === undefined ? null : formatDay(verifiedOn),
    }),
  );
  return { articles, rules, source: regulation.source ?? null };
}

/** Who does what, in which order, by when: each step as a sentence, with the articles of the part it stands in. */
export function procedureTextOf({ procedure, regulation }: Pack, below: readonly Regulation[]) {
  if (procedure === undefined) return null;
  const articles = [...procedure.articles.values()].map(({ id, ref, says, certainty, source }) => ({
    ...{ id, ref, says, certainty, source: source ?? null },
  }));
  const unverified = [...procedure.unverified].map(([id, { says }]) => ({ id, says }));
  const groups = [...below, regulation].flatMap((one) => one.groups);
  const labelOf = (id: string) => groups.find((group) => group.id === id)?.label ?? say(id, id);
  const replacement = replacementInWords(procedure, labelOf) ?? null;
  return { articles, unverified, steps: procedureInWords(procedure), replacement };
}
