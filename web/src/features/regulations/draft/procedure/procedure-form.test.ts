import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@congtam/engine';
import { expect, it } from 'vitest';
import { withKind } from './kind-edits.ts';
import {
  begun,
  freeId,
  movedStep,
  withArticle,
  withNewStep,
  withoutStep,
  withStep,
} from './procedure-edits.ts';
import { type FormStep, type ProcedureForm, procedureForm } from './procedure-form.ts';
import { ACTORS, CERTAINTIES, DOINGS, PLACES, SIDES } from './procedure-words.ts';

const root = join(import.meta.dirname, '../../../../../..');
const SHIPPED = readdirSync(join(root, 'regulations'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('procedure.yaml'),
);
const read = (path: string): string => readFileSync(join(root, 'regulations', path), 'utf8');
const DECREE = read('government/nd-335-2025/2026-01-01/procedure.yaml');

const formOf = (text: string): ProcedureForm => {
  const form = procedureForm(text);
  if ('line' in form) throw new Error(`line ${form.line}`);
  return form;
};
const stepOf = (text: string, kind: number, step: number): FormStep => {
  const found = formOf(text).kinds[kind]?.steps[step];
  if (found === undefined) throw new Error('there is no such step');
  return found;
};

it.each(SHIPPED)(
  '%s is a form in which a step is changed and changed back, and no letter of it else',
  (path) => {
    const text = read(path);
    const step = stepOf(text, 0, 1);
    const changed = withStep(text, { kind: 0, step: 1 }, { ...step, isOptional: !step.isOptional });
    expect(changed).not.toBe(text);
    const lines = new Set(text.split('\n'));
    expect(changed.split('\n').filter((line) => !lines.has(line) && line.trim() !== 'optional: yes')).toEqual(
      [],
    );
    expect(withStep(changed, { kind: 0, step: 1 }, step)).toBe(text);
  },
);

it('who, what, where, order, deadline, form and opinions of a step are what the text says', () => {
  const [head] = formOf(DECREE).kinds;
  expect(head?.label?.vi).toBe('Người đứng đầu cơ quan sử dụng công chức');
  expect(head?.steps.find(({ id }) => id === 'answer')).toMatchObject({
    ...{ does: 'answer', by: ['authority'], at: 'authority', after: ['petition'], isOptional: true },
    deadline: { kind: 'working-days', days: '7', after: 'petition' },
    articles: ['art-22'],
  });
  expect(head?.steps.find(({ id }) => id === 'decision')).toMatchObject({
    deadline: { kind: 'before', day: '12-15', isNextYear: false },
    articles: ['art-10', 'art-19'],
  });
  expect(head?.steps.find(({ id }) => id === 'meeting')?.opinions).toEqual({
    ...{ kind: 'named', sides: ['meeting'], suppressBelow: '' },
  });
});

it('a step is added, moved and taken out: whoever waited for it waits for what it had waited for', () => {
  const given: FormStep = {
    ...{ label: say('Công khai "dự kiến"', 'Draft made public'), does: 'publication', by: ['head'], at: '' },
    ...{ after: ['synthesis'], before: [], paper: 'form-02', isOptional: true, articles: ['art-21.4'] },
    ...{ deadline: { kind: 'days', days: '3', after: 'synthesis' }, opinions: undefined, unverified: [] },
  };
  const id = freeId('writtenOpinions', ['written-opinions']);
  expect(id).toBe('written-opinions-2');
  const more = withNewStep(DECREE, 0, id, given);
  const last = (formOf(more).kinds[0]?.steps.length ?? 0) - 1;
  expect(stepOf(more, 0, last)).toEqual({ id, ...given });
  expect(stepOf(movedStep(more, { kind: 0, step: last }, -1), 0, last - 1)).toEqual({ id, ...given });
  expect(withoutStep(more, { kind: 0, step: last })).toBe(DECREE);
  const at = (text: string, step: string) => formOf(text).kinds[0]?.steps.find(({ id }) => id === step);
  const synthesis = formOf(DECREE).kinds[0]?.steps.findIndex(({ id }) => id === 'synthesis') ?? -1;
  expect(at(DECREE, 'decision')?.after).toEqual(['synthesis']);
  expect(at(withoutStep(DECREE, { kind: 0, step: synthesis }), 'decision')?.after).toEqual(['party-opinion']);
});

it('a procedure begins with the usual steps, and in a layer with the kinds it goes on from', () => {
  const groups = [{ id: 'staff', label: say('Nhân viên', 'Staff') }];
  const own = begun({ regulation: 'don-vi', layerOf: '', groups });
  expect(formOf(own).kinds[0]?.steps.map(({ does }) => does)).toEqual([
    ...['selfReview', 'meeting', 'synthesis', 'decision', 'notice'],
  ]);
  const layer = begun({ regulation: 'don-vi', layerOf: 'nd-335-2025', groups: [] });
  const further = withArticle(
    withKind(layer, 'staff', {
      ...{ label: undefined, groups: [], authorities: [], decidedAfter: [], articles: [] },
    }),
    {
      ...{ id: 'dieu-1', ref: 'Điều 3', says: say('Sớm hơn.', 'Earlier.'), certainty: 'read', source: '' },
    },
  );
  const step: FormStep = {
    ...{ label: undefined, does: '', by: [], at: '', after: [], before: [], paper: '', isOptional: false },
    ...{ deadline: { kind: 'before', day: '12-01', isNextYear: false }, opinions: undefined },
    ...{ articles: ['dieu-1'], unverified: [] },
  };
  expect(withNewStep(further, 0, 'decision', step)).toBe(`procedure-of: don-vi
articles:
  dieu-1: {ref: "Điều 3", says: {vi: "Sớm hơn.", en: "Earlier."}}
kinds:
  - id: staff
    steps:
      - id: decision
        deadline: {before: 12-01}
        article: dieu-1
`);
});

it('every word of the format has its name, and none besides', () => {
  interface Words {
    readonly enum: readonly string[];
  }
  type Many = { readonly anyOf: readonly [Words, unknown] };
  const {
    $defs,
  }: {
    readonly $defs: {
      readonly article: { readonly properties: { readonly certainty: Words } };
      readonly step: { readonly properties: { readonly does: Words; readonly by: Many; readonly at: Words } };
      readonly opinions: { readonly properties: { readonly sides: Many } };
    };
  } = JSON.parse(readFileSync(join(root, 'schemas/procedure.schema.json'), 'utf8'));
  const { does, by, at } = $defs.step.properties;
  expect(Object.keys(DOINGS)).toEqual(does.enum);
  expect(Object.keys(ACTORS)).toEqual(by.anyOf[0].enum);
  expect(Object.keys(PLACES)).toEqual(at.enum);
  expect(Object.keys(SIDES)).toEqual($defs.opinions.properties.sides.anyOf[0].enum);
  expect(Object.keys(CERTAINTIES)).toEqual($defs.article.properties.certainty.enum);
});
