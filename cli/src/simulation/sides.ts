import { type Regulation, say, vocabularyClashes, vocabularyOf } from '@congtam/engine';
import { inPlaceOf, type JoinedPack } from '@congtam/regulations';
import { type Complaint, complain } from '../complaint.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { glanceAt } from '../packs/read-pack.ts';

/** The regulations as they are, and as they would be. */
export interface PackSides {
  readonly before: readonly JoinedPack[];
  readonly after: readonly JoinedPack[];
}

/**
 * Both sides of a comparison, read and checked. A draft takes the place of the regulation whose id it bears; a layer
 * that is new lies on what it names; a draft of another id takes the place of the only regulation there is.
 */
export function loadSides(
  given: readonly string[],
  drafts: readonly string[],
  root: string,
): PackSides | { readonly complaints: readonly Complaint[] } {
  const before = loadPacks(given, root);
  if ('complaints' in before) return before;
  if (drafts.length === 0) return { before: before.packs, after: before.packs };
  const after = loadPacks(withDrafts(given, drafts, root), root);
  if ('complaints' in after) return after;
  const instead = inPlaceOf(before.packs, after.packs);
  if (instead === undefined) return { complaints: [UNPAIRED] };
  return { before: before.packs, after: instead };
}

function withDrafts(given: readonly string[], drafts: readonly string[], root: string): readonly string[] {
  const heads = new Map([...given, ...drafts].map((name) => [name, glanceAt(name, root)]));
  const bases = given.filter((name) => heads.get(name)?.layerOf === undefined);
  let names = [...given];
  for (const draft of drafts) {
    const head = heads.get(draft);
    const same = names.find((name) => head !== undefined && heads.get(name)?.id === head.id);
    const only = head?.layerOf === undefined && bases.length === 1 ? bases[0] : undefined;
    const replaced = same ?? only;
    names =
      replaced === undefined ? [...names, draft] : names.map((name) => (name === replaced ? draft : name));
  }
  return names;
}

/** Whether one reading of the evidence serves both sides: no fact is declared in two ways. */
export const isOneVocabulary = ({ before, after }: PackSides): boolean =>
  vocabularyClashes(regulationsOf([...before, ...after])).length === 0;

export const regulationsOf = (packs: readonly JoinedPack[]): readonly Regulation[] =>
  packs.map(({ regulation }) => regulation);

export const vocabularyOfSides = ({ before, after }: PackSides) =>
  vocabularyOf(regulationsOf([...before, ...after]));

const UNPAIRED = complain(
  'simulate.unpaired',
  say(
    'không rõ dự thảo thay cho quy định nào',
    'it is not clear which regulation the draft takes the place of',
  ),
  say(
    'giữ nguyên mã (regulation) của quy định được sửa trong dự thảo, hoặc chỉ nêu một --regulation',
    'keep the id (regulation) of the text that is changed in the draft, or give one --regulation only',
  ),
);
