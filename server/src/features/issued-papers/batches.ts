import { joinPdfs, type NamedFile, zipPapers } from '@congtam/documents';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { ofPilot } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import type { FileToGive } from '../../http/file-body.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { JobCall } from '../../jobs/worker.ts';
import { bytesOfPaper, issuedPapersSeen } from '../../official-papers/keeping.ts';
import { formAsName, wrongInput } from '../../official-papers/making.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { holderOfActor } from '../accounts/accounts.queries.ts';
import { resultsOf } from '../classification/runs.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { type Ground, groundOf } from './ground.ts';
import * as errors from './issued-papers.errors.ts';
import * as queries from './issued-papers.queries.ts';
import { fileName } from './issued-papers.ts';
import { MAKERS } from './makers.ts';
import { type Asked, issue, type PaperMeans, prepare, setPaper } from './making.ts';

/** Papers in one ZIP or one PDF, so that no file is larger than a machine of an office holds. */
const IN_ONE_FILE = 500;

/** Asks for papers of one form for everybody a cycle rates, or for those named. */
export async function askBatch(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: Omit<Asked, 'subject' | 'of'> & { readonly subjects: readonly string[] },
): Promise<queries.BatchRow | Refusal> {
  const maker = MAKERS.find(({ form }) => form === given.form);
  if (maker === undefined) return errors.noMaker();
  if (maker.about !== 'person' && maker.about !== 'unit' && maker.about !== 'subject')
    return errors.subjectOrNot('none');
  const ground = await groundOf(tx, sources, given.cycle);
  if (isRefusal(ground)) return ground;
  const { cycle, run } = ground;
  const why = refusalOf(holder, 'issuedPaper.issueMany', {
    line: await lineThrough(tx, cycle.unit, todayInVietnam()),
  });
  if (why) return why;
  if (cycle.isPilot) return ofPilot();
  const regulation = given.regulation ?? undefined;
  const rated = (await resultsOf(tx, { run: run.id, regulation })).filter(
    ({ outcome, kind, subject, person }) =>
      outcome !== 'other-regime' &&
      (maker.about === 'subject' || maker.about === kind) &&
      // Nobody issues their own paper: in a batch it is left to another.
      (person === null || person !== holder.person) &&
      (given.subjects.length === 0 || given.subjects.includes(subject)),
  );
  const subjects = [...new Set(rated.map(({ subject }) => subject))];
  const known = new Set(subjects);
  if (subjects.length === 0 || given.subjects.some((code) => !known.has(code))) return errors.noSuchSubject();
  const id = newId();
  await queries.addBatch(tx, {
    ...{ id, cycle: cycle.id, unit: cycle.unit, form: given.form, regulation: given.regulation, subjects },
    ...{ period: given.period ?? cycle.period, given: given.given, askedBy: holder.account },
  });
  await enqueue(tx, { kind: 'issuedPaper.issueMany', payload: { batch: id }, key: id });
  await record(tx, {
    action: 'issuedPaper.issueMany',
    subject: { kind: 'paperBatch', id },
    unit: cycle.unit,
    facts: { cycle: cycle.id, form: given.form, subjects: subjects.length },
  });
  return (await queries.batchById(tx, id)) ?? errors.noSuchBatch();
}

/**
 * Issues the papers of a batch one by one, each in a step of its own: killed and begun again, it goes on after the last.
 * Whoever asked must still have the right at each.
 */
export async function carryBatch(call: JobCall, means: PaperMeans, id: string): Promise<void> {
  const begun = await call.asRequester(async (tx) => {
    const batch = await queries.batchById(tx, id);
    const ground = batch && (await groundOf(tx, means.sources, batch.cycle));
    if (batch === undefined || ground === undefined || isRefusal(ground)) return undefined;
    return { batch, ground, settled: new Set(await queries.settledIn(tx, id)) };
  });
  if (begun === undefined) return call.finishing(async () => {});
  const { batch, ground, settled } = begun;
  for (const [at, subject] of batch.subjects.entries()) {
    if (!settled.has(subject)) await issueOne(call, means, { batch, ground, subject });
    await call.report(Math.floor((99 * (at + 1)) / batch.subjects.length));
  }
  await call.finishing(async () => {});
}

async function issueOne(
  call: JobCall,
  means: PaperMeans,
  { batch, ground, subject }: { batch: queries.BatchRow; ground: Ground; subject: string },
): Promise<void> {
  const { cycle, form, regulation, period, given } = batch;
  const asked = { cycle, form, subject, of: null, regulation, period, given };
  const faulty = (why: Refusal) =>
    call.asRequester(async (tx) => {
      const faults = why.faults ?? [{ pointer: '', code: why.code, message: why.title }];
      await queries.addFault(tx, { batch: batch.id, subject, faults });
      await record(tx, {
        action: 'issuedPaper.leaveOut',
        subject: { kind: 'paperBatch', id: batch.id },
        unit: batch.unit,
        facts: { subject, code: why.code },
      });
    });
  const prepared = await prepare(call.asRequester, holderOfActor, means, {
    ...{ asked, action: 'issuedPaper.issue', known: ground },
  }).catch(refusalIn);
  // Too much to do, or no line to the database: no fault of this paper, so the job is begun again later.
  if (isRefusal(prepared) && prepared.status === 503) throw new Refused(prepared);
  if (isRefusal(prepared)) return faulty(prepared);
  const made = await setPaper(means.press, prepared);
  if (isRefusal(made)) return faulty(made);
  const kept = await call
    .asRequester(async (tx) =>
      issue(tx, await holderOfActor(tx), made, { ...prepared.about, batch: batch.id }),
    )
    .catch(refusalIn);
  if (isRefusal(kept)) await faulty(kept);
}

function refusalIn(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  throw error;
}

/** Where a batch stands, with everybody who got no paper and why. */
export async function readBatch(tx: Tx, holder: Holder, id: string) {
  const batch = await queries.batchById(tx, id);
  if (batch === undefined) return errors.noSuchBatch();
  const why = refusalOf(holder, 'issuedPaper.issueMany', {
    line: await lineThrough(tx, batch.unit, todayInVietnam()),
  });
  if (why) return why;
  const { given: _, subjects, ...rest } = batch;
  return {
    ...{ ...rest, subjects: subjects.length, faults: await queries.faultsIn(tx, id) },
    parts: Math.max(1, Math.ceil(batch.issued / IN_ONE_FILE)),
  };
}

/** Papers of a batch as they were issued: a ZIP of both kinds, or the PDF pages one after another; five hundred at a time. */
export async function fileOfBatch(
  tx: Tx,
  holder: Holder,
  given: { readonly batch: string; readonly kind: 'zip' | 'pdf'; readonly part: number },
): Promise<FileToGive | Refusal> {
  const { kind, part } = given;
  const batch = await readBatch(tx, holder, given.batch);
  if (isRefusal(batch)) return batch;
  const offset = (part - 1) * IN_ONE_FILE;
  const papers = await issuedPapersSeen(tx, { batch: batch.id, offset, limit: IN_ONE_FILE });
  if (papers.length === 0) return errors.noSuchFile();
  await record(tx, {
    action: 'issuedPaper.takeBatch',
    subject: { kind: 'paperBatch', id: batch.id },
    unit: batch.unit,
    facts: { kind, part, papers: papers.length },
  });
  async function* files(kinds: readonly ('docx' | 'pdf')[]): AsyncGenerator<NamedFile> {
    for (const paper of papers) {
      for (const { kind: of } of paper.files.filter((file) => kinds.includes(file.kind))) {
        const bytes = await bytesOfPaper(tx, paper.id, of);
        if (bytes !== undefined) yield { name: `${paper.subject ?? 'chung'}-${fileName(paper, of)}`, bytes };
      }
    }
  }
  const name = `${formAsName(batch.form)}-${batch.id.slice(-8)}-${part}.${kind}`;
  if (kind === 'zip') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of zipPapers(files(['docx', 'pdf']))) chunks.push(chunk);
    return { kind, name, bytes: Buffer.concat(chunks) };
  }
  const pages: NamedFile[] = [];
  for await (const file of files(['pdf'])) pages.push(file);
  if (pages.length === 0) return errors.noSuchFile();
  const joined = await joinPdfs(pages);
  return joined.kind === 'refused' ? wrongInput(joined.problems) : { kind, name, bytes: joined.bytes };
}
