import { type Bilingual, say } from '@congtam/engine';

/** Why somebody has no level. */
export const WHY_NO_LEVEL: { readonly [why: string]: Bilingual } = {
  notRatedByRule: say('Không xếp loại theo quy định', 'Not rated, by the regulation'),
  notRatedByDecision: say('Được quyết định không xếp loại', 'Not rated, by decision'),
  factsMissing: say('Thiếu dữ liệu', 'Facts are missing'),
  decisionNeeded: say('Chờ cấp có thẩm quyền quyết định', 'A decision is open'),
  notDecided: say('Chưa có quyết định về mức', 'No level was decided yet'),
};
