import { expect, it } from 'vitest';
import { choicesOf, chosenOf, LEFT_OUT, missingFrom, type RosterRows, twiceIn } from './heading-choices.ts';

const field = (column: 'id' | 'name' | 'unit' | 'title', isRequired: boolean) => ({
  column,
  label: { vi: column, en: column },
  isRequired,
});
const read: Pick<RosterRows, 'headings' | 'fields'> = {
  headings: [
    { heading: 'STT', column: null, by: 'chosen' },
    { heading: 'Số hiệu', column: null, by: 'unknown' },
    { heading: 'Họ và tên', column: 'name', by: 'own' },
    { heading: 'Cơ quan', column: 'unit', by: 'chosen' },
    { heading: '', column: null, by: 'blank' },
  ],
  fields: [field('id', true), field('name', true), field('unit', true), field('title', false)],
};

it('headings begin with what stands for them; those of ours are not sent again', () => {
  const choices = choicesOf(read);
  expect(choices).toEqual({ STT: LEFT_OUT, 'Số hiệu': '', 'Họ và tên': 'name', 'Cơ quan': 'unit' });
  expect(chosenOf(read, choices)).toEqual([
    { heading: 'STT', column: null },
    { heading: 'Cơ quan', column: 'unit' },
  ]);
  expect(chosenOf(read, { ...choices, 'Số hiệu': 'id', 'Họ và tên': LEFT_OUT })).toContainEqual({
    heading: 'Họ và tên',
    column: null,
  });
});

it('what must be there and is not is told, and what stands there twice', () => {
  const choices = choicesOf(read);
  expect(missingFrom(read, choices).map(({ column }) => column)).toEqual(['id']);
  expect(missingFrom(read, { ...choices, 'Số hiệu': 'id' })).toEqual([]);
  expect(twiceIn(read, { ...choices, 'Số hiệu': 'unit' }).map(({ column }) => column)).toEqual(['unit']);
});
