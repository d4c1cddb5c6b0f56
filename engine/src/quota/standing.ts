import type { Exact } from '../exact.ts';
import type { QuotaBase } from '../regulation/format.ts';

export interface Candidate {
  readonly subject: string;
  readonly score?: Exact;
  /** 1 for the highest score; equal scores share a rank. */
  readonly rank: number;
  readonly state: 'in' | 'out' | 'waiting';
  readonly why:
    | 'everyone-fits'
    | 'no-place'
    | 'chosen'
    | 'not-chosen'
    | 'places-taken'
    /** The authority has decided the level already. */
    | 'decided'
    /** A person has to choose. */
    | 'open'
    /** Nothing to choose yet: colleagues whose level is open could still change who fits. */
    | 'others-open'
    /** Each group has a share of its own, and this one's is not recorded: it is a missing fact. */
    | 'duty-group-missing'
    /** The authority that counts classifies people outside these units too. */
    | 'counted-elsewhere'
    /** The share has not been set, or gives no place and a person has not said what follows. */
    | 'share-open'
    | 'places-open'
    | 'over';
  /** The question somebody answers for the whole scope before anything can be chosen. */
  readonly asks?: { readonly question: string; readonly subject: string };
  /** Document of the choice, if a person made one. */
  readonly document?: string;
}

/** One test of one quota: a scope as a whole, or a duty group inside it. */
export interface Standing {
  readonly quota: string;
  readonly scope: string;
  readonly dutyGroup?: string;
  readonly eligible: number;
  readonly rated: number;
  /** Of those rated, they whose level is open. */
  readonly open: number;
  readonly places: number;
  /** Places if every colleague whose level is open turned out good or better. */
  readonly placesAtMost: number;
  /** Places under each other base, so that the doubt about the base can be seen. */
  readonly placesByBase: Readonly<Record<QuotaBase, number>>;
  /** While it is not known, the most that it can be. */
  readonly share: Exact;
  readonly isShareKnown: boolean;
  /** The level of the unit that says the share; several while it is open and all of them say the same. */
  readonly unitLevels?: readonly string[];
  readonly raisedBy?: string;
  /** Whether this count binds, or is shown for guidance only. */
  readonly binding: boolean;
  /** Everybody counted here, candidates or not. */
  readonly members: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly chosen: number;
  readonly free: number;
  /** Lowest score inside the places and highest outside, when a line runs between them. */
  readonly line?: { readonly lastIn?: Exact; readonly firstOut?: Exact; readonly tied: readonly string[] };
  readonly moreForNextPlace?: number;
  readonly notes: readonly (
    | 'over'
    | 'groups-give-none'
    | 'no-duty-groups'
    /** Groups bind, and of some who reach the level none is recorded. */
    | 'duty-groups-missing'
    | 'choice-needed'
    | 'others-open'
    | 'no-scope-unit'
    | 'share-open'
    | 'places-open'
    /** The places are to be filled and are not. */
    | 'to-fill'
    /** More are decided than there are places: this collective is rated again. */
    | 'rate-again'
  )[];
}
