import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { root, signedIn } from './behind-sign-in.ts';
import { accountsPages } from './features/accounts/pages.ts';
import { auditPages } from './features/audit/pages.ts';
import { classificationPages } from './features/classification/pages.ts';
import { consolidationPages } from './features/consolidation/pages.ts';
import { cyclesPages } from './features/cycles/pages.ts';
import { decisionsPages } from './features/decisions/pages.ts';
import { delegationsPages } from './features/delegations/pages.ts';
import { dossiersPages } from './features/dossiers/pages.ts';
import { dutyGroupsPages } from './features/duty-groups/pages.ts';
import { evidenceBooksPages } from './features/evidence-books/pages.ts';
import { followUpPages } from './features/follow-up/pages.ts';
import { homePages } from './features/home/pages.ts';
import { inspectionPages } from './features/inspection/pages.ts';
import { issuedPapersPages } from './features/issued-papers/pages.ts';
import { meetingsPages } from './features/meetings/pages.ts';
import { monitoringPages } from './features/monitoring/pages.ts';
import { nationalDatabasePages } from './features/national-database/pages.ts';
import { packagesPages } from './features/packages/pages.ts';
import { paperTemplatesPages } from './features/paper-templates/pages.ts';
import { papersPages } from './features/papers/pages.ts';
import { peoplePages } from './features/people/pages.ts';
import { petitionsPages } from './features/petitions/pages.ts';
import { policyLabPages } from './features/policy-lab/pages.ts';
import { procedurePages } from './features/procedure/pages.ts';
import { progressPages } from './features/progress/pages.ts';
import { registersPages } from './features/registers/pages.ts';
import { regulationsPages } from './features/regulations/pages.ts';
import { reviewPointsPages } from './features/review-points/pages.ts';
import { sessionPages } from './features/session/pages.ts';
import { systemPages } from './features/system/pages.ts';
import { unitsPages } from './features/units/pages.ts';
import { useOfResultsPages } from './features/use-of-results/pages.ts';
import { workPages } from './features/work/pages.ts';

/** Every page there is, as each feature declares its own; those behind the sign-in stand under `signedIn`. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signedIn.addChildren([
        ...accountsPages,
        ...classificationPages,
        ...consolidationPages,
        ...cyclesPages,
        ...delegationsPages,
        ...dutyGroupsPages,
        ...followUpPages,
        ...homePages,
        ...monitoringPages,
        ...papersPages,
        ...peoplePages,
        ...policyLabPages,
        ...progressPages,
        ...registersPages,
        ...regulationsPages,
        ...unitsPages,
        ...workPages,
        ...decisionsPages,
        ...meetingsPages,
        ...petitionsPages,
        ...procedurePages,
        ...dossiersPages,
        ...issuedPapersPages,
        ...paperTemplatesPages,
        ...inspectionPages,
        ...reviewPointsPages,
        ...packagesPages,
        ...systemPages,
        ...nationalDatabasePages,
        ...auditPages,
        ...evidenceBooksPages,
        ...useOfResultsPages,
      ]),
      ...sessionPages,
    ]),
    context: { queries },
    defaultPreload: 'intent',
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
