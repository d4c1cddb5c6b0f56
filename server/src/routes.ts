import { attachmentRoutes } from './attachments/attachments.routes.ts';
import type { LogKey } from './audit/log-key.ts';
import { evaluationSources } from './body-of-evidence.ts';
import type { Recomputing } from './evaluation/recomputing.ts';
import { type AccountSettings, accountRoutes } from './features/accounts/accounts.routes.ts';
import { auditRoutes } from './features/audit/audit.routes.ts';
import { runRoutes } from './features/classification/classification.routes.ts';
import { levelRoutes } from './features/classification/levels.routes.ts';
import { actOnLevel } from './features/classification/levels.ts';
import { consolidationRoutes } from './features/consolidation/consolidation.routes.ts';
import { cycleRoutes } from './features/cycles/cycles.routes.ts';
import { decisionRoutes } from './features/decisions/decisions.routes.ts';
import { delegationRoutes } from './features/delegations/delegations.routes.ts';
import { dossierRoutes } from './features/dossiers/dossiers.routes.ts';
import { dutyGroupRoutes } from './features/duty-groups/duty-groups.routes.ts';
import { evidenceBookRoutes } from './features/evidence-books/evidence-books.routes.ts';
import { followUpRoutes } from './features/follow-up/follow-up.routes.ts';
import { inspectionRoutes } from './features/inspection/inspection.routes.ts';
import { issuedPaperRoutes } from './features/issued-papers/issued-papers.routes.ts';
import { jobRoutes } from './features/jobs/jobs.routes.ts';
import { meetingRoutes } from './features/meetings/meetings.routes.ts';
import { monitoringRoutes } from './features/monitoring/monitoring.routes.ts';
import { resultsSentSheets } from './features/monitoring/results-sent.ts';
import { nationalDatabaseRoutes } from './features/national-database/national-database.routes.ts';
import { nextStepRoutes } from './features/next-steps/next-steps.routes.ts';
import { packageRoutes } from './features/packages/packages.routes.ts';
import { paperTemplateRoutes } from './features/paper-templates/paper-templates.routes.ts';
import { paperRoutes } from './features/papers/papers.routes.ts';
import { peopleRoutes } from './features/people/people.routes.ts';
import { rosterRoutes } from './features/people/roster.routes.ts';
import { transferRoutes } from './features/people/transfers.routes.ts';
import { petitionRoutes } from './features/petitions/petitions.routes.ts';
import { policyLabRoutes } from './features/policy-lab/policy-lab.routes.ts';
import { procedureRoutes } from './features/procedure/procedure.routes.ts';
import { progressRoutes } from './features/progress/progress.routes.ts';
import { registerRoutes } from './features/registers/registers.routes.ts';
import { shippedPacks } from './features/regulations/library.ts';
import { registerSheets } from './features/regulations/register-sheets.ts';
import { regulationRoutes } from './features/regulations/regulations.routes.ts';
import { reviewPointRoutes } from './features/review-points/review-points.routes.ts';
import { type Installation, installationRoutes } from './features/system/installation.routes.ts';
import { systemRoutes } from './features/system/system.routes.ts';
import { unitListRoutes } from './features/units/unit-lists.routes.ts';
import { unitRoutes } from './features/units/units.routes.ts';
import { commendationNow } from './features/use-of-results/use-of-results.queries.ts';
import { useOfResultsRoutes } from './features/use-of-results/use-of-results.routes.ts';
import { workRoutes } from './features/work/work.routes.ts';
import { workSheets } from './features/work/work-sheets.ts';
import type { Endpoint } from './http/endpoint.ts';
import { healthRoutes, type ReadinessCheck } from './http/health.ts';
import { type MetricsSettings, metricsRoute } from './http/metrics.ts';
import { openApiRoute } from './http/openapi.ts';
import { problemPage } from './http/problem-pages.ts';
import type { PaperPress } from './official-papers/making.ts';
import { type SampleSettings, sampleRoutes } from './sample/sample.routes.ts';
import { SampleLoading } from './sample/sample-loading.ts';
import { bookTaker } from './take-workbook.ts';

export interface RouteSettings {
  readonly accounts: AccountSettings;
  readonly key: LogKey;
  readonly readiness: readonly ReadinessCheck[];
  readonly metrics: MetricsSettings;
  /** Program that parses workbooks in a process of its own; without it they are parsed here. */
  readonly xlsxReader?: string | undefined;
  /** What computes runs again, to tell of them what is not kept. */
  readonly recomputing: Recomputing;
  /** What makes files of official papers. */
  readonly press: PaperPress;
  /** What the sample commune is loaded into, when somebody wants to look before they begin. */
  readonly database: SampleSettings['database'];
  readonly installation: Installation;
}

export const VERSION = '0.1.0';

/** Where cycles find their evidence: what feeds sheets besides people has a line here. */
export const SOURCES = evaluationSources([registerSheets, workSheets, resultsSentSheets]);

/** Who takes whole workbooks. */
export const TAKER = bookTaker(SOURCES);

/** What went out about somebody, by the features that know: a discipline found later lists it. */
const WENT_OUT = [commendationNow];

/** Texts that ship: by them those of units are found old, and steps have their names. */
const shippedTexts = async () =>
  (await shippedPacks()).packs.map(({ regulation, version, procedure }) => ({
    ...{ regulation: regulation.id, version },
    steps: procedure?.kinds.flatMap(({ steps }) => steps) ?? [],
  }));

/** Every route there is: what is not here is not served. */
export function allRoutes({
  accounts,
  key,
  readiness,
  metrics,
  xlsxReader,
  recomputing,
  press,
  database,
  installation,
}: RouteSettings): readonly Endpoint[] {
  const loading = new SampleLoading();
  const routes = [
    ...healthRoutes(readiness),
    ...accountRoutes(accounts, () => loading.seconds),
    ...sampleRoutes({
      database,
      profile: accounts.passwordProfile,
      sources: SOURCES,
      setUpCode: accounts.setUpCode,
      loading,
    }),
    ...unitRoutes,
    ...unitListRoutes(xlsxReader),
    ...delegationRoutes,
    ...attachmentRoutes,
    ...paperRoutes,
    ...issuedPaperRoutes({ sources: SOURCES, recomputing, press }),
    ...petitionRoutes(SOURCES, press),
    ...inspectionRoutes(key),
    ...reviewPointRoutes(SOURCES),
    ...paperTemplateRoutes,
    ...dossierRoutes(SOURCES),
    ...followUpRoutes,
    ...dutyGroupRoutes,
    ...peopleRoutes,
    ...registerRoutes,
    ...regulationRoutes,
    ...transferRoutes,
    ...rosterRoutes(xlsxReader),
    ...auditRoutes(key),
    ...systemRoutes,
    ...installationRoutes(installation),
    ...jobRoutes,
    problemPage,
    metricsRoute(metrics),
    ...workRoutes(xlsxReader),
    ...cycleRoutes(SOURCES),
    ...monitoringRoutes(SOURCES),
    ...evidenceBookRoutes(SOURCES, TAKER, xlsxReader),
    ...nextStepRoutes(SOURCES),
    ...runRoutes({ sources: SOURCES, recomputing }),
    ...levelRoutes({ sources: SOURCES, recomputing }, WENT_OUT),
    ...useOfResultsRoutes(SOURCES),
    ...procedureRoutes(SOURCES),
    ...meetingRoutes(SOURCES),
    ...decisionRoutes({ sources: SOURCES, actOnLevel }),
    ...consolidationRoutes(SOURCES, press),
    ...policyLabRoutes(press),
    ...progressRoutes(shippedTexts),
    ...packageRoutes(key),
    ...nationalDatabaseRoutes,
  ];
  return [...routes, openApiRoute(routes, VERSION)];
}
