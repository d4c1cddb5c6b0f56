import { type Bilingual, say } from '../../problem.ts';
import { type Authority, CONSEQUENCE_USES, type Consequence } from '../consequence-rule.ts';
import { SUBJECT_KINDS } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { RuleReader } from './rule.ts';
import { HEAD, readHead } from './rules.ts';
import { present, readArticles, readBilingual } from './text.ts';

/** `{id, label, article, stage, for, when, says, use}` */
export function readConsequence(at: Cursor, read: RuleReader): Consequence | undefined {
  const map = at.map([...HEAD, 'stage', 'when', 'says?', 'use?']);
  const head = map && readHead(map);
  const when = read.condition(map?.field('when'));
  if (!map || !head || !when) return undefined;
  return {
    ...head,
    stages: readArticles(map.field('stage')),
    when,
    ...present<Pick<Consequence, 'says' | 'use'>>({
      says: textAt(map, 'says'),
      use: map.optional('use')?.oneOf(CONSEQUENCE_USES),
    }),
  };
}

/** `{id, label, article, of, stage, when, decides, delegated-by, drafts, opinion-of, dossier-to}` */
export function readAuthority(at: Cursor, read: RuleReader): Authority | undefined {
  const map = at.map([
    ...HEAD.filter((key) => key !== 'for?'),
    'of',
    'stage?',
    'when?',
    'decides',
    'delegated-by?',
    'drafts?',
    'opinion-of?',
    'dossier-to?',
  ]);
  const head = map && readHead(map);
  const of = map?.field('of')?.oneOf(SUBJECT_KINDS);
  const decides = readBilingual(map?.field('decides'));
  if (!map || !head || !of || !decides) return undefined;
  // A section may say it for all its rules; for whom a row is stands in its condition alone.
  const groups = map.optional('for');
  if (groups) {
    return groups.refuse(
      'pack.authority-for-groups',
      say('thẩm quyền theo thuộc tính, không theo nhóm', 'authority goes by attributes, not by groups'),
      say('bỏ for, ghi điều kiện vào when', 'leave out for and write a condition under when'),
    );
  }
  const when = map.optional('when') && read.condition(map.optional('when'));
  if (map.optional('when') && !when) return undefined;
  const stages = map.optional('stage') && readArticles(map.optional('stage'));
  return {
    ...head,
    of,
    decides,
    ...present<Pick<Authority, 'stages' | 'when' | 'delegatedBy' | 'drafts' | 'opinionOf' | 'dossierTo'>>({
      stages,
      when,
      delegatedBy: textAt(map, 'delegated-by'),
      drafts: textAt(map, 'drafts'),
      opinionOf: textAt(map, 'opinion-of'),
      dossierTo: textAt(map, 'dossier-to'),
    }),
  };
}

const textAt = (map: Cursor, key: string): Bilingual | undefined =>
  map.optional(key) && readBilingual(map.optional(key));
