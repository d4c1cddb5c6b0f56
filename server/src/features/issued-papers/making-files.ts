import { periodInWords } from '@congtam/engine';
import { attachmentsOf } from '../../attachments/attachments.ts';
import { issuedPaperById } from '../../official-papers/keeping.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam, writtenDay } from '../../vietnam-day.ts';
import { decidedLevels } from '../decisions/decisions.queries.ts';
import { noticeOf } from '../decisions/notices.queries.ts';
import { dossierById } from '../dossiers/dossiers.queries.ts';
import { remediesSeen } from '../follow-up/follow-up.queries.ts';
import { personById } from '../people/people.queries.ts';
import { petitionById } from '../petitions/petitions.queries.ts';
import { unitOn } from '../units/units.queries.ts';
import { issuerOf, levelLabel, type Making, namesOf, type SubjectGround } from './ground.ts';
import * as errors from './issued-papers.errors.ts';
import type { Filled, ThingMaking } from './makers.ts';

/** The cover of a dossier with its index: what is in it, what is lacking, and of classified papers the number alone. */
export async function dossierCover(making: ThingMaking): Promise<Filled | Refusal> {
  const { tx, ground } = making;
  const row = await dossierById(tx, making.of);
  if (row === undefined || row.cycle !== ground.cycle.id) return errors.noSuchThing();
  const [named] = await namesOf(making, [row]);
  const today = todayInVietnam();
  const onLine = (line: string) => {
    const paper = row.papers.find((one) => one.line === line);
    return paper === undefined || paper.kind === 'takenOut' ? undefined : paper;
  };
  const papers = [];
  for (const { line, label } of row.lines) {
    const on = onLine(line);
    if (on === undefined) continue;
    const copy = on.paper === null ? undefined : await issuedPaperById(tx, on.paper);
    const numberAndDay = [on.registerNumber, on.paperDay && writtenDay(on.paperDay)]
      .filter(Boolean)
      .join(', ');
    papers.push({
      paper: label,
      numberAndDay: numberAndDay || (copy && `lập ngày ${writtenDay(copy.issuedAt.slice(0, 10))}`),
      onPaper: on.kind === 'classified' ? true : undefined,
      isClassified: on.kind === 'classified' ? true : undefined,
    });
  }
  const received = row.steps.findLast(({ act }) => act === 'receive')?.takenAt;
  return {
    filled: {
      ...issuerOf(ground),
      period: periodInWords(ground.cycle.period, 'vi'),
      ...{ subject: named?.subject ?? row.subject, post: named?.post },
      unit: (await unitOn(tx, row.unit, today))?.name ?? '',
      recipient: (await unitOn(tx, row.recipient, today))?.name,
      papers,
      missing: row.lines.flatMap(({ line, label, isRequired }) =>
        isRequired && onLine(line) === undefined ? [label] : [],
      ),
      closedOn: received === undefined ? undefined : todayInVietnam(new Date(received)),
    },
    ...{ unit: row.unit, person: row.person, subject: row.subject },
  };
}

/** A petition as it was filed, on paper: seen by whoever sees the petition, and by nobody else. */
export async function petitionPaper(making: ThingMaking): Promise<Filled | Refusal> {
  const { tx, ground } = making;
  const row = await petitionById(tx, making.of);
  if (row === undefined || row.cycle !== ground.cycle.id) return errors.noSuchThing();
  const [named] = await namesOf(making, [row]);
  const { cycle, regulation, subject } = row;
  const decided = (await decidedLevels(tx, { cycle, regulation, subject })).findLast(
    ({ isReplaced }) => !isReplaced,
  );
  const notice = decided && (await noticeOf(tx, decided.decision, subject));
  return {
    filled: {
      year: Number(row.receivedOn.slice(0, 4)),
      personName: named?.subject ?? subject,
      ...{ post: named?.post, unit: named?.unit },
      period: periodInWords(ground.cycle.period, 'vi'),
      levelName: levelLabel(ground, regulation, row.level),
      noticeDocument: decided?.number == null ? undefined : `Quyết định số ${decided.number}`,
      noticedOn: notice === undefined ? undefined : todayInVietnam(new Date(notice.at)),
      contested: row.contested,
      ...{ grounds: row.grounds ?? undefined, request: row.request ?? undefined },
      enclosures: (await attachmentsOf(tx, { kind: 'petition', id: row.id })).map(
        (_, at) => `Tài liệu kèm theo số ${at + 1}`,
      ),
    },
    ...{ unit: row.unit, person: row.person, subject, petition: row.id },
  };
}

const STATES = { open: 'Đang thực hiện', reported: 'Đã báo cáo', closed: 'Đã kết thúc' } as const;

/** What a unit does against what was found, item by item as it stands today. */
export async function remediationPlan({ tx }: Making, { row, name }: SubjectGround) {
  const items = [];
  for (const one of (await remediesSeen(tx, row.unit)).slice(0, 500)) {
    const proof = one.steps.findLast(({ attachment }) => attachment !== null);
    items.push({
      ...{ shortcoming: one.shortcoming, measure: one.measure, before: one.dueOn },
      owner: (await personById(tx, one.owner))?.fullName ?? '…',
      follower: (await personById(tx, one.follower))?.fullName,
      state: STATES[one.state],
      proof: proof === undefined ? undefined : `Nộp ngày ${writtenDay(proof.takenAt.slice(0, 10))}`,
    });
  }
  return { about: `Khắc phục hạn chế của ${name}`, items };
}

/** The written opinion of a Party committee on somebody: its words are the committee's. */
export const partyOpinion = ({ ground }: Making, { name, post, unitName }: SubjectGround) => ({
  ...{ personName: name, post, unit: unitName },
  ...{ year: ground.year, ratedYear: ground.year },
});
