import { type Bilingual, say } from '../../problem.ts';
import type { Regulation } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { Report } from './report.ts';

const KINDS = {
  article: say('điều khoản', 'article'),
  reading: say('cách hiểu', 'reading'),
  unverified: say('mục unverified', "entry under 'unverified'"),
  question: say('câu hỏi', 'question'),
  level: say('mức', 'level'),
  stage: say('giai đoạn', 'stage'),
  group: say('nhóm', 'group'),
  fact: say('dữ kiện', 'fact'),
  table: say('bảng', 'table'),
  condition: say('điều kiện có tên', 'named condition'),
  measure: say('đại lượng', 'measure'),
} as const satisfies Record<string, Bilingual>;
export type NameKind = keyof typeof KINDS;
export const nameKindInWords = (kind: NameKind): Bilingual => KINDS[kind];

/** What a regulation declares, and which of it has been used. */
export interface Names {
  of(kind: NameKind): readonly string[];
  /** Whether the name exists; notes that it is used, or reports it at the place. */
  use(kind: NameKind, name: string, at: Cursor, asked?: 'after-levels'): boolean;
  /** Whether consequences use the name and nothing else does, so that it may wait for levels. */
  isUsedAfterLevelsOnly(kind: NameKind, name: string): boolean;
  isUsed(kind: NameKind, name: string): boolean;
}

export function namesOf(regulation: Regulation, report: Report): Names {
  const declared: Record<NameKind, readonly string[]> = {
    article: [...regulation.articles.keys()],
    reading: [...regulation.readings.keys()],
    unverified: [...regulation.unverified.keys()],
    question: [...regulation.questions.keys()],
    level: regulation.levels.map((l) => l.id),
    stage: [...regulation.stages.keys()],
    group: regulation.groups.map((g) => g.id),
    fact: [...regulation.facts.keys()],
    table: [...regulation.tables.keys()],
    condition: [...regulation.conditions.keys()],
    measure: [...new Set(regulation.measures.map((m) => m.id))],
  };
  const used = new Set<string>();
  const before = new Set<string>();
  return {
    of: (kind) => declared[kind],
    use(kind, name, at, asked) {
      if (declared[kind].includes(name)) {
        used.add(`${kind} ${name}`);
        if (asked === undefined) before.add(`${kind} ${name}`);
        return true;
      }
      report.unknown(at, `pack.unknown-${kind}`, KINDS[kind], name, declared[kind]);
      return false;
    },
    isUsedAfterLevelsOnly: (kind, name) => used.has(`${kind} ${name}`) && !before.has(`${kind} ${name}`),
    isUsed: (kind, name) => used.has(`${kind} ${name}`),
  };
}
