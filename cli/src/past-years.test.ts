import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPart } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';

const root = fileURLToPath(new URL('../../examples/past-years', import.meta.url));

interface PastRun {
  readonly regulations: readonly string[];
  readonly period: string;
  readonly 'as-of': string;
}

const years = readdirSync(root).map((year) => {
  const file = join(root, year, 'run.yaml');
  const loaded = loadPart(readFileSync(file), file);
  if ('problems' in loaded) throw new Error(`${file} cannot be read`);
  return { year, run: loaded.part.data as unknown as PastRun };
});

const naming = (regulations: readonly string[]) => regulations.flatMap((name) => ['--regulation', name]);

/** With everything that comes with the program today at hand. */
async function runAgain(year: string, { regulations, period, 'as-of': asOf }: PastRun) {
  const out = join(newFolder(), 'out');
  const input = join(root, year, 'input');
  const given = ['--period', period, '--as-of', asOf, '--out', out];
  const { exit, err } = await congtam('evaluate', input, ...naming(regulations), ...given);
  return { out, exit, err };
}

/** The whole document but for the version of the engine; it names no path. */
const comparable = (text: string): string => text.replace(/"engine":"[^"]*"/, '"engine":""');

describe.each(years)('the year of $year', ({ year, run }) => {
  it('is, run again today, byte for byte what was written then, and verifies', async () => {
    const { out, exit, err } = await runAgain(year, run);
    expect([exit < 2, exit < 2 ? '' : err]).toEqual([true, '']);
    const now = readFileSync(join(out, 'results.json'), 'utf8');
    const written = join(root, year, 'results.json');
    // WRITE_PAST_YEARS=1 npx vitest run cli/src/past-years.test.ts writes a new year; of an old one nothing may change.
    if (process.env.WRITE_PAST_YEARS !== undefined && !existsSync(written)) writeFileSync(written, now);
    expect(comparable(now)).toBe(comparable(readFileSync(written, 'utf8')));
    const verified = await congtam('verify', out, '--json');
    expect([verified.exit, verified.json().differences]).toEqual([0, []]);
  });

  it('takes no text beside it that came later', async () => {
    for (const later of ['nd-335-2025', 'nd-233-2026', 'qd-366-2025']) {
      const { exit, err } = await runAgain(year, { ...run, regulations: [...run.regulations, later] });
      expect([exit, err]).toEqual([2, expect.stringContaining(`${later} `)]);
    }
  });
});

describe('a past year', () => {
  const resultsOf = (year: string) => {
    const document: {
      evaluations: {
        regulation: string;
        people: { subject: string; proposed?: string; outcome: string }[];
      }[];
    } = JSON.parse(readFileSync(join(root, year, 'results.json'), 'utf8'));
    return (regulation: string, subject: string) => {
      const found = document.evaluations.find((e) => e.regulation === regulation);
      const result = found?.people.find((p) => p.subject === subject);
      return result?.proposed ?? result?.outcome;
    };
  };

  // Worked out by hand from the decree; C4 was disciplined by the Party for a matter outside duty.
  it('counts discipline outside duty from 15 September 2023 on, not before', () => {
    expect(resultsOf('2021-commune')('nd-90-2020', 'C4')).toBe('good');
    expect(resultsOf('2023-commune')('nd-90-2020', 'C4')).toBe('notCompleted');
    expect(resultsOf('2024-commune')('nd-90-2020', 'C4')).toBe('notCompleted');
  });

  // Three people are rated at the school, and 25% of three gives no place; before the change there was no share.
  it('has a share of the excellent from 15 September 2023 on, not before', () => {
    expect(resultsOf('2021-commune')('nd-90-2020', 'G1')).toBe('excellent');
    expect(resultsOf('2024-commune')('nd-90-2020', 'G1')).toBe('good');
  });

  it('of a school that ended on 31 May 2023 is under the text before the change, its commune under the one after', () => {
    expect(resultsOf('2023-school')('nd-90-2020', 'G1')).toBe('excellent');
    expect(resultsOf('2023-commune')('nd-90-2020', 'G1')).toBe('other-regime');
    expect(resultsOf('2023-commune')('nd-90-2020', 'C1')).toBe('excellent');
  });

  it('leaves discipline of 10 June to the next year of a school, and counts it of an office', () => {
    expect(resultsOf('2024-commune')('nd-90-2020', 'G1')).not.toBe('notCompleted');
    expect(resultsOf('2024-commune')('nd-90-2020', 'C5')).toBe('notCompleted');
  });

  it('is what the texts of its last day say, whichever are installed', async () => {
    const input = join(root, '2024-commune', 'input');
    const asked = ['--person', 'C1', '--date', '2024-12-31', '--json'];
    const { json } = await congtam('applicable', input, ...asked);
    const applying = json().chain.flatMap((a: { applies: boolean; regulation: string }) =>
      a.applies ? [a.regulation] : [],
    );
    expect(applying).toEqual(expect.arrayContaining(['nd-90-2020', 'ninh-thuan-2024', 'qd-124-2023']));
    for (const later of ['nd-335-2025', 'nd-233-2026', 'qd-366-2025']) expect(applying).not.toContain(later);
  });
});
