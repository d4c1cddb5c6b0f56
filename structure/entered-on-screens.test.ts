import { join } from 'node:path';
import { applyLayers, type Regulation, type TableDescriptor, tablesOf, vocabularyOf } from '@congtam/engine';
import { type ShippedPack, shippedPacks } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { monitoredPeriods } from '../server/src/evaluation/file-sheets.ts';
import { describedSheet } from '../server/src/features/monitoring/described-sheet.ts';
import { columnsTaken, enteredAt } from '../web/src/features/monitoring/sheet-rows.ts';
import { read, root } from './tree.ts';

interface Forms {
  /** Sources of the pages and forms that ask for a row of this sheet. */
  readonly sources: readonly string[];
  /** By column of the workbook: what the form calls it. */
  readonly asks: { readonly [column: string]: string };
  /** Columns that nobody is asked for, since what is answered says them. */
  readonly said?: readonly string[];
}

/** Sheets that have pages of their own: every column has its question there. */
const FORMS: { readonly [sheet: string]: Forms } = {
  units: {
    sources: ['units/unit-questions.ts', 'units/units-page.tsx', 'units/unit-page.tsx'],
    asks: {
      ...{ id: 'code', name: 'name', kind: 'kind', role: 'role', parent: 'parent', from: 'from', to: 'on' },
      ...{ recognisedBy: 'recognisedBy', territory: 'territories', yearEnds: 'yearEnds', cameAfter: 'into' },
    },
  },
  people: {
    sources: [
      'people/post-questions.ts',
      'people/people-page.tsx',
      'people/person-page.tsx',
      'people/post-acts.tsx',
    ],
    asks: {
      ...{ id: 'staffCode', name: 'fullName', partyMember: 'isMember', unit: 'unit', title: 'title' },
      ...{ leads: 'leads', service: 'service', inCharge: 'unitsInCharge', dutyGroup: 'dutyGroup' },
      ...{ tier: 'managementTier', professionalTitle: 'professionalTitle', jobPosition: 'jobPosition' },
      ...{ main: 'isMain', secondedFrom: 'secondedFrom', from: 'from', to: 'on' },
      ...{ serviceFrom: 'serviceFrom', serviceTo: 'lastDay' },
    },
  },
  decisions: {
    sources: ['classification/open-page.tsx'],
    asks: {
      ...{ option: 'option', value: 'value', by: 'by', on: 'on', document: 'document', reason: 'reason' },
    },
    said: ['question', 'subject', 'period', 'regulation'],
  },
};

/** Whether a source has a question of this name, of its own or that of another form. */
const isAsked = (source: string, name: string): boolean =>
  new RegExp(`\\b${name}: (\\{\\s*kind:|\\w+Questions?\\b)`).test(source);

const { packs } = shippedPacks(join(root, 'regulations'));

/** A regulation as it applies: on what it lies on, in the versions of its first day. */
function onItsBases(own: ShippedPack): Regulation {
  const chain = [own.regulation];
  for (let below = own.regulation.layerOf; below !== undefined; below = chain[0]?.layerOf) {
    const base = packs.findLast(({ id, date }) => id === below && date <= own.date);
    if (base === undefined) throw new Error(`${own.name} lies on ${below}, of which no version was in force`);
    chain.unshift(base.regulation);
  }
  const [base, ...layers] = chain;
  const joined = base && applyLayers(base, layers);
  if (joined === undefined || 'problems' in joined) throw new Error(`${own.name} does not fit on its bases`);
  return joined.regulation;
}

const sheetsOf = (regulations: readonly Regulation[]): readonly TableDescriptor[] =>
  tablesOf(vocabularyOf(regulations), regulations);

describe('everything the workbook of the command line takes can be entered on a screen', () => {
  const together = packs.filter(({ id }) => id === 'nd-335-2025' || id === 'qd-366-2025');
  // Several regulations together have a column that none has alone.
  const sets = [...packs.map((pack) => [onItsBases(pack)]), together.map(onItsBases)];

  it.each(
    sets.map(
      (regulations) =>
        [
          regulations
            .map(({ number }) => number)
            .join(', ')
            .slice(0, 60),
          regulations,
        ] as const,
    ),
  )('under %s', (_, regulations) => {
    const descriptors = sheetsOf(regulations);
    const periods = monitoredPeriods(descriptors, '2026');
    const missing = descriptors.flatMap((descriptor) => {
      const sheet = describedSheet(descriptor, {
        regulations,
        period: '2026',
        ownYears: [undefined],
        periods,
      });
      const at = enteredAt(sheet);
      const { asks = {}, said = [] } = FORMS[at] ?? {};
      const taken = at === 'file' || at === 'here' ? columnsTaken(sheet) : [...Object.keys(asks), ...said];
      return descriptor.columns.filter(({ id }) => !taken.includes(id)).map(({ id }) => `${sheet.id}.${id}`);
    });
    expect(missing).toEqual([]);
  });

  it.each(Object.entries(FORMS))('and the pages of %s ask for every column', (_, { sources, asks }) => {
    const source = sources.map((path) => read(join('web/src/features', path))).join('\n');
    expect(Object.values(asks).filter((name) => !isAsked(source, name))).toEqual([]);
  });

  it('a question is known by how forms are written', () => {
    expect(isAsked("unit: { kind: 'unit' }", 'unit')).toBe(true);
    expect(isAsked('isMain: newPostQuestions.isMain,', 'isMain')).toBe(true);
    expect(isAsked('sex: sexQuestion,', 'sex')).toBe(true);
    expect(isAsked("body: { unit: given.unit, on: 'x' }", 'unit')).toBe(false);
  });
});
