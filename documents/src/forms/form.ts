import { type Bilingual, type Problem, say } from '@congtam/engine';
import type { z } from 'zod';
import type { Paper } from '../content/paper.ts';

/** A kind of official paper: what must be filled in, and the paper that comes of it. */
export interface Form {
  readonly id: string;
  readonly title: Bilingual;
  /** Where the form or its content is prescribed. */
  readonly source: string;
  /** Why the form may differ from the official one, where it could not be read at source. */
  readonly unverified?: Bilingual;
  readonly schema: z.ZodObject;
  /** Inputs with as little and as much as people will bring; an agency's own template is tried with them. */
  readonly samples: Readonly<Record<'shortest' | 'longest', Readonly<Record<string, unknown>>>>;
  /** The paper for this input, or everything that is wrong with it. Unknown fields are refused. */
  readonly draw: (input: unknown) => Drawn;
  /** The input with every text in one spelling, for an agency's own template. */
  readonly read: (input: unknown) => ReadInput;
}

export type Drawn =
  | { readonly kind: 'drawn'; readonly paper: Paper }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export type ReadInput =
  | { readonly kind: 'read'; readonly input: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Declares a form. Its input is plain data that others have computed: a form does no arithmetic of the law. */
export function defineForm<Schema extends z.ZodObject>(form: {
  id: string;
  title: Bilingual;
  source: string;
  unverified?: Bilingual;
  schema: Schema;
  samples: Readonly<Record<'shortest' | 'longest', z.input<Schema>>>;
  blocks: (input: z.output<Schema>) => Paper['blocks'];
  landscape?: boolean;
}): Form {
  const { blocks, landscape, ...named } = form;
  const read = (input: unknown) => {
    const parsed = form.schema.safeParse(input);
    return parsed.success
      ? { kind: 'read' as const, input: parsed.data }
      : { kind: 'refused' as const, problems: problemsOf(form.id, parsed.error) };
  };
  return {
    ...named,
    read,
    draw(input) {
      const result = read(input);
      if (result.kind === 'refused') return result;
      const paper: Paper = {
        title: form.title.vi,
        landscape: landscape === true,
        blocks: blocks(result.input),
      };
      return { kind: 'drawn', paper };
    },
  };
}

function problemsOf(form: string, error: z.ZodError): Problem[] {
  return error.issues.map((issue) => ({
    code: 'form.bad-input',
    at: { file: form, pointer: issue.path.map((part) => `/${String(part)}`).join('') },
    message: wordsOf(issue),
    mend: say('sửa hoặc bổ sung mục này rồi in lại', 'mend or add this item, then print again'),
  }));
}

/** What is wrong with one thing, in words of who fills the form in. */
function wordsOf(issue: z.core.$ZodIssue) {
  if (issue.code === 'invalid_type' || (issue.code === 'too_small' && issue.minimum === 1))
    return say('Mục này còn trống hoặc chưa đúng dạng', 'This is left empty, or is not of its kind');
  if (issue.code === 'unrecognized_keys')
    return say(
      `Biểu mẫu không có mục: ${issue.keys.join(', ')}`,
      `The form has no such field: ${issue.keys.join(', ')}`,
    );
  return say(`Mục này chưa đúng: ${issue.message}`, `This is wrong: ${issue.message}`);
}
