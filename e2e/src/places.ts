import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComputedCommune } from './computed-commune.ts';

const features = join(import.meta.dirname, '../../web/src/features');

/** The addresses of all pages behind the sign-in, as each feature declares them for the router. */
export function declaredPages(): readonly string[] {
  return readdirSync(features).flatMap((feature) => {
    if (feature === 'session' || !readdirSync(join(features, feature)).includes('pages.ts')) return [];
    const source = readFileSync(join(features, feature, 'pages.ts'), 'utf8');
    const found = [...source.matchAll(/\b(?:page|askedPage)\(\s*'(\/[^']*)'/g)].map(([, path = '']) => path);
    const declared = source.match(/lazyRouteComponent\(\n?\s*\(\)|lazyRouteComponent\(\(\)/g)?.length ?? 0;
    // The first page is not loaded later.
    if (declared > found.length)
      throw new Error(`${feature} declares ${declared} pages, ${found.length} were found`);
    return found;
  });
}

/** Who of the sample sees a page that the personnel officer has no use for, by the beginning of its address. */
const SEEN_BY: readonly (readonly [from: string, login: string])[] = [
  ['/accounts', 'quantri.1'],
  ['/roles', 'quantri.1'],
  ['/fresh-acts', 'quantri.1'],
  ['/installation', 'quantri.1'],
  ['/work', 'canbo.2'],
  ['/monitoring', 'canbo.2'],
  ['/my-results', 'canbo.2'],
  ['/petition', 'canbo.2'],
  ['/meetings', 'thuky'],
  ['/unit-work', 'truongphong.kinhte'],
  ['/classification', 'chutich'],
  ['/inspections', 'thanhtra'],
];

export const seenBy = (page: string): string =>
  SEEN_BY.find(
    ([from]) => page === from || page.startsWith(`${from}/`) || page.startsWith(`${from}-`),
  )?.[1] ?? 'tochuc';

/** The address with what is known put in; what is not known is a thing that is not there, and the page says so. */
export const filledIn = (page: string, known: { readonly [name: string]: string }): string =>
  page.replace(/\$(\w+)/g, (_, name: string) => known[name] ?? '00000000-0000-7000-8000-000000000000');

/** Whatever a page of the sample may be of. */
export async function knownThings({
  ask,
  cycle,
}: ComputedCommune): Promise<{ readonly [name: string]: string }> {
  const { units } = await ask<{ units: { id: string; code: string }[] }>('tochuc', 'GET', '/api/v1/units');
  const { people } = await ask<{ people: { id: string; staffCode: string }[] }>(
    'tochuc',
    'GET',
    '/api/v1/people?limit=200',
  );
  const somebody = people.find(({ staffCode }) => staffCode === 'UB-21');
  return {
    ...{ cycle, unit: units.find(({ code }) => code === 'UBX')?.id ?? '', subject: 'UB-21', period: '2026' },
    ...{
      regulation: 'nd-335-2025',
      version: '2026-01-01',
      sheet: 'general-criteria',
      person: somebody?.id ?? '',
    },
  };
}
