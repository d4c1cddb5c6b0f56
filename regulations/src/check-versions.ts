import { applyLayers, type Problem, type Regulation } from './engine.ts';
import { findRegulations } from './find.ts';
import { NATIONAL_CLOCKS, nationalClocks } from './national-database/read.ts';
import type { ProcedureLayer } from './procedure/format.ts';
import { procedureOf } from './procedure/of-version.ts';
import { basesUnder, headOf, readVersion } from './read-version.ts';
import { loadRegulation } from './version.ts';
import { readYears, WORKING_DAYS } from './working-days/read.ts';

interface Checked {
  readonly problems: readonly Problem[];
  readonly regulation?: Regulation;
  readonly procedure?: ProcedureLayer | undefined;
}

/**
 * Checks every version under the root, a layer together with what it lies on, each version once. Answers what is wrong by
 * version (`id@date`), in the order of the folders; an empty list where nothing is.
 */
export function checkVersions(root: string): ReadonlyMap<string, readonly Problem[]> {
  const check = once((dir): Checked => {
    const loaded = loadRegulation(dir, { rulesOnly: true });
    const rules = 'parts' in loaded ? loaded.parts.find((part) => part.name === 'rules') : undefined;
    const bases = rules ? basesUnder(headOf(rules), root).map((base) => check(base.dir)) : [];
    const below = bases.flatMap(({ regulation }) => regulation ?? []);
    const read = readVersion(dir, { root, known: below, rulesOnly: true });
    if ('problems' in read) return read;
    const { regulation, procedure } = read;
    const [base, ...layers] = [...below, regulation];
    const whole = base === undefined || layers.length === 0 ? undefined : applyLayers(base, layers);
    if (whole && 'problems' in whole) return { regulation, procedure, problems: whole.problems };
    const parts = [...bases, read].flatMap((one) =>
      one.regulation
        ? [{ regulation: one.regulation, ...(one.procedure ? { procedure: one.procedure } : {}) }]
        : [],
    );
    const steps = procedureOf(parts, whole ? whole.regulation : regulation);
    return { regulation, procedure, problems: steps && 'problems' in steps ? steps.problems : [] };
  });
  const versions = findRegulations(root).flatMap(({ id, versions }) =>
    versions.map(({ date, dir }) => ({ name: `${id}@${date}`, dir })),
  );
  const years = readYears(root);
  const clocks = nationalClocks(root);
  return new Map([
    ...versions.map(({ name, dir }) => [name, check(dir).problems] as const),
    ...(years.problems.length > 0 ? [[WORKING_DAYS, years.problems] as const] : []),
    ...('problems' in clocks ? [[NATIONAL_CLOCKS, clocks.problems] as const] : []),
  ]);
}

function once<T>(make: (dir: string) => T): (dir: string) => T {
  const known = new Map<string, T>();
  return (dir) => {
    const found = known.get(dir) ?? make(dir);
    known.set(dir, found);
    return found;
  };
}
