import { evaluationPlan } from './cycle/evaluation-plan.ts';
import { openingLetter } from './cycle/opening-letter.ts';
import { urgingLetter } from './cycle/urging-letter.ts';
import { decision } from './decision/decision.ts';
import { personalNotice } from './decision/personal-notice.ts';
import { publicationList } from './decision/publication-list.ts';
import { submission } from './decision/submission.ts';
import { synthesis } from './decision/synthesis.ts';
import { dossierCover } from './dossier/dossier-cover.ts';
import type { Form } from './form.ts';
import { countingRecord } from './meeting/counting-record.ts';
import { invitation } from './meeting/invitation.ts';
import { minutes } from './meeting/minutes.ts';
import { minutesExtract } from './meeting/minutes-extract.ts';
import { opinionSheet } from './meeting/opinion-sheet.ts';
import { partyOpinion } from './meeting/party-opinion.ts';
import { nd90Form01 } from './nd-90/form-01.ts';
import { nd90Form02 } from './nd-90/form-02.ts';
import { nd90Form03 } from './nd-90/form-03.ts';
import { nd335Form01 } from './nd-335/form-01.ts';
import { nd335Form02 } from './nd-335/form-02.ts';
import { partyCollectiveReview } from './party/party-collective-review.ts';
import { partyLevelReport } from './party/party-level-report.ts';
import { partyMinutes } from './party/party-minutes.ts';
import { partyPersonList } from './party/party-person-list.ts';
import { partyTaskResults } from './party/party-task-results.ts';
import { petition } from './petition/petition.ts';
import { petitionAnswer } from './petition/petition-answer.ts';
import { impactSheet } from './policy/impact-sheet.ts';
import { levelSummary } from './result/level-summary.ts';
import { notRatedList } from './result/not-rated-list.ts';
import { reasonsSheet } from './result/reasons-sheet.ts';
import { remediationPlan } from './result/remediation-plan.ts';
import { unitResultSheet } from './result/unit-result-sheet.ts';

/** Every official paper there is, in the order of the year. */
export const forms: readonly Form[] = [
  openingLetter,
  evaluationPlan,
  urgingLetter,
  nd335Form01,
  nd335Form02,
  nd90Form01,
  nd90Form02,
  nd90Form03,
  unitResultSheet,
  reasonsSheet,
  invitation,
  opinionSheet,
  countingRecord,
  minutes,
  minutesExtract,
  partyOpinion,
  synthesis,
  submission,
  decision,
  personalNotice,
  publicationList,
  petition,
  petitionAnswer,
  notRatedList,
  levelSummary,
  partyCollectiveReview,
  partyTaskResults,
  partyPersonList,
  partyMinutes,
  partyLevelReport,
  remediationPlan,
  dossierCover,
  impactSheet,
];

/** The form with this id. */
export const formWithId = (id: string): Form | undefined => forms.find((form) => form.id === id);
