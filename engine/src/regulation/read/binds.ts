import { say } from '../../problem.ts';
import type { Binds } from '../binds.ts';
import type { Cursor } from '../plain.ts';
import { present, readArticles } from './text.ts';

/** `binds: {units: [ubnd-ninh-thuan], territory: ninh-thuan, tier: bttu, partyMember: yes}` */
export function readBinds(at: Cursor): Binds | undefined {
  const map = at.map(['units?', 'unit-kinds?', 'territory?', 'tier?', 'partyMember?']);
  if (map === undefined) return undefined;
  const list = (key: string) => map.optional(key) && readArticles(map.optional(key));
  const flag = map.optional('partyMember')?.flag();
  const binds = present<Omit<Binds, 'at'>>({
    units: list('units'),
    unitKinds: list('unit-kinds'),
    territory: list('territory'),
    tier: readTexts(map.optional('tier')),
    partyMember: flag === undefined ? undefined : flag ? 'yes' : 'no',
  });
  if (Object.keys(binds).length === 0) {
    return at.refuse(
      'pack.binds-nothing-said',
      say('binds không nói ràng buộc ai', 'binds does not say whom'),
      say(
        'thêm units, unit-kinds, territory, tier hoặc partyMember; hoặc xóa binds',
        'add units, unit-kinds, territory, tier or partyMember; or remove binds',
      ),
    );
  }
  return { ...binds, at };
}

/** Words of the register, with accents and blanks as they stand there. */
function readTexts(at: Cursor | undefined): readonly string[] | undefined {
  if (at === undefined) return undefined;
  const list = at.isText() ? [at.text()] : (at.list() ?? []).map((c) => c.text());
  return list.filter((t) => t !== undefined);
}
