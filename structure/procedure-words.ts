import { ACTOR_WORDS, DOING_WORDS, PLACE_NAMES } from '@congtam/regulations';

/** What pages call the doings, actors and places of a procedure: they may not import where the words stand. */
export const procedureWords = (): string =>
  `${[
    "import type { Bilingual } from '@congtam/engine';",
    'type Words = { readonly [id: string]: Bilingual };',
    ...Object.entries({ DOINGS: DOING_WORDS, ACTORS: ACTOR_WORDS, PLACES: PLACE_NAMES }).map(
      ([name, words]) => `export const ${name}: Words = ${JSON.stringify(words, null, 2)};`,
    ),
  ].join('\n\n')}\n`;
