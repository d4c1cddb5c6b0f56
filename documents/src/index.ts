/**
 * Official papers: plain input in, bytes out, as DOCX and PDF from one description of content. `forms` says what there is; a form draws its
 * input into a `Paper` or says what is wrong with it; `toDocx` and a `Press` make files of papers.
 */
export { type Joined, joinPdfs } from './bulk/join-pdfs.ts';
export { type NamedFile, safeName, zipPapers } from './bulk/zip-papers.ts';
export type { Block, Column, Letterhead, Paper, Row, Run, Signer, Text } from './content/paper.ts';
export { toDocx } from './docx/write-docx.ts';
export type { Drawn, Form, ReadInput } from './forms/form.ts';
export { forms, formWithId } from './forms/registry.ts';
export { openPress, type Press, PressFault, type PressSettings } from './pdf/press.ts';
export {
  type CheckedTemplate,
  checkTemplate,
  type FilledTemplate,
  fillTemplate,
} from './template/fill-template.ts';
export { checkWorkbook, fillWorkbook } from './template/fill-workbook.ts';
export { type Converted, type OfficeSettings, officePdf } from './template/office-pdf.ts';
export { type FormTags, type ListOfTags, tagsOf } from './template/tags.ts';
