import { createHash } from 'node:crypto';
import { equals, ONE } from '@congtam/engine';
import { canonicalJson } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { textsFor } from '../regulations/texts.queries.ts';
import { lineOf, unitOn } from '../units/units.queries.ts';
import * as errors from './catalogues.errors.ts';
import * as queries from './catalogues.queries.ts';
import { catalogueFor } from './conversion.ts';
import { exact } from './product-content.ts';
import { noSuchUnit } from './work.errors.ts';
import { groupLimitOf, refusedCells } from './work-tables.ts';

export interface ProposedCatalogue {
  readonly unit: string;
  readonly from: string;
  readonly standardProduct: string;
  readonly items: readonly queries.CatalogueItem[];
  readonly ground: string;
  /** The text it is made under, whose limits it keeps. */
  readonly regulation: { readonly id: string; readonly version: string } | null;
  /** Where that text says nothing: the most groups there may be, with the article that says so. */
  readonly limit: { readonly groups: number; readonly article: string } | null;
}

/** Proposes a catalogue from a day on. What was in force before stays what it was. */
export async function proposeCatalogue(
  tx: Tx,
  holder: Holder,
  given: ProposedCatalogue,
): Promise<queries.Catalogue | Refusal> {
  const { unit, from, standardProduct, items, ground } = given;
  const line = await lineOf(tx, unit, from);
  if (line.length === 0) return noSuchUnit();
  const why = refusalOf(holder, 'catalogue.propose', { line });
  if (why) return why;
  const codes = new Set<string>();
  for (const { code } of items) {
    if (codes.has(code)) return errors.codeTwice(code);
    codes.add(code);
  }
  const limit = await limitOf(tx, line, given);
  if ('kind' in limit) return limit;
  const wrong = refusalOfItems(items, limit);
  if (wrong) return wrong;
  const id = newId();
  const { groups, article } = limit;
  const row = { id, unit, from, standardProduct, groups, groupsArticle: article, items, ground };
  await queries.addCatalogue(tx, { ...row, proposedBy: holder.account });
  await record(tx, {
    action: 'catalogue.propose',
    subject: { kind: 'workCatalogue', id },
    unit,
    facts: { from, standardProduct, groups, article, ground, items: items.length, sha256: hashOf(items) },
  });
  return (await queries.catalogueById(tx, id)) ?? errors.noSuchCatalogue();
}

/** The items in the log as a hash: a catalogue may be long, and is never changed. */
const hashOf = (items: readonly queries.CatalogueItem[]): string =>
  createHash('sha256')
    .update(canonicalJson(items.map((item) => ({ ...item }))))
    .digest('hex');

/** The number of the regulation with its article, or, where it says none, the one declared. */
async function limitOf(
  tx: Tx,
  line: readonly string[],
  { regulation, limit, items, from }: ProposedCatalogue,
) {
  if (regulation === null) return limit ?? errors.limitNeeded();
  const texts = await textsFor(tx, line, { regulation: regulation.id, version: regulation.version });
  const declared = texts && groupLimitOf(texts.regulations);
  if (texts === undefined || declared === undefined) return limit ?? errors.limitNeeded();
  const rows = items.map(({ code, product, group, coefficient }) => ({
    ...{ code, product, coefficient },
    ...(declared.groupColumn === undefined ? {} : { [declared.groupColumn]: String(group) }),
  }));
  const faults = refusedCells(
    texts.regulations,
    { table: declared.table, of: 'unit' },
    rows,
    Number(from.slice(0, 4)),
  );
  if (faults.length > 0) {
    return errors.refusedByRegulation(
      faults.map(({ row = 1, column, code, message }) => ({
        pointer: `/items/${row - 1}${column === undefined ? '' : `/${column}`}`,
        code: code.replace('intake.', ''),
        message,
      })),
    );
  }
  if (declared.groups === undefined) return limit ?? errors.limitNeeded();
  return { groups: declared.groups, article: declared.article };
}

function refusalOfItems(
  items: readonly queries.CatalogueItem[],
  { groups, article }: { readonly groups: number; readonly article: string },
): Refusal | undefined {
  const kinds = new Set(items.map(({ group }) => group)).size;
  if (kinds > groups) return errors.tooManyGroups(kinds, groups, article);
  return items.some(({ coefficient }) => equals(exact(coefficient), ONE)) ? undefined : errors.noStandard();
}

/** What the managing body says to a catalogue: somebody above the body, and never who proposed it. */
export async function decideCatalogue(
  tx: Tx,
  holder: Holder,
  given: {
    readonly catalogue: string;
    readonly decision: 'approved' | 'declined';
    readonly ground: string;
  },
): Promise<queries.Catalogue | Refusal> {
  const { catalogue: id, decision, ground } = given;
  const found = await queries.catalogueById(tx, id);
  if (found === undefined) return errors.noSuchCatalogue();
  const today = todayInVietnam();
  const line = await lineOf(tx, found.unit, today);
  const isManaging = (await unitOn(tx, found.unit, today))?.role === 'managingBody' || line.length === 1;
  const above = isManaging ? line : line.slice(1);
  const why = refusalOf(holder, 'catalogue.decide', { line: above, state: found.state });
  if (why) return why;
  if (found.proposedBy === holder.account) return errors.sameWhoProposed();
  const [last] = await queries.cataloguesInForce(tx, [found.unit], '9999-12-31');
  if (decision === 'approved' && last !== undefined && last.from > found.from) return errors.tooEarly();
  await queries.addDecision(tx, { catalogue: id, decision, ground, decidedBy: holder.account });
  await record(tx, {
    action: `catalogue.${decision}`,
    subject: { kind: 'workCatalogue', id },
    unit: found.unit,
    facts: { from: found.from, ground },
  });
  return (await queries.catalogueById(tx, id)) ?? errors.noSuchCatalogue();
}

/** The same product in several bodies, by its name as it is read: what each says it is worth. */
export async function compareCatalogues(tx: Tx, day: string) {
  const products = new Map<string, { product: string; bodies: Compared[] }>();
  for (const { unit, from, items } of await queries.cataloguesInForce(tx, undefined, day)) {
    for (const { code, product, group, coefficient } of items) {
      const key = product.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
      const known = products.get(key) ?? { product, bodies: [] };
      products.set(key, known);
      known.bodies.push({ unit, from, code, group, coefficient });
    }
  }
  return [...products.values()]
    .filter(({ bodies }) => bodies.length > 1)
    .map(({ product, bodies }) => ({
      product,
      isAlike: bodies.every(({ coefficient }) => coefficient === bodies[0]?.coefficient),
      bodies,
    }));
}

interface Compared {
  readonly unit: string;
  readonly from: string;
  readonly code: string;
  readonly group: number;
  readonly coefficient: string;
}

/** Says which products of the catalogue belong to a job position, from a day on. */
export async function setPosition(
  tx: Tx,
  holder: Holder,
  given: Omit<queries.PositionProducts, 'revision'>,
): Promise<queries.PositionProducts | Refusal> {
  const { unit, jobPosition, from, codes, ground } = given;
  const line = await lineOf(tx, unit, from);
  if (line.length === 0) return noSuchUnit();
  const why = refusalOf(holder, 'catalogue.setPosition', { line });
  if (why) return why;
  const known = new Set((await catalogueFor(tx, line, from))?.items.map(({ code }) => code));
  const strange = codes.filter((code) => !known.has(code));
  if (strange.length > 0) return errors.notInCatalogue(strange);
  await queries.addPosition(tx, { ...given, recordedBy: holder.account });
  await record(tx, {
    action: 'catalogue.setPosition',
    subject: { kind: 'unit', id: unit },
    unit,
    facts: { jobPosition, from, codes: [...codes], ground },
  });
  const written = (await queries.positionsOn(tx, unit, from)).find((one) => one.jobPosition === jobPosition);
  return written ?? noSuchUnit();
}
