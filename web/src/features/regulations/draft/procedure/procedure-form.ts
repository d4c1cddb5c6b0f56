import { type Bilingual, say } from '@congtam/engine';
import { type Document, LineCounter, parseDocument } from 'yaml';

/** By when a step is due: before a day of the year (`12-15`), or so many days after another step. */
export type FormDeadline =
  | { readonly kind: 'before'; readonly day: string; readonly isNextYear: boolean }
  | { readonly kind: 'days' | 'working-days'; readonly days: string; readonly after: string };

/** How opinions are asked in a step. */
export interface FormOpinions {
  readonly kind: string;
  readonly sides: readonly string[];
  /** Of fewer ballots no count is shown; '' where the text says none. */
  readonly suppressBelow: string;
}

/** A step as a form has it; '' and empty lists are what the text does not say. */
export interface FormStep {
  /** Undefined where a layer goes on from a step of the text it lies on. */
  readonly label: Bilingual | undefined;
  readonly does: string;
  readonly by: readonly string[];
  readonly at: string;
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly deadline: FormDeadline | undefined;
  readonly paper: string;
  readonly opinions: FormOpinions | undefined;
  readonly isOptional: boolean;
  readonly articles: readonly string[];
  readonly unverified: readonly string[];
}

/** A kind of subjects with its steps. */
export interface FormKind {
  readonly id: string;
  /** Undefined where a layer goes on from a kind of the text it lies on. */
  readonly label: Bilingual | undefined;
  readonly groups: readonly string[];
  /** Rows of the table of authorities; empty: whoever decides on them. */
  readonly authorities: readonly string[];
  /** Kinds of the same unit that are decided on before. */
  readonly decidedAfter: readonly string[];
  readonly articles: readonly string[];
  readonly steps: readonly (FormStep & { readonly id: string })[];
}

/** Who replaces a decision that was wrong. */
export interface FormReplacement {
  readonly by: readonly string[];
  readonly at: string;
  /** Groups of whose members it speaks; empty: all. */
  readonly groups: readonly string[];
  readonly articles: readonly string[];
}

/** What steps cite: an article, with how far it was read. */
export interface FormArticle {
  readonly id: string;
  readonly ref: string;
  readonly says: Bilingual;
  readonly certainty: string;
  readonly source: string;
}

export interface FormStance {
  readonly id: string;
  readonly says: Bilingual;
}

/** The text of a procedure read as a form. */
export interface ProcedureForm {
  readonly text: string;
  readonly articles: readonly FormArticle[];
  readonly stances: readonly FormStance[];
  readonly kinds: readonly FormKind[];
  readonly replacement: FormReplacement | undefined;
}

/** Of what kind the rules are that a procedure goes with. */
export interface RulesBeside {
  readonly regulation: string;
  /** What they lie on; '' for a text of its own. */
  readonly layerOf: string;
  readonly groups: readonly Named[];
  /** Rows of its table of authorities. */
  readonly authorities: readonly Named[];
}

export interface Named {
  readonly id: string;
  readonly label: Bilingual;
}

/** A text as a document that can be changed, or the line in which it cannot be read. */
export function documentOf(text: string): Document.Parsed | { readonly line: number } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', merge: false, lineCounter });
  const fault = document.errors[0];
  return fault === undefined ? document : { line: Math.max(1, lineCounter.linePos(fault.pos[0]).line) };
}

/** Reads the text of a procedure as a form, or says in which line it cannot be read as one. */
export function procedureForm(text: string): ProcedureForm | { readonly line: number } {
  const document = documentOf(text);
  if ('line' in document) return document;
  const whole: unknown = document.toJS();
  if (!isMap(whole)) return { line: 1 };
  const replacement = at(whole, 'replacement');
  return {
    text,
    articles: entriesAt(whole, 'articles').map(([id, article]) => ({
      ...{ id, ref: textAt(article, 'ref'), says: wordsAt(article, 'says') ?? say('', '') },
      ...{ certainty: textAt(article, 'certainty') || 'read', source: textAt(article, 'source') },
    })),
    stances: entriesAt(whole, 'unverified').map(([id, says]) => ({ id, says: wordsIn(says) ?? say('', '') })),
    kinds: listAt(whole, 'kinds').map((kind) => ({
      ...{ id: textAt(kind, 'id'), label: wordsAt(kind, 'label'), groups: idsAt(kind, 'groups') },
      ...{ authorities: idsAt(kind, 'authorities'), decidedAfter: idsAt(kind, 'decided-after') },
      articles: idsAt(kind, 'article'),
      steps: listAt(kind, 'steps').map((step) => ({ id: textAt(step, 'id'), ...stepIn(step) })),
    })),
    replacement: isMap(replacement)
      ? {
          ...{ by: idsAt(replacement, 'by'), at: textAt(replacement, 'at') },
          ...{ groups: idsAt(replacement, 'groups'), articles: idsAt(replacement, 'article') },
        }
      : undefined,
  };
}

/** What a procedure has to know of the rules it stands beside; a text that cannot be read says nothing. */
export function rulesBeside(source: string): RulesBeside {
  const document = documentOf(source);
  const whole: unknown = 'line' in document ? undefined : document.toJS();
  return {
    regulation: textAt(whole, 'regulation'),
    layerOf: textAt(whole, 'layer-of'),
    groups: namedAt(whole, 'groups'),
    authorities: namedAt(whole, 'authorities'),
  };
}

const namedAt = (whole: unknown, key: string): readonly Named[] =>
  listAt(whole, key).map((one) => {
    const id = textAt(one, 'id');
    return { id, label: wordsAt(one, 'label') ?? say(id, id) };
  });

function stepIn(step: unknown): FormStep {
  const opinions = at(step, 'opinions');
  return {
    ...{ label: wordsAt(step, 'label'), does: textAt(step, 'does'), by: idsAt(step, 'by') },
    ...{ at: textAt(step, 'at'), after: idsAt(step, 'after'), before: idsAt(step, 'before') },
    ...{ deadline: deadlineIn(at(step, 'deadline')), paper: textAt(step, 'paper') },
    opinions: isMap(opinions)
      ? {
          ...{ kind: textAt(opinions, 'kind'), sides: idsAt(opinions, 'sides') },
          suppressBelow: textAt(opinions, 'suppress-below'),
        }
      : undefined,
    ...{ isOptional: ['yes', 'true'].includes(textAt(step, 'optional')), articles: idsAt(step, 'article') },
    unverified: idsAt(step, 'unverified'),
  };
}

function deadlineIn(deadline: unknown): FormDeadline | undefined {
  if (!isMap(deadline)) return undefined;
  const day = textAt(deadline, 'before');
  if (day !== '') return { kind: 'before', day, isNextYear: textAt(deadline, 'year') === 'next' };
  const kind = 'days' in deadline ? 'days' : 'working-days';
  return { kind, days: textAt(deadline, kind), after: textAt(deadline, 'after') };
}

interface Plain {
  readonly [key: string]: unknown;
}

const isMap = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, key: string): unknown => (isMap(value) ? value[key] : undefined);
const textAt = (value: unknown, key: string): string => {
  const found = at(value, key);
  return typeof found === 'string' ? found : '';
};
const listAt = (value: unknown, key: string): readonly unknown[] => {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
};
const entriesAt = (value: unknown, key: string): readonly (readonly [string, unknown])[] => {
  const found = at(value, key);
  return isMap(found) ? Object.entries(found) : [];
};
/** One id or several. */
const idsAt = (value: unknown, key: string): readonly string[] => {
  const one = textAt(value, key);
  return one === '' ? listAt(value, key).filter((id) => typeof id === 'string') : [one];
};
const wordsIn = (value: unknown): Bilingual | undefined =>
  isMap(value) ? say(textAt(value, 'vi'), textAt(value, 'en')) : undefined;
const wordsAt = (value: unknown, key: string): Bilingual | undefined => wordsIn(at(value, key));
