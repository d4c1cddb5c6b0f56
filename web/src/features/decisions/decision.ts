import type { paths } from '../../api/schema.generated.ts';

export type Decision =
  paths['/api/v1/decisions/{decision}']['get']['responses'][200]['content']['application/json'];
export type Item = Decision['items'][number];

/** What an item is about: a name where it may be known, with the code it is found by. */
export const calledAs = ({ name, subject }: Pick<Item, 'name' | 'subject'>): string =>
  name === null ? subject : `${name} (${subject})`;

/** Of whom the personal notice was not sent yet: people only, units get the list. */
export const withoutNotice = ({ items, notices }: Decision): readonly Item[] =>
  items.filter(
    ({ subject, person }) => person !== null && !notices.some((notice) => notice.subject === subject),
  );
