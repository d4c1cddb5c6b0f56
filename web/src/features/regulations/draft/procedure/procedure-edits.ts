import { type Document, isMap, isSeq, YAMLMap, type YAMLSeq } from 'yaml';
import {
  documentOf,
  type FormArticle,
  type FormDeadline,
  type FormOpinions,
  type FormStance,
  type FormStep,
  procedureForm,
  type RulesBeside,
} from './procedure-form.ts';
import { edited, inWords, listed, oneOrListed, orNothing, push, put, quoted } from './procedure-nodes.ts';

/** Which step: of which kind, and its place among the steps of it. */
export interface StepPlace {
  readonly kind: number;
  readonly step: number;
}

/** The text with a step changed; what the step does not say anew stays as it is written, comments and all. */
export function withStep(text: string, { kind, step }: StepPlace, given: FormStep): string {
  const form = procedureForm(text);
  const before = 'line' in form ? undefined : form.kinds[kind]?.steps[step];
  return edited(text, (document) => {
    const map = stepsOf(document, kind)?.items[step];
    if (isMap(map) && before !== undefined) writeStep(document, map, before, given);
  });
}

/** The text with a step more at the end of a kind: the next one after what stands there. */
export function withNewStep(text: string, kind: number, id: string, given: FormStep): string {
  return edited(text, (document) => {
    const map = new YAMLMap();
    put(document, map, 'id', id);
    writeStep(document, map, undefined, given);
    push(stepsOf(document, kind), map);
  });
}

/** The text without a step: whoever waited for it waits for what it had waited for. */
export function withoutStep(text: string, { kind, step }: StepPlace): string {
  const form = procedureForm(text);
  const gone = 'line' in form ? undefined : form.kinds[kind]?.steps[step];
  if ('line' in form || gone === undefined) return text;
  return edited(text, (document) => {
    for (const [at, other] of (form.kinds[kind]?.steps ?? []).entries()) {
      if (!other.after.includes(gone.id)) continue;
      const after = [...new Set(other.after.flatMap((id) => (id === gone.id ? gone.after : [id])))];
      const map = stepsOf(document, kind)?.items[at];
      if (isMap(map)) put(document, map, 'after', listed(document, after));
    }
    stepsOf(document, kind)?.delete(step);
  });
}

/** The text with a step one place up (-1) or down (1) among those of its kind. */
export function movedStep(text: string, { kind, step }: StepPlace, by: -1 | 1): string {
  return edited(text, (document) => {
    const steps = stepsOf(document, kind);
    const [from, to] = [steps?.items[step], steps?.items[step + by]];
    if (steps === undefined || from === undefined || to === undefined) return;
    steps.items[step] = to;
    steps.items[step + by] = from;
  });
}

/** The text with an article that steps cite, new or written anew. */
export const withArticle = (text: string, { id, ref, says, certainty, source }: FormArticle): string =>
  edited(text, (document) => {
    const article = { ref, says, ...(certainty === 'read' ? {} : { certainty }) };
    document.setIn(['articles', id], quoted(document, { ...article, ...(source === '' ? {} : { source }) }));
  });

export const withStance = (text: string, { id, says }: FormStance): string =>
  edited(text, (document) => {
    document.setIn(['unverified', id], inWords(document, says));
  });

/** The text without an article or a stance. */
export const withoutCited = (text: string, part: 'articles' | 'unverified', id: string): string =>
  edited(text, (document) => {
    document.deleteIn([part, id]);
    const left = document.get(part, true);
    if (part === 'unverified' && isMap(left) && left.items.length === 0) document.delete(part);
  });

/** An id that nothing has yet. */
export function freeId(wanted: string, taken: readonly string[]): string {
  const id = wanted.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (!taken.includes(id)) return id;
  for (let at = 2; ; at += 1) if (!taken.includes(`${id}-${at}`)) return `${id}-${at}`;
}

/** The procedure as that of another text; where there is none, none. */
export const procedureOf = (text: string, regulation: string): string =>
  text.trim() === '' || 'line' in documentOf(text)
    ? text
    : edited(text, (document) => {
        document.set('procedure-of', regulation);
      });

/** How a procedure begins: in a text of its own with the usual steps, in a layer with nothing but its head. */
export function begun({ regulation, layerOf, groups }: RulesBeside): string {
  const head = `procedure-of: ${regulation}\narticles:\n  dieu-1: {ref: "Điều …", says: {vi: "…", en: "…"}}\nkinds:`;
  if (layerOf !== '') return `${head} []\n`;
  const steps = USUAL.map(
    ([id, does, by, vi, en], at) =>
      `      - id: ${id}\n        label: {vi: "${vi}", en: "${en}"}\n        does: ${does}\n        by: [${by}]\n${
        at === 0 ? '' : `        after: [${USUAL[at - 1]?.[0]}]\n`
      }        article: dieu-1\n`,
  );
  const all = groups.map(({ id }) => id).join(', ');
  return `${head}\n  - id: everybody\n    label: {vi: "Mọi đối tượng", en: "Everybody"}\n    groups: [${all}]\n    steps:\n${steps.join('')}`;
}

const USUAL = [
  ['self-review', 'selfReview', 'themself', 'Tự nhận xét, đánh giá', 'Self-review'],
  ['meeting', 'meeting', 'head', 'Họp nhận xét, đánh giá', 'Evaluation meeting'],
  ['synthesis', 'synthesis', 'personnelOfficer', 'Tổng hợp, đề xuất', 'Synthesis and proposal'],
  ['decision', 'decision', 'authority', 'Quyết định mức xếp loại', 'Decision on the level'],
  ['notice', 'notice', 'personnelOfficer', 'Thông báo kết quả', 'Notice of the result'],
] as const;

function stepsOf(document: Document, kind: number): YAMLSeq | undefined {
  const steps = document.getIn(['kinds', kind, 'steps'], true);
  return isSeq(steps) ? steps : undefined;
}

/** Writes what differs from before. */
function writeStep(document: Document, map: YAMLMap, before: FormStep | undefined, given: FormStep): void {
  const write = (key: string, was: unknown, is: unknown, node: () => unknown) => {
    if (JSON.stringify(was) !== JSON.stringify(is)) put(document, map, key, node());
  };
  write('label', before?.label, given.label, () => given.label && inWords(document, given.label));
  write('does', before?.does ?? '', given.does, () => orNothing(given.does));
  write('by', before?.by ?? [], given.by, () => listed(document, given.by));
  write('at', before?.at ?? '', given.at, () => orNothing(given.at));
  write('after', before?.after ?? [], given.after, () => listed(document, given.after));
  write('before', before?.before ?? [], given.before, () => listed(document, given.before));
  write('deadline', before?.deadline, given.deadline, () => deadlineNode(document, given.deadline));
  write('paper', before?.paper ?? '', given.paper, () => orNothing(given.paper));
  write('opinions', before?.opinions, given.opinions, () => opinionsNode(document, given.opinions));
  write('optional', before?.isOptional ?? false, given.isOptional, () =>
    given.isOptional ? 'yes' : undefined,
  );
  write('article', before?.articles ?? [], given.articles, () => oneOrListed(document, given.articles));
  write('unverified', before?.unverified ?? [], given.unverified, () =>
    oneOrListed(document, given.unverified),
  );
}

function deadlineNode(document: Document, deadline: FormDeadline | undefined): unknown {
  if (deadline === undefined) return undefined;
  const said =
    deadline.kind === 'before'
      ? { before: deadline.day, ...(deadline.isNextYear ? { year: 'next' } : {}) }
      : { [deadline.kind]: deadline.days, after: deadline.after };
  return document.createNode(said, { flow: true });
}

function opinionsNode(document: Document, opinions: FormOpinions | undefined): unknown {
  if (opinions === undefined) return undefined;
  const { kind, sides, suppressBelow } = opinions;
  const said = { kind, sides, ...(suppressBelow === '' ? {} : { 'suppress-below': suppressBelow }) };
  return document.createNode(said, { flow: true });
}
