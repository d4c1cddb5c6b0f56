import { type Bilingual, say } from '@congtam/engine';
import { type Level, levelNow, type RatingRegulation } from './levels.ts';

/** The question that people ask, of somebody below the best level; of somebody at it, why they are there. */
export function titleOfWhy(
  { name, kind, ...level }: Level,
  regulation: RatingRegulation | undefined,
): Bilingual {
  const best = regulation?.levels[0];
  const [comrade, of] = kind === 'person' ? ['đồng chí ', ''] : ['', ''];
  if (best === undefined || levelNow({ name, kind, ...level }) === best.id)
    return say(`Vì sao ${comrade}${name} được xếp loại như vậy`, `Why ${of}${name} is rated so`);
  return say(
    `Vì sao ${comrade}${name} không được xếp loại ${best.label.vi.toLowerCase()}`,
    `Why ${of}${name} is not rated ${best.label.en.toLowerCase()}`,
  );
}
