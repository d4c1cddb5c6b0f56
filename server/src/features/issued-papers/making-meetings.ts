import { periodInWords, say } from '@congtam/engine';
import { isRefusal, type Refusal } from '../../refusal.ts';
import {
  inviteesOf,
  type MeetingStanding,
  meetingById,
  opinionsOf,
  subjectsOf,
} from '../meetings/meetings.queries.ts';
import { countingsOf } from '../meetings/polls.queries.ts';
import { type Ground, levelLabel, namesOf, periodHeading } from './ground.ts';
import * as errors from './issued-papers.errors.ts';
import type { Filled, ThingMaking } from './makers.ts';

const year = ({ cycle }: Pick<Ground, 'cycle'>) => periodInWords(cycle.period, 'vi');
const matterOf = (ground: Ground) => `Họp nhận xét, đánh giá, xếp loại chất lượng ${year(ground)}`;
const dayInWords = (on: string) => {
  const [y, m, d] = on.split('-');
  return `ngày ${d} tháng ${m} năm ${y}`;
};

async function meetingOf(making: ThingMaking) {
  const meeting = await meetingById(making.tx, making.of);
  if (meeting === undefined || meeting.cycle !== making.ground.cycle.id) return errors.noSuchThing();
  const subjects = await subjectsOf(making.tx, meeting.id);
  return { meeting, subjects, names: await namesOf(making, subjects) };
}

/** Of the meeting as a whole; papers on one subject say so themselves. */
const aboutMeeting = ({ unit }: MeetingStanding, filled: Filled['filled']): Filled => ({
  ...{ filled, unit, person: null, subject: null },
});

/** Who is invited and as what; hour, chair and agenda are said by who calls. */
export async function invitation(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await meetingOf(making);
  if (isRefusal(found)) return found;
  const { meeting } = found;
  const invitees = await inviteesOf(making.tx, meeting.id);
  const invited = invitees
    .map(({ name, standsFor, directs }) => `${name} (${standsFor}${directs ? ', dự và chỉ đạo' : ''})`)
    .join('; ');
  return aboutMeeting(meeting, {
    matter: matterOf(making.ground),
    // A paper is made for one to read: of a crowd the list of invitees tells.
    invited: invited.length <= 1500 ? invited : `${invitees.length} đại biểu theo danh sách mời`,
    meetingPlace: meeting.place,
  });
}

/** A sheet to write opinions on, secret where the text wants them so. */
export async function opinionSheet(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await meetingOf(making);
  if (isRefusal(found)) return found;
  const { tx, ground, sources } = making;
  const { meeting, subjects, names } = found;
  const { cycle, regulation } = meeting;
  const rules = await sources.steps.opinionsOf(tx, {
    cycle,
    regulation,
    subject: subjects[0]?.subject ?? '',
  });
  if (isRefusal(rules)) return rules;
  const levels = ground.packs.find((pack) => pack.regulation.id === regulation)?.regulation.levels ?? [];
  return aboutMeeting(meeting, {
    ...{ agency: ground.agency.name, superior: ground.superior?.name, period: year(ground) },
    isAnonymous: rules.some(({ kind }) => kind === 'anonymous'),
    subjects: names.map(({ subject, post }) => ({ personName: subject, post })),
    options: levels.map(({ label }) => label.vi),
  });
}

/** How paper ballots about somebody were counted; no count is told of fewer than the text says. */
export async function countingRecord(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await meetingOf(making);
  if (isRefusal(found)) return found;
  const { tx, ground, sources } = making;
  const { meeting, subjects, names } = found;
  const { cycle, regulation, unit } = meeting;
  const counted = (await countingsOf(tx, meeting.id)).filter(
    ({ subject }) => making.subject === null || subject === making.subject,
  );
  const [record] = counted;
  if (record === undefined) return errors.notYet(say('chưa ghi kiểm phiếu', 'no count is recorded'));
  if (counted.length > 1 && making.subject === null) return errors.subjectOrNot('subject');
  const rules = await sources.steps.opinionsOf(tx, { cycle, regulation, subject: record.subject });
  if (isRefusal(rules)) return rules;
  const least = Math.max(0, ...rules.map(({ suppressBelow }) => suppressBelow));
  const { issued, returned, invalid, counts, subject } = record;
  const levels = ground.packs.find((pack) => pack.regulation.id === regulation)?.regulation.levels ?? [];
  const rank = (option: string) => levels.findIndex(({ id }) => id === option);
  const options = Object.keys(counts).sort((a, b) => rank(a) - rank(b));
  const named = names.find(({ code }) => code === subject);
  const whose = subjects.find((one) => one.subject === subject);
  return {
    filled: {
      matter: record.question,
      tellers: [{ personName: record.counters, role: 'Tổ kiểm phiếu' }],
      ...{ issued, collected: returned, valid: returned - invalid, invalid },
      options: options.map((option) => levelOrWords(ground, regulation, option)),
      subjects: [
        {
          ...{ personName: named?.subject ?? subject, post: named?.post },
          votes: options.map((option) => (returned - invalid < least ? null : (counts[option] ?? 0))),
        },
      ],
    },
    ...{ unit: whose?.unit ?? unit, person: whose?.person ?? null, subject },
  };
}

const levelOrWords = (ground: Ground, regulation: string, option: string): string =>
  ground.packs.some(
    (pack) => pack.regulation.id === regulation && pack.regulation.levels.some(({ id }) => id === option),
  )
    ? levelLabel(ground, regulation, option)
    : option;

/** What was said of each, by whom, and what was concluded. */
async function discussionsOf(making: ThingMaking) {
  const found = await meetingOf(making);
  if (isRefusal(found)) return found;
  const { tx } = making;
  const { meeting, names } = found;
  if (meeting.state !== 'adopted' && !making.isDraft)
    return errors.notYet(say('biên bản chưa được thông qua', 'the minutes are not adopted'));
  const invitees = await inviteesOf(tx, meeting.id);
  const opinions = await opinionsOf(tx, meeting.id);
  const conclusion = meeting.conclusions ?? 'Chưa có kết luận';
  return {
    ...found,
    invitees,
    discussions: names.map(({ code, subject, post }) => ({
      ...{ subject, post, conclusion },
      opinions: opinions
        .filter((one) => one.subject === code)
        .map(({ position, opinion, isWritten }) => ({
          speaker: invitees.find((one) => one.position === position)?.name ?? `Đại biểu số ${position}`,
          words: isWritten ? `${opinion} (ý kiến bằng văn bản)` : opinion,
        })),
    })),
    adoption: 'đã được đọc lại và người dự họp thông qua',
  };
}

export async function minutes(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await discussionsOf(making);
  if (isRefusal(found)) return found;
  const { meeting, invitees, discussions, adoption } = found;
  const isThere = (position: number) => meeting.attended.includes(position);
  return aboutMeeting(meeting, {
    matter: matterOf(making.ground),
    meetingPlace: meeting.place,
    ...{ summoned: invitees.length, present: meeting.attended.length },
    absent: invitees.flatMap(({ position, name }) =>
      isThere(position) ? [] : [{ personName: name, reason: '…' }],
    ),
    invitees: invitees.slice(0, 100).map(({ position, name, standsFor, directs }) => ({
      ...{ personName: name, body: standsFor, role: directs ? 'dự, chỉ đạo' : 'dự họp' },
      attended: isThere(position),
    })),
    ...{ discussions, adoption },
    conclusions: (meeting.conclusions ?? '').split('\n').filter((line) => line.trim() !== ''),
  });
}

/** The same as the Party writes it: of which period, under its own heading. */
export async function partyMinutes(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await minutes(making);
  if (isRefusal(found)) return found;
  const { year: ofYear, cycle } = making.ground;
  return { ...found, filled: { ...found.filled, year: ofYear, period: periodHeading(cycle.period) } };
}

/** The part of the minutes on one subject: what was said of others stays in the minutes. */
export async function minutesExtract(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await discussionsOf(making);
  if (isRefusal(found)) return found;
  const { meeting, subjects, discussions, adoption } = found;
  const at = subjects.findIndex(({ subject }) => subject === making.subject);
  const [of, discussion] = [subjects[at], discussions[at]];
  if (of === undefined || discussion === undefined) return errors.subjectOrNot('subject');
  return {
    filled: {
      minutesOf: `Biên bản ${matterOf(making.ground).toLocaleLowerCase('vi')} ${dayInWords(meeting.on)}`,
      about: discussion.subject,
      ...{ discussion, adoption },
    },
    ...{ unit: of.unit, person: of.person, subject: of.subject },
  };
}
