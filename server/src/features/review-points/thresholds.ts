import { type Bilingual, say } from '@congtam/engine';

/** What a search looks for. Nothing found is a fault: each is a question that the unit answers first. */
export const POINT_KINDS = {
  volumeAgainstPost: say(
    'khối lượng khai khác hẳn người cùng vị trí',
    'declared volume unlike others in the post',
  ),
  volumeAgainstPast: say(
    'khối lượng khai khác hẳn các tháng khác',
    'declared volume unlike the other months',
  ),
  volumeAgainstBodies: say(
    'khối lượng khai của đơn vị khác hẳn nơi khác',
    'declared volume of the unit unlike elsewhere',
  ),
  narrowRatings: say('chấm điểm gần như nhau cho mọi người', 'nearly the same points for everybody'),
  allExcellent: say('hầu như mọi người được đề xuất xuất sắc', 'nearly everybody is proposed as excellent'),
  copiedWords: say('bản tự nhận xét giống nhau', 'self-reviews alike'),
  lateEdits: say('sửa nhiều sau hạn', 'many edits after the last day'),
  peopleAgainstUnit: say(
    'mức của người không tương đồng với mức của đơn vị',
    'people’s levels unlike the unit’s',
  ),
  generalAgainstResults: say(
    'điểm tiêu chí chung tối đa mà kết quả thấp',
    'full general points with weak results',
  ),
} as const satisfies { readonly [kind: string]: Bilingual };

export type PointKind = keyof typeof POINT_KINDS;
export const isPointKind = (text: string): text is PointKind => Object.hasOwn(POINT_KINDS, text);
export const pointKinds = Object.keys(POINT_KINDS).filter(isPointKind);

/**
 * From where something is worth a look. These are settings of the body that oversees, not law: what is asked of a unit
 * with the same posts everywhere differs from what is asked of one of its kind. `off` names kinds not looked for.
 */
export interface Thresholds {
  /** How many robust deviations (median, MAD) from others of the post. */
  readonly postDeviations: number;
  /** How many times the median of others of the post at the least. */
  readonly postTimes: number;
  /** Fewer others than that say nothing. */
  readonly fewestPeers: number;
  readonly pastDeviations: number;
  readonly pastTimes: number;
  readonly fewestMonths: number;
  readonly bodyDeviations: number;
  readonly bodyTimes: number;
  readonly fewestBodies: number;
  /** Standard deviation of the yearly general points that one person confirms in a unit, below which all are rated alike. */
  readonly narrowestSpread: number;
  readonly fewestRated: number;
  /** Share of those rated, from which nearly everybody is excellent. */
  readonly excellentShare: number;
  /** Jaccard likeness of runs of five words. */
  readonly likeness: number;
  /** Texts of fewer words say too little to be alike. */
  readonly fewestWords: number;
  readonly lateEdits: number;
  /** Share of people on the other side of the unit's level; more than that. */
  readonly opposedShare: number;
  /** Share of the most general points. */
  readonly fullGeneral: number;
  /** Share of the results asked for. */
  readonly weakResults: number;
  readonly off: readonly PointKind[];
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  postDeviations: 6,
  postTimes: 1.5,
  fewestPeers: 6,
  pastDeviations: 7,
  pastTimes: 2,
  fewestMonths: 5,
  bodyDeviations: 6,
  bodyTimes: 1.3,
  fewestBodies: 6,
  narrowestSpread: 0.4,
  fewestRated: 5,
  excellentShare: 0.9,
  likeness: 0.5,
  fewestWords: 25,
  lateEdits: 4,
  opposedShare: 0.5,
  fullGeneral: 0.98,
  weakResults: 0.6,
  off: [],
};
