import type { RosterPerson, RosterPost } from '@congtam/engine';
import type { KnownPerson, KnownPost } from './roster.queries.ts';
import * as faults from './roster-faults.ts';
import type { PlannedPost } from './roster-plan.ts';

export interface UnitInSight {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** Whether it is the unit of the roster, or below it, and the actor may record people there. */
  readonly isOfRoster: boolean;
  /** Names of the duty groups in force; undefined where none are decided. */
  readonly dutyGroups: readonly string[] | undefined;
}

/** What is so already, and who asks. */
export interface RosterContext {
  /** The day from which rows without a day of their own hold. */
  readonly on: string;
  readonly ground: string;
  /** The person who asks: nobody changes their own file. */
  readonly self: string | null;
  /** By code. */
  readonly units: ReadonlyMap<string, UnitInSight>;
  /** Those in sight, by staff code. */
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** Codes that are taken, also by people out of sight. */
  readonly taken: ReadonlySet<string>;
}

type Tell = (column: string, fault: faults.CellFault) => void;

/** What the tables of an evaluation do not ask, and the server does. */
export function faultsOfRow(row: RosterPost, { units }: RosterContext, tell: Tell): void {
  const unit = units.get(row.unit ?? '');
  if (unit === undefined || !unit.isOfRoster) tell('unit', faults.unitOutside(row.unit ?? ''));
  if (row.title === '') tell('title', faults.noTitle());
  for (const [column, value] of [
    ['title', row.title],
    ['tier', row.tier],
    ['professionalTitle', row.professionalTitle],
    ['jobPosition', row.jobPosition],
  ] as const) {
    if (value !== undefined && value.length > 200) tell(column, faults.tooLong(200));
  }
  if (row.secondedFrom !== undefined && row.secondedFrom.length > 300)
    tell('secondedFrom', faults.tooLong(300));
  if (row.secondedFrom !== undefined && row.secondedFrom === row.unit)
    tell('secondedFrom', faults.secondedFromItself());
  if (row.dutyGroup !== undefined && unit?.dutyGroups?.includes(row.dutyGroup) !== true)
    tell('dutyGroup', faults.noSuchGroup(row.dutyGroup, unit?.dutyGroups));
  const { contractKind, idNumber } = row.more;
  if (contractKind !== undefined && row.service !== 'publicEmployee' && row.service !== 'contractWorker')
    tell('contractKind', faults.contractOfEmployees());
  if (idNumber !== undefined && !/^[0-9]{9}([0-9]{3})?$/.test(idNumber))
    tell('idNumber', faults.idNumberForm());
}

/** The post as the row wants it. Columns that the file does not have stay as they are; an empty day of end ends nothing. */
export function wantedPost(
  row: RosterPost,
  person: RosterPerson,
  held: KnownPost | undefined,
  columns: ReadonlySet<string>,
  { units, on, ground }: RosterContext,
): PlannedPost {
  const said = <Value>(column: string, value: Value, otherwise: Value): Value =>
    columns.has(column) ? value : otherwise;
  const idOf = (code: string): string | undefined => units.get(code)?.id;
  const sender = row.secondedFrom === undefined ? undefined : idOf(row.secondedFrom);
  const { more } = row;
  const fields = (more.fieldsInCharge ?? '').split(';').flatMap((part) => part.trim() || []);
  return {
    unit: idOf(row.unit ?? '') ?? '',
    title: row.title,
    leads: said('leads', row.leads, held?.leads ?? 'none'),
    service: row.service,
    professionalTitle: said(
      'professionalTitle',
      row.professionalTitle ?? null,
      held?.professionalTitle ?? null,
    ),
    jobPosition: said('jobPosition', row.jobPosition ?? null, held?.jobPosition ?? null),
    managementTier: said('tier', row.tier ?? null, held?.managementTier ?? null),
    isMain: row.main ?? held?.isMain ?? !person.posts.some((other) => other !== row && overlap(other, row)),
    secondedFrom: said('secondedFrom', sender ?? null, held?.secondedFrom ?? null),
    secondedFromName: said(
      'secondedFrom',
      sender === undefined ? (row.secondedFrom ?? null) : null,
      held?.secondedFromName ?? null,
    ),
    contractKind: said('contractKind', more.contractKind ?? null, held?.contractKind ?? null),
    dutyGroup: said('dutyGroup', row.dutyGroup ?? null, held?.dutyGroup ?? null),
    fieldsInCharge: said('fieldsInCharge', fields, held?.fieldsInCharge ?? []),
    unitsInCharge: said(
      'inCharge',
      row.inCharge.flatMap((code) => idOf(code) ?? []),
      held?.unitsInCharge ?? [],
    ),
    from: row.from ?? held?.from ?? on,
    to: row.to ?? held?.to ?? null,
    ground,
  };
}

const overlap = (one: RosterPost, other: RosterPost): boolean =>
  (one.from ?? '') <= (other.to ?? '9999') && (other.from ?? '') <= (one.to ?? '9999');
