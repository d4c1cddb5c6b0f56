import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NoSuchPage } from './components/no-such-page.tsx';
import { PageFault } from './components/page-fault.tsx';
import { sessionQuery, setUpQuery } from './features/session/session.ts';
import { SignInPage } from './features/session/sign-in-page.tsx';
import { Shell } from './shell.tsx';

/** Every page there is. Those behind the sign-in stand under `signedIn`, which asks who it is. */
export function makeRouter(queries: QueryClient) {
  const root = createRootRoute({ notFoundComponent: NoSuchPage, errorComponent: PageFault });
  const signedIn = createRoute({
    getParentRoute: () => root,
    id: 'signed-in',
    component: Shell,
    beforeLoad: async ({ location }) => {
      const session = await queries.ensureQueryData(sessionQuery);
      if (session === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
    },
  });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: SignInPage,
    validateSearch: ({ to }): { to?: string } => (isOfOurs(to) ? { to } : {}),
    // Known before anything is shown; who cannot be asked shows the sign-in, which says so when it is tried.
    beforeLoad: async () => {
      const known = await queries.ensureQueryData(setUpQuery).catch(() => undefined);
      if (known?.isSetUp === false) throw redirect({ to: '/set-up' });
    },
  });
  const setUp = createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('./features/session/set-up-page.tsx'), 'SetUpPage'),
  });
  const activate = createRoute({
    getParentRoute: () => root,
    path: '/activate',
    component: lazyRouteComponent(() => import('./features/session/activation-page.tsx'), 'ActivationPage'),
  });
  const home = createRoute({
    getParentRoute: () => signedIn,
    path: '/',
    component: lazyRouteComponent(() => import('./features/home/home-page.tsx'), 'HomePage'),
  });
  const regulations = createRoute({
    getParentRoute: () => signedIn,
    path: '/regulations',
    component: lazyRouteComponent(
      () => import('./features/regulations/regulations-page.tsx'),
      'RegulationsPage',
    ),
  });
  const regulation = createRoute({
    getParentRoute: () => signedIn,
    path: '/regulations/$regulation/$version',
    component: lazyRouteComponent(
      () => import('./features/regulations/regulation-page.tsx'),
      'RegulationPage',
    ),
  });
  const units = createRoute({
    getParentRoute: () => signedIn,
    path: '/units',
    component: lazyRouteComponent(() => import('./features/units/units-page.tsx'), 'UnitsPage'),
  });
  const unit = createRoute({
    getParentRoute: () => signedIn,
    path: '/units/$unit',
    component: lazyRouteComponent(() => import('./features/units/unit-page.tsx'), 'UnitPage'),
  });
  const unitList = createRoute({
    getParentRoute: () => signedIn,
    path: '/unit-list',
    component: lazyRouteComponent(() => import('./features/units/unit-list-page.tsx'), 'UnitListPage'),
  });
  const people = createRoute({
    getParentRoute: () => signedIn,
    path: '/people',
    component: lazyRouteComponent(() => import('./features/people/people-page.tsx'), 'PeoplePage'),
    validateSearch: onlyTexts('unit'),
  });
  const person = createRoute({
    getParentRoute: () => signedIn,
    path: '/people/$person',
    component: lazyRouteComponent(() => import('./features/people/person-page.tsx'), 'PersonPage'),
  });
  const rosters = createRoute({
    getParentRoute: () => signedIn,
    path: '/rosters',
    component: lazyRouteComponent(() => import('./features/people/rosters-page.tsx'), 'RostersPage'),
  });
  const roster = createRoute({
    getParentRoute: () => signedIn,
    path: '/rosters/$roster',
    component: lazyRouteComponent(() => import('./features/people/roster-page.tsx'), 'RosterPage'),
  });
  const transfers = createRoute({
    getParentRoute: () => signedIn,
    path: '/transfers',
    component: lazyRouteComponent(() => import('./features/people/transfers-page.tsx'), 'TransfersPage'),
  });
  const registers = createRoute({
    getParentRoute: () => signedIn,
    path: '/registers',
    component: lazyRouteComponent(() => import('./features/registers/registers-page.tsx'), 'RegistersPage'),
    validateSearch: onlyTexts('unit', 'register'),
  });
  const registerEntry = createRoute({
    getParentRoute: () => signedIn,
    path: '/register-entries/$entry',
    component: lazyRouteComponent(() => import('./features/registers/entry-page.tsx'), 'EntryPage'),
  });
  const registersOf = createRoute({
    getParentRoute: () => signedIn,
    path: '/people/$person/registers',
    component: lazyRouteComponent(
      () => import('./features/registers/person-registers-page.tsx'),
      'PersonRegistersPage',
    ),
  });
  const papers = createRoute({
    getParentRoute: () => signedIn,
    path: '/people/$person/papers',
    component: lazyRouteComponent(() => import('./features/papers/papers-page.tsx'), 'PapersPage'),
  });
  const delegations = createRoute({
    getParentRoute: () => signedIn,
    path: '/delegations',
    component: lazyRouteComponent(
      () => import('./features/delegations/delegations-page.tsx'),
      'DelegationsPage',
    ),
  });
  const actingHeads = createRoute({
    getParentRoute: () => signedIn,
    path: '/units/$unit/acting-heads',
    component: lazyRouteComponent(
      () => import('./features/delegations/acting-heads-page.tsx'),
      'ActingHeadsPage',
    ),
  });
  const dutyGroups = createRoute({
    getParentRoute: () => signedIn,
    path: '/units/$unit/duty-groups',
    component: lazyRouteComponent(
      () => import('./features/duty-groups/duty-groups-page.tsx'),
      'DutyGroupsPage',
    ),
  });
  const work = createRoute({
    getParentRoute: () => signedIn,
    path: '/work',
    component: lazyRouteComponent(() => import('./features/work/work-page.tsx'), 'WorkPage'),
    validateSearch: onlyTexts('period'),
  });
  const unitWork = createRoute({
    getParentRoute: () => signedIn,
    path: '/unit-work',
    component: lazyRouteComponent(() => import('./features/work/unit-work-page.tsx'), 'UnitWorkPage'),
    validateSearch: onlyTexts('unit', 'period'),
  });
  const catalogues = createRoute({
    getParentRoute: () => signedIn,
    path: '/catalogues',
    component: lazyRouteComponent(() => import('./features/work/catalogues-page.tsx'), 'CataloguesPage'),
    validateSearch: onlyTexts('unit'),
  });
  const myMonitoring = createRoute({
    getParentRoute: () => signedIn,
    path: '/monitoring',
    component: lazyRouteComponent(
      () => import('./features/monitoring/my-monitoring-page.tsx'),
      'MyMonitoringPage',
    ),
  });
  const file = createRoute({
    getParentRoute: () => signedIn,
    path: '/cycles/$cycle/people/$person/$period',
    component: lazyRouteComponent(() => import('./features/monitoring/file-page.tsx'), 'FilePage'),
  });
  const unitTable = createRoute({
    getParentRoute: () => signedIn,
    path: '/cycles/$cycle/monitoring',
    component: lazyRouteComponent(() => import('./features/monitoring/unit-table-page.tsx'), 'UnitTablePage'),
    validateSearch: onlyTexts('unit', 'period'),
  });
  const cycles = createRoute({
    getParentRoute: () => signedIn,
    path: '/cycles',
    component: lazyRouteComponent(() => import('./features/cycles/cycles-page.tsx'), 'CyclesPage'),
  });
  const cyclePlan = createRoute({
    getParentRoute: () => signedIn,
    path: '/cycle-plan',
    component: lazyRouteComponent(() => import('./features/cycles/cycle-plan-page.tsx'), 'CyclePlanPage'),
  });
  const cycle = createRoute({
    getParentRoute: () => signedIn,
    path: '/cycles/$cycle',
    component: lazyRouteComponent(() => import('./features/cycles/cycle-page.tsx'), 'CyclePage'),
  });
  const accounts = createRoute({
    getParentRoute: () => signedIn,
    path: '/accounts',
    component: lazyRouteComponent(() => import('./features/accounts/accounts-page.tsx'), 'AccountsPage'),
  });
  const roles = createRoute({
    getParentRoute: () => signedIn,
    path: '/roles',
    component: lazyRouteComponent(() => import('./features/accounts/roles-page.tsx'), 'RolesPage'),
  });
  const freshActs = createRoute({
    getParentRoute: () => signedIn,
    path: '/fresh-acts',
    component: lazyRouteComponent(() => import('./features/accounts/fresh-acts-page.tsx'), 'FreshActsPage'),
  });
  const me = createRoute({
    getParentRoute: () => signedIn,
    path: '/me',
    component: lazyRouteComponent(() => import('./features/accounts/own-account-page.tsx'), 'OwnAccountPage'),
  });
  /** A page of a path and nothing more. */
  const page = <const Path extends string>(path: Path, component: RouteComponent) =>
    createRoute({ getParentRoute: () => signedIn, path, component });
  const regulationChanges = createRoute({
    getParentRoute: () => signedIn,
    path: '/regulation-changes',
    component: lazyRouteComponent(() => import('./features/regulations/compare-page.tsx'), 'ComparePage'),
    validateSearch: ({ before, after }): { before?: string; after?: string } => ({
      ...(typeof before === 'string' && { before }),
      ...(typeof after === 'string' && { after }),
    }),
  });
  const regulationDraft = page(
    '/regulation-draft',
    lazyRouteComponent(() => import('./features/regulations/draft-page.tsx'), 'DraftPage'),
  );
  const localRegulation = page(
    '/local-regulations/$pack',
    lazyRouteComponent(() => import('./features/regulations/local-page.tsx'), 'LocalPage'),
  );
  const classification = page(
    '/classification',
    lazyRouteComponent(() => import('./features/classification/cycles-page.tsx'), 'ClassificationPage'),
  );
  const results = page(
    '/classification/$cycle',
    lazyRouteComponent(() => import('./features/classification/results-page.tsx'), 'ResultsPage'),
  );
  const rated = page(
    '/classification/$cycle/results/$subject',
    lazyRouteComponent(() => import('./features/classification/subject-page.tsx'), 'SubjectPage'),
  );
  const whyNot = page(
    '/classification/$cycle/why/$subject',
    lazyRouteComponent(() => import('./features/classification/why-not-page.tsx'), 'WhyNotPage'),
  );
  const board = page(
    '/classification/$cycle/board',
    lazyRouteComponent(() => import('./features/classification/board-page.tsx'), 'BoardPage'),
  );
  const openDecisions = page(
    '/classification/$cycle/open',
    lazyRouteComponent(() => import('./features/classification/open-page.tsx'), 'OpenPage'),
  );
  const whatIf = page(
    '/classification/$cycle/what-if',
    lazyRouteComponent(() => import('./features/classification/what-if-page.tsx'), 'WhatIfPage'),
  );
  const foundLater = createRoute({
    getParentRoute: () => signedIn,
    path: '/classification/$cycle/found-later',
    component: lazyRouteComponent(
      () => import('./features/classification/found-later-page.tsx'),
      'FoundLaterPage',
    ),
    validateSearch: ({ person, entry }): { person?: string; entry?: string } => ({
      ...(typeof person === 'string' && { person }),
      ...(typeof entry === 'string' && { entry }),
    }),
  });
  const pictures = page(
    '/classification/$cycle/pictures',
    lazyRouteComponent(() => import('./features/classification/pictures-page.tsx'), 'PicturesPage'),
  );
  return createRouter({
    routeTree: root.addChildren([
      signedIn.addChildren([
        ...[home, regulations, regulation],
        ...[regulationChanges, regulationDraft, localRegulation],
        ...[classification, results, rated, whyNot, board, openDecisions, whatIf, foundLater, pictures],
        ...[units, unit, unitList, people, person],
        rosters,
        roster,
        transfers,
        registers,
        registerEntry,
        registersOf,
        papers,
        delegations,
        actingHeads,
        dutyGroups,
        accounts,
        roles,
        freshActs,
        me,
        ...[work, unitWork, catalogues, myMonitoring, file, unitTable, cycles, cyclePlan, cycle],
      ]),
      signIn,
      setUp,
      activate,
    ]),
    defaultPreload: 'intent',
  });
}

/** What stands after the question mark of an address: these names with texts, nothing else. */
const onlyTexts =
  <Name extends string>(...names: readonly Name[]) =>
  (search: { readonly [name: string]: unknown }): { [name in Name]?: string } => {
    const texts: { [name in Name]?: string } = {};
    for (const name of names) {
      const text = search[name];
      // A year alone comes as a number.
      if (typeof text === 'string' || typeof text === 'number') texts[name] = String(text);
    }
    return texts;
  };

/** A page to go back to after signing in: of this application, never another site. */
const isOfOurs = (to: unknown): to is string => typeof to === 'string' && /^\/(?![/\\])/.test(to);

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
