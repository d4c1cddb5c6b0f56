import {
  type Bilingual,
  foldHeading,
  type IntakeProblem,
  type Language,
  nearestName,
  say,
  type TableDescriptor,
  unknownTable,
} from '@congtam/engine';

const MOST_LISTED = 12;

/** A heading or a sheet nobody knows is answered with the names people see, in their language, not with ids. */
export function unknownColumnByLabel(
  problem: IntakeProblem,
  heading: string,
  { columns }: TableDescriptor,
): IntakeProblem {
  const mend = nameAmong(
    heading,
    columns.map((c) => c.label),
  );
  return { ...problem, mend };
}

/** Whether a problem of the headings is about a heading that no column has. */
export const isUnknownColumn = ({ code }: IntakeProblem): boolean => code.endsWith('.unknown-column');

/** A sheet that is no table. Headings that begin like those of a table of facts let it look like that of a layer. */
export function unknownSheet(
  name: string,
  headings: readonly string[],
  descriptors: readonly TableDescriptor[],
): IntakeProblem {
  const known = nameAmong(
    name,
    descriptors.map((d) => d.label),
  );
  const problem = unknownTable(name, descriptors);
  if (!isLikeTable(headings, descriptors)) return { ...problem, mend: known };
  const mend = say(
    `có thể thiếu --regulation của quy định địa phương (lớp) có trang này; nếu không phải, ${known.vi}`,
    `the --regulation of a local regulation (a layer) with this sheet may be missing; if not, ${known.en}`,
  );
  return { ...problem, mend };
}

/** Whether the sheet names its subjects as the tables of a regulation do. */
function isLikeTable(headings: readonly string[], descriptors: readonly TableDescriptor[]): boolean {
  const subjects = descriptors.flatMap((d) => d.columns.filter((c) => c.id === 'subject'));
  const names = new Set(
    subjects.flatMap(({ id, label }) => [id, label.vi, label.en].map((name) => foldHeading(name))),
  );
  return headings.some((heading) => names.has(foldHeading(heading)));
}

function nameAmong(word: string, labels: readonly Bilingual[]): Bilingual {
  const inLanguage = (language: Language) => {
    const folded = new Map(labels.map((label) => [foldHeading(label[language]), label[language]]));
    return folded.get(nearestName(foldHeading(word), [...folded.keys()]) ?? '');
  };
  const listed = (language: Language) =>
    labels
      .slice(0, MOST_LISTED)
      .map((label) => `“${label[language]}”`)
      .join(', ') + (labels.length > MOST_LISTED ? ', …' : '');
  const [vi, en] = [inLanguage('vi'), inLanguage('en')];
  return say(
    vi === undefined ? `dùng một trong: ${listed('vi')}` : `có phải là “${vi}”?`,
    en === undefined ? `use one of: ${listed('en')}` : `did you mean “${en}”?`,
  );
}
