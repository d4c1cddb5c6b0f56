import { periodInWords, ratio, say } from '@congtam/engine';
import { newestInputs } from '../../official-papers/keeping.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { resultsOf } from '../classification/runs.queries.ts';
import { decisionById, itemsOf, partsOf } from '../decisions/decisions.queries.ts';
import { conclusionsAbout } from '../meetings/meetings.queries.ts';
import { unitOn } from '../units/units.queries.ts';
import { levelLabel, namesOf, periodHeading, pointsOf, shownScore } from './ground.ts';
import * as errors from './issued-papers.errors.ts';
import type { Filled, ThingMaking } from './makers.ts';

/** A decision with whom it is about, as lines of a paper. */
async function decisionOf(making: ThingMaking) {
  const { tx, ground } = making;
  const head = await decisionById(tx, making.of);
  if (head === undefined || head.cycle !== ground.cycle.id) return errors.noSuchThing();
  const items = await itemsOf(tx, head.id);
  const names = await namesOf(making, items);
  return { head, lines: items.map((item, at) => ({ ...item, ...names[at], code: item.subject })) };
}

const aboutLevels = ({ ground }: Pick<ThingMaking, 'ground'>) =>
  `Về việc xếp loại chất lượng ${periodInWords(ground.cycle.period, 'vi')}`;
const basesIn = (basis: string) => basis.split('\n').filter((line) => line.trim() !== '');
const nameOf = ({ subject, code }: { readonly subject?: string; readonly code: string }) => subject ?? code;

/** The forms on which somebody says of themself, or the unit of itself, which level it is. */
const SELF_RATED = [
  ...['nd-335-form-02', 'nd-90-form-01', 'nd-90-form-02', 'nd-90-form-03', 'unit-result-sheet'],
  'party-collective-review',
];
const PARTY_SAID = 'party-opinion';

/** What was heard of each before the proposal: of themself, in the meeting, by the Party committee. */
async function heardIn({ tx, ground }: ThingMaking, regulation: string) {
  const cycle = ground.cycle.id;
  const concluded = await conclusionsAbout(tx, { cycle, regulation });
  const papers = await newestInputs(tx, { cycle, forms: [...SELF_RATED, PARTY_SAID] });
  const levels = ground.packs.find((pack) => pack.regulation.id === regulation)?.regulation.levels ?? [];
  const nameOfLevel = (said: unknown) =>
    levels.find(({ id, means }) => id === said || means === said)?.label.vi;
  const words = (said: unknown) => (typeof said === 'string' && said !== '' ? said : undefined);
  return (code: string) => {
    const about = papers.filter(({ subject }) => subject === code);
    const self = about.find(({ form, input }) => form !== PARTY_SAID && input.selfLevel !== undefined);
    const party = about.find(({ form }) => form === PARTY_SAID);
    return {
      selfLevel: nameOfLevel(self?.input.selfLevel),
      meetingOpinion: concluded.find(({ subject }) => subject === code)?.conclusions,
      partyOpinion: words(party?.input.proposal),
    };
  };
}

/** What the meeting, the Party committee and the scores say of each, and what is proposed; co-advisers sign their part. */
export async function synthesis(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await decisionOf(making);
  if (isRefusal(found)) return found;
  const { tx, ground } = making;
  const { head, lines } = found;
  const results = await resultsOf(tx, { run: ground.run.id, regulation: head.regulation });
  const heard = await heardIn(making, head.regulation);
  const coAdvisers = [];
  for (const { unit } of (await partsOf(tx, head.id)).slice(0, 3))
    coAdvisers.push({ capacity: [(await unitOn(tx, unit, todayInVietnam()))?.name ?? unit] });
  return {
    filled: {
      period: periodHeading(ground.cycle.period),
      subjects: lines.map((line) => ({
        ...{ subject: nameOf(line), post: line.post, unit: line.unit },
        score: shownScore(results.find(({ subject }) => subject === line.code)?.score),
        ...heard(line.code),
        proposedLevel: levelLabel(ground, head.regulation, line.level),
        ground: [line.reason, line.document].filter((one) => one !== null).join('; ') || undefined,
      })),
      coAdvisers,
    },
    ...{ unit: head.unit, person: null, subject: null },
  };
}

/** How many are proposed for each level, and where that is another than what the rules suggest. */
export async function submission(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await decisionOf(making);
  if (isRefusal(found)) return found;
  const { ground } = making;
  const { head, lines } = found;
  const levels = ground.packs.find(({ regulation }) => regulation.id === head.regulation)?.regulation.levels;
  return {
    filled: {
      about: aboutLevels(making),
      legalBases: basesIn(head.basis),
      proposals: (levels ?? []).flatMap(({ id, label }) => {
        const people = lines.filter(({ level }) => level === id).length;
        const share = `${pointsOf(ratio(people * 100, lines.length)).replace('.', ',')}%`;
        return people === 0 ? [] : [{ levelName: label.vi, people, share }];
      }),
      differences: lines.flatMap((line) =>
        line.suggested === null || line.suggested === line.level
          ? []
          : [
              `${nameOf(line)}: ${levelLabel(ground, head.regulation, line.level)}, theo kết quả tính là ${levelLabel(ground, head.regulation, line.suggested)}${line.reason === null ? '' : `; lý do: ${line.reason}`}`,
            ],
      ),
    },
    ...{ unit: head.unit, person: null, subject: null },
  };
}

/** The decision with its list; one that replaces another says which. */
export async function decisionPaper(making: ThingMaking): Promise<Filled | Refusal> {
  const found = await decisionOf(making);
  if (isRefusal(found)) return found;
  const { tx, ground } = making;
  const { head, lines } = found;
  if (head.decidedAt === null && !making.isDraft)
    return errors.notYet(say('quyết định chưa được ban hành', 'the decision is not taken'));
  const notes = new Map<string, string>();
  for (const { replaces } of lines) {
    if (replaces === null || notes.has(replaces)) continue;
    const number = (await decisionById(tx, replaces))?.number;
    notes.set(replaces, `Thay thế mức tại Quyết định số ${number ?? '…'}`);
  }
  return {
    filled: {
      number: head.number ?? undefined,
      day: head.day ?? undefined,
      about: aboutLevels(making),
      legalBases: basesIn(head.basis),
      subjects: lines.map((line) => ({
        ...{ subject: nameOf(line), post: line.post, unit: line.unit },
        levelName: levelLabel(ground, head.regulation, line.level),
        note: line.replaces === null ? undefined : notes.get(line.replaces),
      })),
    },
    ...{ unit: head.unit, person: null, subject: null },
  };
}
