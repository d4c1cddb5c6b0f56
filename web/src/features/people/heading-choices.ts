import type { paths } from '../../api/schema.generated.ts';

export type RosterRows =
  paths['/api/v1/rosters/{roster}/rows']['get']['responses'][200]['content']['application/json'];

type Column = RosterRows['fields'][number]['column'];
export const LEFT_OUT = '-';

/** What somebody says of a heading: a column, that it is left out, or nothing yet. */
export type Choice = Column | typeof LEFT_OUT | '';
export type Choices = { readonly [heading: string]: Choice };

/** What stands already for each heading that says something, once for headings that are the same. */
export const choicesOf = ({ headings }: Pick<RosterRows, 'headings'>): Choices =>
  Object.fromEntries(
    headings.flatMap(({ heading, column, by }): [string, Choice][] =>
      by === 'blank' ? [] : [[heading, column ?? (by === 'chosen' ? LEFT_OUT : '')]],
    ),
  );

/** What is to be sent: every choice that is none of the headings' own. */
export function chosenOf(
  { headings }: Pick<RosterRows, 'headings'>,
  choices: Choices,
): { heading: string; column: Column | null }[] {
  const own = new Map(
    headings.flatMap(({ heading, column, by }) => (by === 'own' ? [[heading, column]] : [])),
  );
  return Object.entries(choices).flatMap(([heading, choice]) =>
    choice === '' || own.get(heading) === choice
      ? []
      : [{ heading, column: choice === LEFT_OUT ? null : choice }],
  );
}

/** The choice of this value, among those offered. */
export const choiceWith = ({ fields }: Pick<RosterRows, 'fields'>, value: string): Choice =>
  value === LEFT_OUT ? LEFT_OUT : (fields.find(({ column }) => column === value)?.column ?? '');

/** Columns that must be there and that nothing stands for. */
export const missingFrom = ({ fields }: Pick<RosterRows, 'fields'>, choices: Choices) =>
  fields.filter(({ column, isRequired }) => isRequired && !Object.values(choices).includes(column));

/** Columns that more than one heading stands for. */
export const twiceIn = ({ fields }: Pick<RosterRows, 'fields'>, choices: Choices) =>
  fields.filter(({ column }) => Object.values(choices).filter((choice) => choice === column).length > 1);
