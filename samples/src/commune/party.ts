import { type SampleTable, tableOf } from '../sample-table.ts';
import { isMember, PEOPLE } from './people.ts';

/** How a Party member is rated; points and tasks of those not named are `USUAL`. */
interface Rating {
  readonly general: number;
  readonly results: number;
  readonly faultsFixed?: 'yes' | 'no';
  /** Own tasks: all of them; late ones; above requirement. Those who lead are looked at by the tasks of their units. */
  readonly tasks?: readonly [all: number, late: number, above: number];
}

const USUAL: Rating = { general: 24, results: 56 };
const USUAL_TASKS: readonly [number, number, number] = [4, 0, 1];

const RATED: Readonly<Record<string, Rating>> = {
  'CB-01': { general: 27, results: 60 },
  'CB-03': { general: 28, results: 64 },
  'CB-04': { general: 26, results: 59 },
  'CB-05': { general: 26, results: 58 },
  'UB-13': { general: 20, results: 40, tasks: [5, 1, 0] },
  'UB-15': { general: 23, results: 52, tasks: [4, 1, 1] },
  'UB-17': { general: 28, results: 65 },
  'UB-21': { general: 28, results: 65, tasks: [5, 0, 2] },
  'UB-23': { general: 27, results: 64, faultsFixed: 'no', tasks: [5, 0, 2] },
  'VC-03': { general: 28, results: 63, tasks: [4, 0, 2] },
  'VC-19': { general: 14, results: 32, tasks: [4, 2, 0] },
  'DV-03': { general: 28, results: 66.5, tasks: [5, 0, 1] },
};

/** Members whom nobody reviews in the year. */
const NOT_REVIEWED: Readonly<Record<string, string>> = {
  'MT-05': 'party-under-six-months',
  'HD-03': 'party-exempt',
};

const members = () => PEOPLE.filter(isMember);
const leadsIn = ({ posts }: (typeof PEOPLE)[number]) => posts.at(-1)?.leads;

export const partyReview = (): SampleTable =>
  tableOf(
    'party-review',
    ['subject', 'period', 'party-exempt', 'party-under-six-months'],
    Object.entries(NOT_REVIEWED).map(([subject, fact]) => ({ subject, period: '2026', [fact]: 'yes' })),
  );

export const partyPoints = (): SampleTable =>
  tableOf(
    'party-points',
    ['subject', 'period', 'party-general-points', 'party-result-points', 'party-faults-fixed'],
    members()
      .filter(({ id }) => NOT_REVIEWED[id] === undefined)
      .map(({ id }) => {
        const { general, results, faultsFixed = 'yes' } = RATED[id] ?? USUAL;
        return {
          subject: id,
          period: '2026',
          'party-general-points': general,
          'party-result-points': results,
          'party-faults-fixed': faultsFixed,
        };
      }),
  );

export const partyTasks = (): SampleTable =>
  tableOf(
    'party-tasks',
    ['subject', 'period', 'task', 'done', 'onTime', 'qualityMet', 'exceeded'],
    members()
      .filter((person) => leadsIn(person) === undefined && NOT_REVIEWED[person.id] === undefined)
      .flatMap(({ id }) => {
        const [all, late, above] = RATED[id]?.tasks ?? USUAL_TASKS;
        return Array.from({ length: all }, (_, at) => ({
          subject: id,
          period: '2026',
          task: `Nhiệm vụ ${at + 1} theo bản đăng ký của đảng viên`,
          done: 'yes',
          onTime: at >= all - late ? 'no' : 'yes',
          qualityMet: 'yes',
          exceeded: at < above ? 'yes' : 'no',
        }));
      }),
  );

/** Points of leadership collectives and Party organisations. Their tasks stand among those of units. */
const COLLECTIVES: Readonly<Record<string, readonly [general: number, results: number]>> = {
  BTV: [27, 64],
  'TT-UB': [26, 59],
  'TT-MT': [20, 40],
  'TT-TH': [24, 56],
  'TT-CS': [23, 55],
  DB: [27, 61],
  'CHB-DU': [25, 58],
  'CHB-UB': [28, 64],
  'CHB-MT': [24, 56],
  'CHB-TH': [24, 56],
  'CHB-CS': [24, 55],
  'CHB-DV': [25, 55],
  'CHB-T1': [24, 54],
  'CHB-T2': [15, 33],
};

export const partyCollectives = (): SampleTable =>
  tableOf(
    'party-collectives',
    [
      'subject',
      'period',
      'party-unit-general-points',
      'party-unit-result-points',
      'party-unit-faults-fixed',
      'party-disciplined-below',
    ],
    Object.entries(COLLECTIVES).map(([subject, [general, results]]) => ({
      subject,
      period: '2026',
      'party-unit-general-points': general,
      'party-unit-result-points': results,
      'party-unit-faults-fixed': 'yes',
      'party-disciplined-below': 'no',
    })),
  );
