import { type Bilingual, say } from '@congtam/engine';

/** How an article is cited whose id in the pack is this: `art-21.2.a` → điểm a khoản 2 Điều 21; else the id itself. */
export function articleName(id: string): Bilingual {
  const [, article, clause, point] = /^art-(\w+)(?:\.(\w+))?(?:\.(\w+))?$/.exec(id) ?? [];
  if (article === undefined) return say(id, id);
  if (clause === undefined) return say(`Điều ${article}`, `Article ${article}`);
  if (point === undefined) return say(`khoản ${clause} Điều ${article}`, `Article ${article}(${clause})`);
  return say(`điểm ${point} khoản ${clause} Điều ${article}`, `Article ${article}(${clause})(${point})`);
}
