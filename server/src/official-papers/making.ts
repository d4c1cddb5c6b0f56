import { createHash } from 'node:crypto';
import {
  type Converted,
  type Form,
  fillTemplate,
  formWithId,
  officePdf,
  openPress,
  type Paper,
  toDocx,
} from '@congtam/documents';
import { type Problem, say } from '@congtam/engine';
import { canonicalJson, type Json } from '@congtam/evidence';
import { newId } from '../database/new-id.ts';
import { plainName } from '../http/file-names.ts';
import { type FieldFault, type Refusal, refusal } from '../refusal.ts';

/** What makes files of papers; PDF is set in processes of its own. */
export interface PaperPress {
  readonly print: (paper: Paper) => Promise<Uint8Array>;
  /** PDF of an agency's own layout, where an office suite is installed. */
  readonly convert: (docx: Uint8Array) => Promise<Converted>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the press of the server.
 *
 * @param entry the bundled program of the press; absent in the sources, where papers are set in this process
 */
export function paperPress(entry: string | undefined): PaperPress {
  if (entry === undefined) {
    const print = async (paper: Paper) => (await import('@congtam/documents/print-here')).printHere(paper);
    return { print, convert: officePdf, close: async () => {} };
  }
  const press = openPress({ entry });
  return { print: press.print, convert: officePdf, close: press.close };
}

/** What a form is filled with. */
export type PaperInput = { readonly [field: string]: Json };

/** An agency's own layout, in place of the built-in one. */
export interface OwnLayout {
  readonly id: string;
  readonly content: Uint8Array;
}

/** A paper with its bytes, not yet kept. */
export interface MadePaper {
  readonly id: string;
  readonly form: string;
  /** Canonical JSON of what it was made from; of the code on it only this has the hash. */
  readonly input: string;
  readonly inputHash: Buffer;
  readonly code: string;
  readonly layout: string | null;
  readonly files: readonly { readonly kind: 'docx' | 'pdf'; readonly content: Uint8Array }[];
}

/** The form, or why there is none. */
export const formNamed = (id: string): Form | Refusal => formWithId(id) ?? noSuchForm();

/** What files of a form are called. */
export const formAsName = (id: string): string => plainName(formWithId(id)?.title.vi ?? id);

/**
 * Makes a paper: draws the built-in layout, or fills an agency's own. Where no office suite is installed, an own layout
 * gives DOCX alone.
 *
 * @returns what is wrong with the input, field by field
 */
export async function makePaper(
  press: PaperPress,
  given: {
    readonly form: Form;
    readonly input: PaperInput;
    readonly layout?: OwnLayout | undefined;
    /** A draft bears no code: no event vouches for it. Nor does a sheet that many fill in unnamed. */
    readonly isDraft: boolean;
  },
): Promise<MadePaper | Refusal> {
  const { form, layout } = given;
  const id = newId();
  const input = canonicalJson(given.input);
  const inputHash = createHash('sha256').update(input).digest();
  const code = `CT1:${id}:${inputHash.toString('hex')}`;
  const hasCode = !given.isDraft && 'verification' in form.schema.shape;
  const whole = hasCode ? { ...given.input, verification: { code } } : given.input;
  const made = { id, form: form.id, input, inputHash, code, layout: layout?.id ?? null };
  if (layout !== undefined) {
    const filled = fillTemplate(layout.content, form, whole);
    if (filled.kind === 'refused') return wrongInput(filled.problems);
    const converted = await press.convert(filled.bytes);
    if (converted.kind === 'refused') return wrongInput(converted.problems);
    const docx = { kind: 'docx', content: filled.bytes } as const;
    const pdf = converted.kind === 'converted' ? [{ kind: 'pdf', content: converted.bytes } as const] : [];
    return { ...made, files: [docx, ...pdf] };
  }
  const drawn = form.draw(whole);
  if (drawn.kind === 'refused') return wrongInput(drawn.problems);
  const pdf = await press.print(drawn.paper);
  return {
    ...made,
    files: [
      { kind: 'docx', content: toDocx(drawn.paper) },
      { kind: 'pdf', content: pdf },
    ],
  };
}

/** What is wrong with an input, as fields of what was sent. */
export const wrongInput = (problems: readonly Problem[]): Refusal =>
  refusal(
    422,
    'issued-paper.input-wrong',
    say('chưa đủ hoặc chưa đúng dữ liệu để lập văn bản', 'what the paper needs is missing or wrong'),
    say('bổ sung các mục được nêu rồi lập lại', 'complete what is named and make it again'),
    { faults: problems.map(faultOf) },
  );

export const faultOf = ({ code, at, message, mend }: Problem): FieldFault => ({
  pointer: at?.pointer ?? '',
  code,
  message: { vi: `${message.vi} → ${mend.vi}`, en: `${message.en} → ${mend.en}` },
});

export const noSuchForm = (): Refusal =>
  refusal(
    404,
    'issued-paper.unknown-form',
    say('không có biểu mẫu này', 'there is no such form'),
    say('chọn trong danh sách biểu mẫu', 'choose from the list of forms'),
  );
