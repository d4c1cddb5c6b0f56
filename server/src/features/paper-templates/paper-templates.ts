import { createHash } from 'node:crypto';
import { checkTemplate, checkWorkbook, type Form } from '@congtam/documents';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { FileGiven, FileToGive } from '../../http/file-body.ts';
import { formAsName, formNamed } from '../../official-papers/making.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './paper-templates.errors.ts';
import * as queries from './paper-templates.queries.ts';

/**
 * Takes an agency's own layout in: nothing in it runs or points outside, its tags are the form's, and it was filled with
 * the shortest and the longest sample. It is used once a second person agrees.
 */
export async function uploadTemplate(
  tx: Tx,
  holder: Holder,
  given: { readonly unit: string; readonly form: string; readonly ground: string; readonly file: FileGiven },
): Promise<queries.TemplateRow | Refusal> {
  const { unit, ground, file } = given;
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return errors.noSuchUnit();
  const why = refusalOf(holder, 'paperTemplate.upload', { line });
  if (why) return why;
  const form = formNamed(given.form);
  if (isRefusal(form)) return form;
  const kind = file.kind === 'xlsx' ? 'xlsx' : 'docx';
  if (kind === 'xlsx' && !IN_WORKBOOKS.includes(form.id)) return errors.onlyAsDocument();
  const checked = judged(kind, file.bytes, form);
  if (checked.kind === 'refused') return errors.templateWrong(checked.problems);
  const id = newId();
  const hash = createHash('sha256').update(file.bytes).digest();
  await queries.addTemplate(tx, {
    ...{ id, unit, form: form.id, kind, content: file.bytes, hash, tags: checked.tags, ground },
    uploadedBy: holder.account,
  });
  await record(tx, {
    action: 'paperTemplate.upload',
    subject: { kind: 'paperTemplate', id },
    unit,
    facts: { form: form.id, kind, sha256: hash.toString('hex'), tags: [...checked.tags], ground },
  });
  return (await queries.templateById(tx, id)) ?? errors.noSuchTemplate();
}

/** Forms whose tables are given as workbooks too. */
const IN_WORKBOOKS: readonly string[] = ['level-summary'];

const judged = (kind: queries.LayoutKind, bytes: Uint8Array, form: Form) =>
  kind === 'xlsx' ? checkWorkbook(bytes, form) : checkTemplate(bytes, form);

/** Agrees to a layout, as a second person, or ends its use. */
export async function stepTemplate(
  tx: Tx,
  holder: Holder,
  given: { readonly template: string; readonly act: 'agree' | 'end'; readonly ground: string },
): Promise<queries.TemplateRow | Refusal> {
  const { act, ground } = given;
  const row = await queries.templateById(tx, given.template);
  if (row === undefined) return errors.noSuchTemplate();
  const line = await lineOf(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, `paperTemplate.${act}`, { line, state: row.state });
  if (why) return why;
  if (act === 'agree' && row.uploadedBy === holder.account) return errors.sameWhoPutIn();
  const state = act === 'agree' ? 'inUse' : 'ended';
  await queries.addTemplateStep(tx, {
    ...{ template: row.id, step: row.step + 1, state, ground, takenBy: holder.account },
  });
  await record(tx, {
    action: `paperTemplate.${act}`,
    subject: { kind: 'paperTemplate', id: row.id },
    unit: row.unit,
    facts: { form: row.form, sha256: row.sha256, ground },
  });
  return (await queries.templateById(tx, row.id)) ?? errors.noSuchTemplate();
}

/** The layouts of a unit, of whatever state. */
export async function listTemplates(tx: Tx, unit: string) {
  return { templates: await queries.templatesOf(tx, unit) };
}

/** The layout itself, or filled with the longest sample: what the second person looks at. */
export async function openTemplate(
  tx: Tx,
  given: { readonly template: string; readonly filled: boolean },
): Promise<FileToGive | Refusal> {
  const row = await queries.templateById(tx, given.template);
  const content = row && (await queries.contentOf(tx, row.id));
  if (row === undefined || content === undefined) return errors.noSuchTemplate();
  const { kind } = row;
  const name = `mau-${formAsName(row.form)}-${row.id.slice(-8)}.${kind}`;
  if (!given.filled) return { kind, name, bytes: content };
  const form = formNamed(row.form);
  if (isRefusal(form)) return form;
  const checked = judged(kind, content, form);
  if (checked.kind === 'refused') return errors.templateWrong(checked.problems);
  return { kind, name: `dien-thu-${name}`, bytes: checked.sample };
}
