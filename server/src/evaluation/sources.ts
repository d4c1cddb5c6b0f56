import type { Bilingual, OwnYear, OwnYearOf, Regulation } from '@congtam/engine';
import type { JoinedPack } from '@congtam/regulations';
import type { Tx } from '../database/as-actor.ts';
import type { Refusal } from '../refusal.ts';
import type { Service } from './service.ts';
import type { StepKeeper } from './step-keeper.ts';
import type { NamedTable, SheetRow } from './tables.ts';

/** A version of a regulation as a cycle fixes it, with the hash of each part. */
export interface FixedRegulation {
  readonly regulation: string;
  readonly version: string;
  readonly parts: readonly { readonly name: string; readonly sha256: string }[];
}

/** What a body of evidence is gathered for. */
export interface EvaluatedCycle {
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  /** Units evaluated with all below them. */
  readonly roots: readonly string[];
  readonly excluded: readonly string[];
  /** Only these, before an appointment; empty: everybody. */
  readonly people: readonly string[];
  readonly regulations: readonly FixedRegulation[];
  /** Units, people and readings as they were when the cycle was closed. */
  readonly frozen: Buffer | undefined;
}

/** A unit or person that a row may be about. */
export interface KnownSubject {
  readonly kind: 'person' | 'unit';
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Where the subject lies: the unit itself, or where the person last serves in the period. */
  readonly unit: string;
  /** How a person leads in that post. */
  readonly leads: string;
  /** Where a person serves and when, in the units of the cycle; none of what was kept when a cycle was closed. */
  readonly services: readonly Service[];
  /** Left for another body within the period: that one rates them; here only their files are kept. */
  readonly hasLeft: boolean;
}

/** Units and people of a cycle as rows of a workbook, and who they are here. */
export interface RosterBody {
  readonly units: readonly SheetRow[];
  readonly people: readonly SheetRow[];
  readonly subjects: ReadonlyMap<string, KnownSubject>;
}

/** Something a person has to look at before the tables are used: nothing is left out in silence. */
export interface EvidenceNote {
  readonly table: string;
  readonly subject: string | null;
  /** The period it is about, where it is about one. */
  readonly period?: string | null;
  readonly says: Bilingual;
}

/** Whose year of work is an own one, and which such years there are among the units. */
export interface OwnYears {
  readonly of: OwnYearOf;
  readonly ofUnits: readonly OwnYear[];
}

/** Everything a cycle is computed on. */
export interface BodyOfEvidence {
  readonly tables: readonly NamedTable[];
  readonly notes: readonly EvidenceNote[];
  readonly subjects: ReadonlyMap<string, KnownSubject>;
}

/** What feeds sheets besides people who fill them: registers, work. */
export interface Fed {
  /** By sheet; subjects by their id here, also those of notes. */
  readonly tables: { readonly [sheet: string]: readonly SheetRow[] };
  readonly notes: readonly EvidenceNote[];
}

export type SheetProvider = (
  tx: Tx,
  given: {
    readonly cycle: EvaluatedCycle;
    readonly regulations: readonly Regulation[];
    readonly units: readonly string[];
    /** Whose year of work is an own one, by their id here; nobody’s where it is undefined. */
    readonly ownYear: OwnYearOf | undefined;
  },
) => Promise<Fed>;

export interface BodyOptions {
  /** The one whose drafts count as well: what they would get if everything stayed as it is. */
  readonly withDraftsOf?: { readonly person: string; readonly period: string };
  /** Of what is said of people, only of this one: for who is rated by nobody else's evidence. */
  readonly ofPerson?: string;
  /** Units and people of the cycle, where they have been read. */
  readonly roster?: RosterBody;
  /** Answers of these are left out: what would be without them. */
  readonly only?: readonly string[];
}

/** Where evidence comes from; put together where the server is put together, since it asks many features. */
export interface EvaluationSources {
  /** The regulations named, as in force at the end of the period for the unit; each with what is chosen there. */
  fix(
    tx: Tx,
    given: {
      readonly unit: string;
      readonly on: string;
      readonly regulations: readonly { readonly regulation: string; readonly version: string | null }[];
      readonly isPilot: boolean;
    },
  ): Promise<readonly FixedRegulation[] | Refusal>;
  /** The regulations of a cycle, each with its layers. */
  joined(tx: Tx, cycle: EvaluatedCycle): Promise<readonly JoinedPack[] | Refusal>;
  /** The same with a pack of a unit in the place of one of them, or as a layer more: what would be. */
  joinedWith(
    tx: Tx,
    cycle: EvaluatedCycle,
    draft: { readonly pack: string; readonly instead: string | null },
  ): Promise<readonly JoinedPack[] | Refusal>;
  roster(tx: Tx, cycle: EvaluatedCycle): Promise<RosterBody>;
  /**
   * Whose year of work is an own one among the units of a cycle and some people, by their id here; undefined where
   * everybody is in the calendar year.
   */
  ownYears(
    tx: Tx,
    cycle: EvaluatedCycle,
    given: { readonly regulations: readonly Regulation[]; readonly people: readonly string[] },
  ): Promise<OwnYears | undefined>;
  body(
    tx: Tx,
    cycle: EvaluatedCycle,
    packs: readonly JoinedPack[],
    options?: BodyOptions,
  ): Promise<BodyOfEvidence>;
  /** Sheets that registers, work or results sent from elsewhere fill: entered as well, things are said twice. */
  fed(tx: Tx, cycle: EvaluatedCycle, packs: readonly JoinedPack[]): Promise<ReadonlySet<string>>;
  /** Grows with whatever is said or answered in a cycle: two bodies of evidence of one number are one. */
  number(tx: Tx, cycle: string): Promise<number>;
  /** Keeps the order of the procedure, where that is carried here. */
  readonly steps: StepKeeper;
  /** Units, people and chosen readings as they are, to be kept. */
  freeze(tx: Tx, cycle: EvaluatedCycle, packs: readonly JoinedPack[]): Promise<readonly NamedTable[]>;
}
