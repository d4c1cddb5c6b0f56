import type { paths } from '../../api/schema.generated.ts';

export type Dossier =
  paths['/api/v1/dossiers/{dossier}']['get']['responses'][200]['content']['application/json'];
export type DossierLine = Dossier['lines'][number];
export type DossierPaper = Dossier['papers'][number];

/** What stands on a line; undefined where nothing does, or was taken out again. */
export const paperOn = ({ papers }: Pick<Dossier, 'papers'>, line: string): DossierPaper | undefined =>
  papers.find((paper) => paper.line === line && paper.kind !== 'takenOut');

/** What was said, by what it is about; nothing of what was left empty. */
export const saidOf = (typed: { readonly [about: string]: string }): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([about, words]) => (words.trim() === '' ? [] : [[about, words.trim()]])),
  );
