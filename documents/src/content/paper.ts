/** A stretch of text in one look. `text` is what a person reads: it is never markup, in no format. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export type Text = string | readonly Run[];

/** Who signs: capacity in one or more lines, what to do under it, and the name that is printed below. */
export interface Signer {
  /** A line in italics above, such as a place and an open date. */
  readonly dateline?: string;
  readonly capacity: readonly string[];
  readonly note?: string;
  readonly name?: string;
}

export interface Column {
  readonly title: string;
  /** Neighbours with the same group stand under one heading. */
  readonly group?: string;
  /** Width relative to the other columns. */
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface Row {
  readonly cells: readonly Text[];
  readonly strong?: boolean;
}

/** The heading of the state, or of the Party for its own papers. */
export interface Letterhead {
  readonly kind: 'letterhead';
  readonly heading: 'state' | 'party';
  readonly superior?: string;
  /** Empty where a person writes: then the country stands alone. */
  readonly agency: string;
  /** What the records clerk completes: "Số:      /QĐ-UBND". Absent on forms that carry no number. */
  readonly number?: string;
  /** "V/v …", under the number of an official letter. */
  readonly about?: string;
  /** Place and open date; the clerk writes the day. */
  readonly dateline?: string;
}

/** What a paper is made of. The set is closed: two renderers draw each of them. */
export type Block =
  | { readonly kind: 'form-number'; readonly text: string }
  | Letterhead
  | { readonly kind: 'title'; readonly lines: readonly string[]; readonly about?: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: Text;
      readonly align?: 'justify' | 'left' | 'center' | 'right';
      readonly indent?: boolean;
    }
  /** "Label: value"; without a value a dotted line to write on. */
  | { readonly kind: 'field'; readonly label: string; readonly value: string }
  | { readonly kind: 'blank-lines'; readonly count: number }
  | { readonly kind: 'choices'; readonly options: readonly { label: string; chosen: boolean }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
      /** What stands in the only row of an empty table. */
      readonly whenEmpty: string;
    }
  | { readonly kind: 'signatures'; readonly signers: readonly Signer[] }
  /** Recipients on the left, who signs on the right. */
  | { readonly kind: 'closing'; readonly recipients: readonly string[]; readonly signer: Signer }
  | { readonly kind: 'verification'; readonly code: string; readonly note: string }
  | { readonly kind: 'page-break' }
  /** What follows is an annex: on a page of its own, with numbers of pages of its own (NĐ 30/2020, annex I, part I, III.1.đ). */
  | { readonly kind: 'annex' };

/** One paper, for both formats. */
export interface Paper {
  /** What kind of paper it is; stands in the properties of the file, so it names nobody. */
  readonly title: string;
  readonly landscape?: boolean;
  readonly blocks: readonly Block[];
}
